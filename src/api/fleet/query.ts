/** Query parameters of questions about a fleet. A name that is unknown is refused: the question would be another one without it. */

import type { FastifyRequest } from 'fastify';
import { type KbNumber, type MachineId, parseKbNumber } from '../../brand.ts';
import { parseDay } from '../../day.ts';
import { KnownError } from '../../errors.ts';
import { checkPast, type Known } from '../../fleet/past/subjects.ts';
import { readMachineId } from '../machines/machine-id.ts';
import { refuseQueryOptions } from '../odata.ts';

/** Throws `KnownError` ODataError or InvalidInput. */
export function readQuery<Name extends string>(
  request: FastifyRequest,
  names: readonly Name[],
): Partial<Record<Name, string>> {
  refuseQueryOptions(request);
  const query = request.query as Readonly<Record<string, string | string[]>>;
  for (const [name, value] of Object.entries(query)) {
    if (!(names as readonly string[]).includes(name)) {
      throw new KnownError(
        'InvalidInput',
        `The query parameter "${name.slice(0, 100)}" is unknown here; there are ${names.join(', ')}.`,
      );
    }
    if (Array.isArray(value)) {
      throw new KnownError(
        'InvalidInput',
        `The query parameter "${name}" may be there once, not ${value.length} times.`,
      );
    }
  }
  return query as Partial<Record<Name, string>>;
}

/** Throws `KnownError` MissingRequiredParameter, or InvalidInput for a day that has not come. */
export function readPastDay(text: string | undefined, today: string): string {
  return checkPast(parseDay(requireParameter(text, 'day'), 'day'), today);
}

/** Now, where nothing is said. Throws `KnownError` InvalidInput. */
export function readKnown(text: string | undefined): Known {
  if (text === undefined || text === 'now' || text === 'then') return text ?? 'now';
  throw new KnownError('InvalidInput', `known is "${text.slice(0, 100)}"; expected now or then.`);
}

export function requireParameter(text: string | undefined, name: string): string {
  if (text !== undefined && text !== '') return text;
  throw new KnownError('MissingRequiredParameter', `The question lacks the query parameter "${name}".`);
}

/** Throws `KnownError` InvalidInput. */
export function readKb(text: string): KbNumber {
  const kb = parseKbNumber(text);
  if (kb !== undefined) return kb;
  throw new KnownError('InvalidInput', `kb is "${text.slice(0, 100)}"; expected a KB number such as KB5036893.`);
}

/** Behind which machine the answer begins; an empty text is that of the first page. Throws `KnownError` InvalidInput. */
export function readAfter(text: string | undefined): { readonly after?: MachineId } {
  return text === undefined || text === '' ? {} : { after: readMachineId(text) };
}

/** How many rows, or machine ids, an answer may have. Throws `KnownError` InvalidInput. */
export function readLimit(text: string | undefined, { usual, most } = { usual: 1_000, most: 10_000 }): number {
  return text === undefined ? usual : readNumber(text, 'limit', 1, most);
}

/** A whole number up to `most`. Throws `KnownError` InvalidInput. */
export function readNumber(text: string, name: string, least: number, most: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new KnownError(
    'InvalidInput',
    `${name} is "${text.slice(0, 100)}"; expected a whole number from ${least} to ${most}.`,
  );
}
