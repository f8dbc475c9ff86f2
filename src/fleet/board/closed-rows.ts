/** Which rows of a state are closed once some of its updates are installed. */

import type { KbNumber } from '../../brand.ts';
import type { OpenUpdates } from './state-summary.ts';

export interface RowCovers {
  /** Row by row, the entries of the install list, by their places, without any of which the row stays open. */
  readonly entriesOf: readonly (readonly number[])[];
  /** Entry by entry, the row of its update. */
  readonly rowOf: readonly number[];
}

export function coversOf({ rows, install }: OpenUpdates): RowCovers {
  const entries = install.map(({ kb, replaces }) => new Set([kb, ...replaces]));
  return {
    entriesOf: rows.map(({ kb }) => entries.flatMap((covered, place) => (covered.has(kb) ? [place] : []))),
    rowOf: install.map(({ kb }) => rows.findIndex((row) => row.kb === kb)),
  };
}

/**
 * A row is closed by its own update and by each that contains all of it; and where the install list closes a part of it by
 * one update and the rest by others, once all of these are there. A row that is closed in part counts as open.
 */
export function closedRows(
  open: OpenUpdates,
  { entriesOf, rowOf }: RowCovers,
  isInstalled: (kb: KbNumber) => boolean,
): readonly boolean[] {
  const closed = open.rows.map(() => false);
  for (const [place, { kb }] of open.rows.entries()) {
    if (!isInstalled(kb)) continue;
    for (const row of open.closings[place] ?? []) closed[row] = true;
  }
  for (const [row, entries] of entriesOf.entries()) {
    if (entries.length === 0 || closed[row]) continue;
    closed[row] = entries.every((entry) => isInstalled(open.rows[rowOf[entry] as number]?.kb as KbNumber));
  }
  return closed;
}
