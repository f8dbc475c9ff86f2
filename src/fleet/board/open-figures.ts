/** What is open on how many devices, by update, by vulnerability, by software; and in which states, for lists of the devices. */

import { compareKbs, type KbNumber } from '../../brand.ts';
import type { Board, BoardGroup, StateNumber } from './board.ts';
import type { FactTable } from './fleet-facts.ts';
import type { OpenUpdate, OpenUpdates, StateSummary } from './state-summary.ts';

/** How many devices have the same open: of ten thousand states a thousand are left. */
export function devicesByOpen(groups: readonly BoardGroup[]): ReadonlyMap<OpenUpdates, number> {
  const devices = new Map<OpenUpdates, number>();
  for (const { summary, devices: count } of groups) devices.set(summary.open, (devices.get(summary.open) ?? 0) + count);
  return devices;
}

/** The same by single rows, of which states with different lists have many in common. */
export function devicesByRow(groups: readonly BoardGroup[]): ReadonlyMap<OpenUpdate, number> {
  const devices = new Map<OpenUpdate, number>();
  for (const [{ rows }, count] of devicesByOpen(groups)) {
    for (const row of rows) devices.set(row, (devices.get(row) ?? 0) + count);
  }
  return devices;
}

/** Of every update that is missing on some device. */
export function devicesByUpdate(groups: readonly BoardGroup[]): ReadonlyMap<KbNumber, number> {
  const devices = new Map<KbNumber, number>();
  for (const [{ kb }, count] of devicesByRow(groups)) devices.set(kb, (devices.get(kb) ?? 0) + count);
  return devices;
}

/** By the places of the vulnerabilities in the facts; 0 for one that is open nowhere. */
export function devicesByVulnerability({ facts }: Pick<Board, 'facts'>, groups: readonly BoardGroup[]): Uint32Array {
  const devices = new Uint32Array(facts.vulnerabilities.length);
  for (const [{ vulnerabilities }, count] of devicesByOpen(groups)) {
    for (const place of vulnerabilities) devices[place] = (devices[place] as number) + count;
  }
  return devices;
}

/** Places of what is open in a row, or of that in one software alone; ascending. */
export function vulnerabilitiesIn(row: OpenUpdate, software: string | undefined): Uint32Array {
  if (software === undefined) return row.vulnerabilities;
  return row.bySoftware.find((part) => part.software === software)?.vulnerabilities ?? new Uint32Array();
}

/** Places of what is open in any of the rows: each once, ascending. */
export function vulnerabilitiesOf(rows: readonly OpenUpdate[]): Uint32Array {
  return Uint32Array.from(new Set(rows.flatMap(({ vulnerabilities }) => [...vulnerabilities]))).sort();
}

/** What a device may have or miss. A vulnerability may be narrowed to one software. */
export type OpenSubject =
  | { readonly kb: KbNumber }
  | { readonly vulnerability: string; readonly software?: string }
  /** That the device has, whether something of it is open or not. */
  | { readonly software: string }
  /** That the device has, and something of which is open. */
  | { readonly exposedSoftware: string };

/** States whose devices miss the update, are exposed to the vulnerability, or have the software; ascending, each once. */
export function statesWith(
  { facts }: Pick<Board, 'facts'>,
  groups: readonly BoardGroup[],
  subject: OpenSubject,
): readonly StateNumber[] {
  const found = groupsWith({ facts }, groups, subject).map(({ state }) => state);
  return [...new Set(found)].sort((one, other) => one - other);
}

/** Through a policy, some devices of a state may be among them and others not. */
export function groupsWith(
  { facts }: Pick<Board, 'facts'>,
  groups: readonly BoardGroup[],
  subject: OpenSubject,
): readonly BoardGroup[] {
  const holds = subjectTest(facts, subject);
  return groups.filter(({ summary }) => holds(summary));
}

/** Devices that have a software, those with something of it open, and how many vulnerabilities that is. */
export interface SoftwareFigures {
  /** Defender's name. */
  readonly software: string;
  readonly devices: number;
  readonly exposedDevices: number;
  /** Places in the facts, ascending: open in it on some device. */
  readonly vulnerabilities: readonly number[];
  /** That close them. */
  readonly updates: readonly KbNumber[];
}

/** Of all software that some device has, by name. */
export function softwareFigures(groups: readonly BoardGroup[]): readonly SoftwareFigures[] {
  const devices = new Map<string, number>();
  for (const { summary, devices: count } of groups) {
    for (const software of summary.software) devices.set(software, (devices.get(software) ?? 0) + count);
  }
  const open = openBySoftware(groups);
  return [...devices.keys()].sort().map((software) => {
    const found = open.get(software);
    return {
      software,
      devices: devices.get(software) ?? 0,
      exposedDevices: found?.devices ?? 0,
      vulnerabilities: [...(found?.vulnerabilities ?? [])].sort((one, other) => one - other),
      updates: [...(found?.updates ?? [])].sort(compareKbs),
    };
  });
}

function openBySoftware(groups: readonly BoardGroup[]) {
  const bySoftware = new Map<string, { devices: number; vulnerabilities: Set<number>; updates: Set<KbNumber> }>();
  const figuresOf = (software: string) => {
    const figures = bySoftware.get(software) ?? { devices: 0, vulnerabilities: new Set(), updates: new Set() };
    bySoftware.set(software, figures);
    return figures;
  };
  for (const [{ rows }, count] of devicesByOpen(groups)) {
    const exposed = new Set(rows.flatMap((row) => row.bySoftware.map(({ software }) => software)));
    for (const software of exposed) figuresOf(software).devices += count;
  }
  for (const [{ kb, bySoftware: parts }] of devicesByRow(groups)) {
    for (const { software, vulnerabilities } of parts) {
      const figures = figuresOf(software);
      figures.updates.add(kb);
      for (const place of vulnerabilities) figures.vulnerabilities.add(place);
    }
  }
  return bySoftware;
}

function subjectTest(facts: FactTable, subject: OpenSubject): (summary: StateSummary) => boolean {
  if ('kb' in subject) return ({ open }) => open.rows.some(({ kb }) => kb === subject.kb);
  if ('exposedSoftware' in subject) {
    return ({ open }) => open.rows.some((row) => row.bySoftware.some(isOf(subject.exposedSoftware)));
  }
  if (!('vulnerability' in subject)) return ({ software }) => software.includes(subject.software);
  const place = facts.placeOf(subject.vulnerability);
  if (place === undefined) return () => false;
  const { software } = subject;
  if (software === undefined) return ({ open }) => open.vulnerabilities.includes(place);
  return ({ open }) =>
    open.rows.some((row) =>
      row.bySoftware.some((part) => part.software === software && part.vulnerabilities.includes(place)),
    );
}

function isOf(software: string) {
  return (part: { readonly software: string }) => part.software === software;
}
