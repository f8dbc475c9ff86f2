/** Rings and exceptions as people write them: checked, in the API's refusals. A field that is unknown is refused. */

import type { MachineId } from '../../brand.ts';
import { parseMachineId } from '../../brand.ts';
import { daysAfter, isDay } from '../../day.ts';
import { KnownError } from '../../errors.ts';
import { type Checked, fault, readKb, readList, readRecord, readText } from '../../inventory/checks.ts';
import { isObject } from '../../inventory/text/json-values.ts';
import type { Exception, Hold, Ring } from './model.ts';

const most = { names: 200, holds: 500, days: 3_650, order: 1_000_000 };

/** Without its name, which the path or an argument gives. Throws `KnownError` InvalidInput for the name, InvalidRequestBody for the rest. */
export function readRing(name: string, body: unknown): Ring {
  const names = (value: unknown) => readList(value, most.names, readText);
  const { value } = accept(
    readRecord<Partial<Omit<Ring, 'name'>>>(
      required(body, 'ring'),
      {
        order: (given) => readWhole(given, most.order),
        tags: names,
        platforms: names,
        software: names,
        deferralDays: (given) => readWhole(given, most.days),
        holds: (given) => readList(given, most.holds, readHold),
      },
      'order',
    ),
    'ring',
  );
  const { order = 0, tags = [], platforms = [], software = [], deferralDays = 0, holds = [] } = value;
  return { name: readRingName(name), order, tags, platforms, software, deferralDays, holds };
}

/** Throws `KnownError` InvalidInput. */
function readRingName(name: string): string {
  if (/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u.test(name)) return name;
  throw new KnownError(
    'InvalidInput',
    `"${name.slice(0, 100)}" cannot be the name of a ring; expected 1 to 60 letters, digits, blanks, dots, hyphens and underscores, a letter or digit first.`,
  );
}

/** As people may write it: the id and the first day are ours. */
export type ExceptionFields = Omit<Exception, 'id' | 'since'>;

/** Throws `KnownError` InvalidRequestBody; InvalidInput for one that would never count, or longer than ten years. */
export function readException(body: unknown, today: string): ExceptionFields {
  const { value } = accept(
    readRecord<ExceptionFields>(
      required(body, 'exception'),
      {
        kb: readKb,
        cve: readVulnerability,
        machineId: readMachine,
        tag: readText,
        approvedBy: readText,
        reason: readText,
        expires: readDay,
      },
      'expires',
    ),
    'exception',
  );
  const { kb, cve, machineId, tag, approvedBy, reason, expires } = value;
  if (approvedBy === undefined || reason === undefined) {
    throw invalid('exception', `lacks "${reason === undefined ? 'reason' : 'approvedBy'}"`);
  }
  if (kb !== undefined && cve !== undefined)
    throw invalid('exception', 'names a "kb" and a "cve"; expected one of them');
  if (machineId !== undefined && tag !== undefined) {
    throw invalid('exception', 'names a "machineId" and a "tag"; expected one of them');
  }
  if ((kb ?? cve ?? machineId ?? tag) === undefined) {
    throw invalid('exception', 'names nothing; expected a "kb" or a "cve", a "machineId" or a "tag", or one of each');
  }
  const last = daysAfter(today, most.days);
  if (expires < today || expires > last) {
    throw new KnownError('InvalidInput', `expires is "${expires}"; expected a day from ${today} to ${last}.`);
  }
  return value;
}

function required(body: unknown, what: string): object {
  if (isObject(body)) return body;
  throw new KnownError('InvalidRequestBody', `What was sent must be one ${what}: a JSON object.`);
}

function accept<Value>(checked: Checked<Value>, what: string): { readonly value: Value } {
  if ('fault' in checked) throw invalid(what, checked.fault);
  return checked;
}

function invalid(what: string, found: string): KnownError {
  return new KnownError('InvalidRequestBody', `The ${what} ${found}.`);
}

function readHold(value: unknown): Checked<Hold> {
  const checked = readRecord<Partial<Hold>>(value, { kb: readKb, until: readDay }, 'kb');
  if ('fault' in checked) return checked;
  const { kb, until } = checked.value;
  return kb !== undefined && until !== undefined ? { value: { kb, until } } : { fault: 'lacks "until"' };
}

function readWhole(value: unknown, largest: number): Checked<number> {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= largest
    ? { value: value as number }
    : fault(value, `a whole number from 0 to ${largest}`);
}

function readDay(value: unknown): Checked<string> {
  const text = String(value);
  return isDay(text) ? { value: text } : fault(value, 'a day as YYYY-MM-DD');
}

function readVulnerability(value: unknown): Checked<string> {
  const upper = String(value).toUpperCase();
  return /^(CVE-\d{4}-\d{4,8}|ADV\d{6})$/.test(upper)
    ? { value: upper }
    : fault(value, 'the id of a vulnerability, such as "CVE-2020-0796"');
}

function readMachine(value: unknown): Checked<MachineId> {
  const id = typeof value === 'string' ? parseMachineId(value) : undefined;
  return id === undefined ? fault(value, 'a machine id: forty hexadecimal digits') : { value: id };
}
