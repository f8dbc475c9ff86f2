/** Days of the past that people ask for again and again. */

import { patchTuesdayUpTo } from '../../catalog/patch-tuesday.ts';
import { daysAfter } from '../../day.ts';
import { trendDays } from './trend.ts';

const months = 3;
/** What is asked of compliance where nothing is said. */
const usualDeadline = 14;

/**
 * The newest first: those of the trend of ninety days, a week, a month, two and three ago, the ends of the last months, and
 * their Patch Tuesdays, the evenings before these and the usual deadlines.
 */
export function usualDays(today: string): readonly string[] {
  const ago = [0, 1, 7, 30, 60, 90].map((days) => daysAfter(today, -days));
  const tuesdays = patchTuesdays(today).flatMap((day) => [day, daysAfter(day, -1), daysAfter(day, usualDeadline)]);
  const days = new Set([...ago, ...trendDays(today, 90), ...monthEnds(today), ...tuesdays]);
  return [...days]
    .filter((day) => day <= today)
    .sort()
    .reverse();
}

function patchTuesdays(today: string): readonly string[] {
  const found = [patchTuesdayUpTo(today)];
  while (found.length < months) found.push(patchTuesdayUpTo(daysAfter(found.at(-1) as string, -1)));
  return found;
}

/** Of the months that are over. */
function monthEnds(today: string): readonly string[] {
  const found = [daysAfter(`${today.slice(0, 7)}-01`, -1)];
  while (found.length < months) found.push(daysAfter(`${found.at(-1)?.slice(0, 7)}-01`, -1));
  return found;
}
