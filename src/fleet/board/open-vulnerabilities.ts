/** Which vulnerabilities are open in a fleet, each with what Microsoft, CISA and FIRST say of it, side by side. */

import { compareKbs, type KbNumber } from '../../brand.ts';
import { type Severity, severities, type Vulnerability } from '../../catalog/model.ts';
import type { EpssScore, KevEntry } from '../../threats/model.ts';
import { type Board, type BoardFilter, type BoardGroup, groupsOf } from './board.ts';
import { type Exploited, isExploitedBy } from './exploited.ts';
import { noBoardThreats } from './kev-table.ts';
import { devicesByOpen, devicesByRow, devicesByVulnerability, vulnerabilitiesIn } from './open-figures.ts';

export interface DescribedVulnerability
  extends Pick<Vulnerability, 'id' | 'published' | 'updated' | 'cvss' | 'publiclyDisclosed'> {
  /** The worst that the feed names for it. */
  readonly severity: Severity;
  /** What the feed says. */
  readonly exploited: boolean;
  /** What CISA says; absent where it has no entry. */
  readonly kev?: Pick<KevEntry, 'dateAdded' | 'dueDate' | 'ransomware'>;
  /** What FIRST says, on its day; absent where there is no score. */
  readonly epss?: EpssScore & { readonly day: string };
}

export interface FleetVulnerability extends DescribedVulnerability {
  /** On which it is open, exceptions apart. */
  readonly devices: number;
  /** On which an exception leaves it open. */
  readonly excepted: number;
  /** Missing updates that close it, somewhere in the fleet. */
  readonly kbs: readonly KbNumber[];
}

export const vulnerabilityOrders = ['devices', 'severity', 'cvss', 'published', 'due', 'epss', 'id'] as const;
export type VulnerabilityOrder = (typeof vulnerabilityOrders)[number];

export interface VulnerabilityQuestion extends BoardFilter {
  readonly severity?: Severity;
  readonly exploited?: Exploited;
  readonly ransomware?: boolean;
  /** Of which somebody first said something on that day or later: that were published, or came into KEV. */
  readonly since?: string;
  /** That score or a higher one. */
  readonly epss?: number;
  readonly sort?: VulnerabilityOrder;
  readonly ascending?: boolean;
}

/** Most devices first where nothing is said; with "due" the next day first. With `software` only what is open in it counts. */
export function openVulnerabilities(board: Board, question: VulnerabilityQuestion): readonly FleetVulnerability[] {
  const { severity, exploited, ransomware, since = '', epss, sort = 'devices' } = question;
  const { ascending = sort === 'id' || sort === 'due' } = question;
  const sign = ascending ? 1 : -1;
  return [...collect(board, question)]
    .map(([place, found]) => describe(board, place, found))
    .filter((row) => severity === undefined || row.severity === severity)
    .filter((row) => exploited === undefined || isExploitedBy(exploited, row))
    .filter((row) => ransomware === undefined || (row.kev?.ransomware ?? false) === ransomware)
    .filter(({ published, kev }) => published >= since || (kev !== undefined && kev.dateAdded >= since))
    .filter((row) => epss === undefined || (row.epss !== undefined && row.epss.score >= epss))
    .sort((one, other) => compare(sort, sign, one, other) || (one.id < other.id ? -1 : 1));
}

interface Collected {
  readonly devices: number;
  readonly excepted: number;
  readonly kbs: Iterable<KbNumber>;
}

function* collect(board: Board, filter: BoardFilter): Generator<readonly [place: number, found: Collected]> {
  const groups = groupsOf(board, filter);
  const software = filter.software?.toLowerCase();
  const devices = software === undefined ? devicesByVulnerability(board, groups) : devicesIn(board, groups, software);
  const excepted = new Uint32Array(devices.length);
  // In which software something is left open is not kept: with that filter, in any of the device's.
  for (const { leftOpen, devices: count } of groups) {
    for (const place of leftOpen?.vulnerabilities ?? []) excepted[place] = (excepted[place] as number) + count;
  }
  const kbs = new Map<number, Set<KbNumber>>();
  for (const row of devicesByRow(groups).keys()) {
    for (const place of vulnerabilitiesIn(row, software)) {
      const known = kbs.get(place);
      if (known === undefined) kbs.set(place, new Set([row.kb]));
      else known.add(row.kb);
    }
  }
  for (const [place, count] of devices.entries()) {
    const left = excepted[place] as number;
    if (count + left > 0) yield [place, { devices: count, excepted: left, kbs: kbs.get(place) ?? [] }];
  }
}

/** Devices by the vulnerabilities that are open in that software. */
function devicesIn({ facts }: Board, groups: readonly BoardGroup[], software: string): Uint32Array {
  const devices = new Uint32Array(facts.vulnerabilities.length);
  for (const [{ rows }, count] of devicesByOpen(groups)) {
    for (const place of new Set(rows.flatMap((row) => [...vulnerabilitiesIn(row, software)]))) {
      devices[place] = (devices[place] as number) + count;
    }
  }
  return devices;
}

function describe(board: Board, place: number, { devices, excepted, kbs }: Collected): FleetVulnerability {
  return { ...describeVulnerability(board, place), devices, excepted, kbs: [...kbs].sort(compareKbs) };
}

/** By its place in the facts: what each of the three says of it. */
export function describeVulnerability(
  { facts, asOf, threats = noBoardThreats }: Board,
  place: number,
): DescribedVulnerability {
  const { id, published, updated, cvss, severity, exploited, publiclyDisclosed } = facts.vulnerabilityAt(place);
  const entry = threats.kevOf(id, asOf);
  const score = threats.epssOf(id);
  const { epssDay: day } = threats;
  return {
    id,
    published,
    updated,
    severity,
    ...(cvss && { cvss }),
    exploited,
    publiclyDisclosed,
    ...(entry && { kev: { dateAdded: entry.dateAdded, dueDate: entry.dueDate, ransomware: entry.ransomware } }),
    ...(score && day !== undefined && { epss: { ...score, day } }),
  };
}

/** What says nothing of what is sorted by comes last, in whichever direction. */
function compare(sort: VulnerabilityOrder, sign: 1 | -1, one: FleetVulnerability, other: FleetVulnerability): number {
  const [a, b] = [keys[sort](one), keys[sort](other)];
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a === b ? 0 : sign * (a < b ? -1 : 1);
}

const keys: Readonly<Record<VulnerabilityOrder, (row: FleetVulnerability) => string | number | undefined>> = {
  devices: ({ devices }) => devices,
  severity: ({ severity }) => -severities.indexOf(severity),
  cvss: ({ cvss }) => cvss?.score,
  published: ({ published }) => published,
  due: ({ kev }) => kev?.dueDate,
  epss: ({ epss }) => epss?.score,
  id: ({ id }) => id,
};
