/** Query parameters of questions about the fleet of today. */

import type { AssessmentStatus } from '../../assessment/model.ts';
import { KnownError } from '../../errors.ts';
import type { BoardFilter } from '../../fleet/board/board.ts';

export const filterNames = ['platform', 'software', 'tag', 'status'] as const;

const statuses: readonly AssessmentStatus[] = ['assessed', 'unknown', 'unsupported'];

/** Throws `KnownError` InvalidInput. */
export function readFilter(query: Partial<Record<(typeof filterNames)[number], string>>): BoardFilter {
  const { platform, software, tag, status } = query;
  return {
    ...(platform !== undefined && { platform }),
    ...(software !== undefined && { software }),
    ...(tag !== undefined && { tag }),
    ...(status !== undefined && { status: readChoice(status, 'status', statuses) }),
  };
}

/** In any case of letters. Throws `KnownError` InvalidInput. */
export function readChoice<Choice extends string>(text: string, name: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
  if (found !== undefined) return found;
  throw new KnownError('InvalidInput', `${name} is "${text.slice(0, 100)}"; expected ${choices.join(', ')}.`);
}
