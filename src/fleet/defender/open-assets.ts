/** What devices of one state have and have open, software by software: the rows of lists and exports by machine. */

import type { Board } from '../board/board.ts';
import type { UpdateFacts, VulnerabilityFacts } from '../board/fleet-facts.ts';
import type { StateSummary } from '../board/state-summary.ts';
import { isWindows, vendorOf, versionOf } from './software-names.ts';

interface Installed {
  readonly software: string;
  readonly vendor: string;
  readonly version: string | null;
  /** Differs from that of every other of the state; they ascend by it. */
  readonly key: string;
}

/** A vulnerability that is open in a software, and the update that closes it there. */
export interface OpenAsset extends Installed {
  readonly vulnerability: VulnerabilityFacts;
  readonly update: Pick<UpdateFacts, 'kb' | 'name' | 'url'>;
  readonly released: string;
}

export interface InstalledAsset extends Installed {
  /** Vulnerabilities that are open in it. */
  readonly weaknesses: number;
  /** Of Windows, where a table has its edition: the last day of support, and whether it is past. */
  readonly support?: { readonly until: string; readonly ended: boolean };
}

/** One for each vulnerability, software and update. */
export function openAssetsOf({ facts }: Pick<Board, 'facts'>, { open, system }: StateSummary): readonly OpenAsset[] {
  const found: OpenAsset[] = [];
  for (const { kb, released, bySoftware } of open.rows) {
    const { name = '', url = '' } = facts.updateOf(kb) ?? {};
    for (const { software, vulnerabilities } of bySoftware) {
      const vendor = vendorOf(software);
      const version = versionOf(software, system);
      for (const place of vulnerabilities) {
        const vulnerability = facts.vulnerabilityAt(place);
        const key = [vulnerability.id, vendor, software, version ?? '', kb].join('-_-');
        found.push({ software, vendor, version, key, vulnerability, update: { kb, name, url }, released });
      }
    }
  }
  return found.sort(byKey);
}

/** How many `openAssetsOf` gives. */
export function countOpenAssets({ open }: Pick<StateSummary, 'open'>): number {
  const parts = open.rows.flatMap(({ bySoftware }) => bySoftware);
  return parts.reduce((sum, { vulnerabilities }) => sum + vulnerabilities.length, 0);
}

/** How many `exposedAssetsOf` gives. */
export function countExposedAssets({ open }: Pick<StateSummary, 'open'>): number {
  const places = new Map<string, Set<number>>();
  for (const { software, vulnerabilities } of open.rows.flatMap(({ bySoftware }) => bySoftware)) {
    const known = places.get(software) ?? new Set();
    places.set(software, known);
    for (const place of vulnerabilities) known.add(place);
  }
  return [...places.values()].reduce((sum, { size }) => sum + size, 0);
}

/** One for each vulnerability and software: of several updates the newest. */
export function exposedAssetsOf(board: Pick<Board, 'facts'>, summary: StateSummary): readonly OpenAsset[] {
  const newest = new Map<string, OpenAsset>();
  for (const asset of openAssetsOf(board, summary)) {
    const pair = `${asset.vulnerability.id} ${asset.software}`;
    const known = newest.get(pair);
    if (known === undefined || known.released <= asset.released) newest.set(pair, asset);
  }
  return [...newest.values()].sort(byKey);
}

export function installedAssetsOf(
  { asOf }: Pick<Board, 'asOf'>,
  { software: names, open, system, support }: StateSummary,
): readonly InstalledAsset[] {
  // Of several editions that it may be, the one that is supported longest.
  const until = support?.periods
    .map((period) => period.until)
    .sort()
    .at(-1);
  const weaknesses = new Map<string, Set<number>>();
  for (const part of open.rows.flatMap(({ bySoftware }) => bySoftware)) {
    const places = weaknesses.get(part.software) ?? new Set();
    weaknesses.set(part.software, places);
    for (const place of part.vulnerabilities) places.add(place);
  }
  return names
    .map((software) => ({
      software,
      vendor: vendorOf(software),
      version: versionOf(software, system),
      key: software,
      weaknesses: weaknesses.get(software)?.size ?? 0,
      ...(until !== undefined && isWindows(software) && { support: { until, ended: asOf > until } }),
    }))
    .sort(byKey);
}

function byKey(one: Installed, other: Installed): number {
  return one.key < other.key ? -1 : 1;
}
