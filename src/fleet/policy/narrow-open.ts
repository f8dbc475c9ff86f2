/** What is open in a state, seen through a policy: without what is left open on purpose, and with what waits marked. Nothing is closed by it. */

import { marksOf } from '../../assessment/offer-list.ts';
import type { KbNumber } from '../../brand.ts';
import { vulnerabilitiesOf } from '../board/open-figures.ts';
import type { InstallEntry, LeftOpen, OpenUpdate, OpenUpdates } from '../board/state-summary.ts';
import type { Postponed } from './rings.ts';

export interface Lens {
  /** Of everything, of updates, of vulnerabilities by their places. */
  readonly excepted?: {
    readonly everything: boolean;
    readonly kbs: ReadonlySet<KbNumber>;
    readonly places: ReadonlySet<number>;
  };
  postponed(row: OpenUpdate): Postponed | undefined;
  /** What it made of each row that it has seen; null of those of which nothing is left. */
  readonly seen: WeakMap<OpenUpdate, OpenUpdate | null>;
}

export interface Narrowed {
  readonly open: OpenUpdates;
  readonly leftOpen?: LeftOpen;
}

/** The same object where the policy changes nothing. */
export function narrowOpen(open: OpenUpdates, lens: Lens): Narrowed {
  const rows = open.rows.map((row) => narrowRowOnce(row, lens));
  if (rows.every((row, place) => row === open.rows[place])) return { open };
  const kept = rows.flatMap((row, place) => (row === undefined ? [] : [{ row, place }]));
  const placeOf = new Map(kept.map(({ place }, now) => [place, now]));
  const closings = kept.map(({ place }) => (open.closings[place] ?? []).flatMap((closed) => placeOf.get(closed) ?? []));
  const left = kept.map(({ row }) => row);
  const vulnerabilities = vulnerabilitiesOf(left);
  const narrowed = { rows: left, closings, vulnerabilities, install: installableOf(open.install, left, closings) };
  if (left.length === open.rows.length && vulnerabilities.length === open.vulnerabilities.length) {
    return { open: narrowed };
  }
  const still = new Set(vulnerabilities);
  const gone = open.vulnerabilities.filter((place) => !still.has(place));
  return { open: narrowed, leftOpen: { updates: open.rows.length - left.length, vulnerabilities: gone } };
}

/** States with different lists have many rows in common: they go on having them. */
function narrowRowOnce(row: OpenUpdate, lens: Lens): OpenUpdate | undefined {
  const known = lens.seen.get(row);
  if (known !== undefined) return known ?? undefined;
  const narrowed = narrowRow(row, lens);
  lens.seen.set(row, narrowed ?? null);
  return narrowed;
}

/** Undefined where nothing of the row is left. */
function narrowRow(row: OpenUpdate, { excepted, postponed }: Lens): OpenUpdate | undefined {
  if (excepted?.everything || excepted?.kbs.has(row.kb)) return undefined;
  const isIn = (place: number) => !excepted?.places.has(place);
  const isWhole = row.vulnerabilities.every(isIn);
  const waits = postponed(row);
  if (isWhole && waits === undefined) return row;
  const vulnerabilities = isWhole ? row.vulnerabilities : row.vulnerabilities.filter(isIn);
  if (vulnerabilities.length === 0) return undefined;
  const bySoftware = row.bySoftware
    .map(({ software, vulnerabilities: open }) => ({ software, vulnerabilities: open.filter(isIn) }))
    .filter((part) => part.vulnerabilities.length > 0);
  return { ...row, vulnerabilities, bySoftware, ...(waits !== undefined && { postponed: waits }) };
}

/**
 * The install list without updates that wait or are not wanted. In place of each the newest of those that it contained and
 * that may be installed; an entry that was to close a row together with one that is gone closes it no more.
 */
function installableOf(
  install: readonly InstallEntry[],
  rows: readonly OpenUpdate[],
  closings: OpenUpdates['closings'],
): readonly InstallEntry[] {
  const ready = new Map(rows.flatMap((row, place) => (row.postponed === undefined ? [[row.kb, place] as const] : [])));
  const covered = (place: number): KbNumber[] => (closings[place] ?? []).map((row) => (rows[row] as OpenUpdate).kb);
  const gone = install.filter(({ kb }) => !ready.has(kb));
  const halfClosed = new Set(gone.flatMap(({ replaces }) => replaces));
  const kept = install.flatMap((entry) => {
    const place = ready.get(entry.kb);
    if (place === undefined) return [];
    const alone = new Set(covered(place));
    return { ...entry, replaces: entry.replaces.filter((kb) => alone.has(kb) || !halfClosed.has(kb)) };
  });
  const done = new Set(kept.flatMap(({ kb, replaces }) => [kb, ...replaces, ...covered(ready.get(kb) as number)]));
  const others = [...ready].filter(([kb]) => !done.has(kb));
  const isContained = ([kb, place]: readonly [KbNumber, number]) =>
    others.some(
      ([other, at]) => other !== kb && covered(at).includes(kb) && !(covered(place).includes(other) && place < at),
    );
  const newest = others.filter((other) => !isContained(other));
  return [...kept, ...newest.map(([kb, place]) => entryOf(kb, rows[place] as OpenUpdate, covered(place)))];
}

function entryOf(kb: KbNumber, row: OpenUpdate, covered: readonly KbNumber[]): InstallEntry {
  return { kb, replaces: covered.filter((other) => other !== kb), ...marksOf(row) };
}
