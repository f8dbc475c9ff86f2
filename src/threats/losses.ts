/** What a new list no longer has of the one in place, and whether that is what its publisher does at times. */

import type { EpssList, KevList } from './model.ts';

/** Why the new one is worse, as messages say it; undefined when it may take the place. A list of an earlier day never may. */
export function lossOfKev(last: KevList, next: KevList): string | undefined {
  if (isEarlier(next, last)) return `it is of ${dayOfKev(next)}, and the one in place of ${dayOfKev(last)}`;
  return lossOf(
    last.entries.map(({ cve }) => cve),
    new Set(next.entries.map(({ cve }) => cve)),
    'entries',
  );
}

export function lossOfEpss(last: EpssList, next: EpssList): string | undefined {
  if (next.day < last.day) return `its scores are of ${next.day}, and those in place of ${last.day}`;
  if (isMuchLess(last.published - next.published, last.published)) {
    return `it has ${next.published} scores, and the one in place was published with ${last.published}`;
  }
  return lossOf([...last.scores.keys()], next.scores, 'scores');
}

/** Of its release, else of its newest entry. */
export function dayOfKev({ released, entries }: KevList): string {
  return released?.slice(0, 10) ?? newestOf(entries);
}

/** The CSV has no day of its own, and may be as new as a JSON that was released after its newest entry. */
function isEarlier(next: KevList, last: KevList): boolean {
  if (next.released !== undefined && last.released !== undefined) return next.released < last.released;
  return newestOf(next.entries) < newestOf(last.entries);
}

function newestOf(entries: KevList['entries']): string {
  return entries.reduce((newest, { dateAdded }) => (dateAdded > newest ? dateAdded : newest), '');
}

function lossOf(last: readonly string[], next: { has(cve: string): boolean }, what: string): string | undefined {
  const lost = last.filter((cve) => !next.has(cve));
  if (!isMuchLess(lost.length, last.length)) return undefined;
  return `it lacks ${lost.length} of the ${last.length} ${what} in place, the first: ${lost.slice(0, 3).join(', ')}`;
}

/** As with the fixes of a month: see docs/decisions/0041-what-a-sync-may-lose.md. */
function isMuchLess(lost: number, of: number): boolean {
  return lost > of * 0.05;
}
