/** The days on which answers change: between two of them every device misses what it missed before. */

import type { Catalog } from '../catalog/model.ts';
import { linesWithHistory, releaseHistoryOf } from '../lines/windows/release-history.ts';
import { flashRemovedSince } from './components.ts';

/**
 * Ascending: on which an update came out, by the catalogue or by the history of a line of Windows, whose day counts there; on
 * which a vulnerability was published; and the one from which on nobody can say who has Flash. The end of support changes what
 * is offered of later updates alone, so it is no such day.
 */
export function eventDaysOf({ updates, vulnerabilities }: Catalog): readonly string[] {
  const days = new Set([flashRemovedSince]);
  for (const { released } of updates) days.add(released);
  for (const { published } of vulnerabilities) days.add(published);
  const listed = new Set(updates.map(({ kb }) => kb));
  for (const { kb, released } of linesWithHistory().flatMap(releaseHistoryOf)) {
    if (released !== undefined && listed.has(kb)) days.add(released);
  }
  return [...days].sort();
}

/** The last of them up to that day; the day itself where none was yet, since then nothing had come out. */
export function eventDayOf(days: readonly string[], day: string): string {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] as string) <= day) low = middle + 1;
    else high = middle;
  }
  return days[low - 1] ?? day;
}
