/** Query parameters of questions about how a fleet came to stand as it does. */

import { daysBetween, parseDay } from '../../day.ts';
import { KnownError } from '../../errors.ts';
import { checkPast } from '../../fleet/past/subjects.ts';
import { readNumber, requireParameter } from './query.ts';

const usualDays = 90;
export const mostTrendDays = 366;

/** Throws `KnownError` InvalidInput, as all of these do. */
export function readTrendDays(text: string | undefined): number {
  return text === undefined ? usualDays : readNumber(text, 'days', 1, mostTrendDays);
}

/** The first day of what is new; MissingRequiredParameter without it. */
export function readSince(text: string | undefined, today: string): string {
  const since = checkPast(parseDay(requireParameter(text, 'since'), 'since'), today);
  if (daysBetween(since, today) <= mostTrendDays) return since;
  throw new KnownError('InvalidInput', `since is ${since}; expected a day of the last ${mostTrendDays} days.`);
}
