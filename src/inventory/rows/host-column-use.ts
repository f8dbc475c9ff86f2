/** Which columns of a list name hosts, told by what they hold over all rows. */

import { type HostColumn, type HostRank, hostColumnsOf } from './host-column.ts';
import { couldBeHost, isNoHost, isPlainlyHost } from './host-like.ts';
import { keyOfHost, withoutDots } from './host-name.ts';
import { type Row, toText } from './row.ts';

/** What a host column holds over all rows. */
export interface ColumnUse {
  readonly heading: string;
  readonly plain: string;
  /** 0 for the source's own. */
  readonly rank: HostRank | 0;
  readonly hosts: Set<string>;
  /** Of the hosts those that are no computer names, that are certainly none, and that are built like one. */
  unlike: number;
  none: number;
  built: number;
}

export interface HostColumnOptions {
  /** The least sure headings that count: sources with a "Name" and a "Source" of their own take those of rank 2. */
  readonly leastSure?: HostRank;
  /** The heading, in letters and digits, by which this source names the device, whatever else stands beside it. */
  readonly own?: string;
}

/** Surer headings first. */
export function usesOfColumns(rows: readonly Row[], { own, leastSure = 4 }: HostColumnOptions): ColumnUse[] {
  const uses = new Map<string, ColumnUse>();
  for (const row of rows) {
    for (const { heading, plain, rank, place } of hostColumnsOf(row)) {
      const text = hostText(row.cells[place]);
      if (text === undefined || (rank > leastSure && plain !== own)) continue;
      const use = uses.get(plain) ?? makeUse(heading, plain, plain === own ? 0 : rank);
      uses.set(plain, use);
      if (use.hosts.has(keyOfHost(text))) continue;
      use.hosts.add(keyOfHost(text));
      if (!couldBeHost(withoutDots(text))) use.unlike += 1;
      if (isNoHost(text)) use.none += 1;
      if (isPlainlyHost(text)) use.built += 1;
    }
  }
  return [...uses.values()].sort((a, b) => a.rank - b.rank);
}

function makeUse(heading: string, plain: string, rank: HostRank | 0): ColumnUse {
  return { heading, plain, rank, hosts: new Set(), unlike: 0, none: 0, built: 0 };
}

/**
 * The column that tells the hosts apart, first, and those that stand in for it where it is empty. A surer heading goes
 * before, and one with several hosts before one with the same on every row, which may be the collector's.
 */
export function chooseColumns(uses: readonly ColumnUse[]): ColumnUse[] {
  const strong = uses.filter(isStrong);
  const weak = uses.filter(({ rank, unlike, hosts }) => rank === 3 && unlike * 2 < hosts.size);
  const numbers = uses.filter((use) => use.rank === 4 && isVaried(use));
  const chosen =
    uses.find(({ rank }) => rank === 0) ??
    strong.find(isVaried) ??
    weak.find((use) => isVaried(use) && (strong.length === 0 || use.built === use.hosts.size)) ??
    strong[0] ??
    weak[0] ??
    numbers[0];
  if (chosen === undefined) return [];
  const others = strong.filter((use) => use !== chosen && isVaried(use) === isVaried(chosen));
  return [chosen, ...others];
}

export function isVaried({ hosts }: ColumnUse): boolean {
  return hosts.size > 1;
}

/** "Server" may hold yes and no. */
export function isStrong({ rank, none, hosts }: ColumnUse): boolean {
  return rank <= 1 || (rank === 2 && none < hosts.size);
}

/** What the row has in that column; undefined where it is empty. */
export function textUnder(row: Row, plain: string): string | undefined {
  const column = columnUnder(row, plain);
  return column && hostText(row.cells[column.place]);
}

export function columnUnder(row: Row, plain: string): HostColumn | undefined {
  return hostColumnsOf(row).find((column) => column.plain === plain);
}

/** "-" and "n/a" are empty. */
function hostText(cell: unknown): string | undefined {
  const text = toText(cell);
  return text === undefined || !/[\p{L}\p{N}]/u.test(text) || /^(?:n\/a|null|none)$/i.test(text) ? undefined : text;
}
