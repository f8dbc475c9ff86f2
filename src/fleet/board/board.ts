/**
 * A tenant's devices as they are now: groups of devices that are alike, each with what its patch state has open. Every
 * question about the fleet of today is a function of this and of filters; none walks devices.
 */

import type { AssessmentStatus } from '../../assessment/model.ts';
import type { MachineId } from '../../brand.ts';
import type { FactTable } from './fleet-facts.ts';
import type { BoardThreats } from './kev-table.ts';
import type { LeftOpen, StateSummary } from './state-summary.ts';

/** A patch state's number, as whoever keeps the states numbers them. */
export type StateNumber = number;

export interface Board {
  readonly catalogVersion: string;
  /** The day that "missing" is asked for, YYYY-MM-DD. */
  readonly asOf: string;
  /** When the devices were counted, ISO 8601 in UTC. */
  readonly countedAt: string;
  readonly facts: FactTable;
  /** Each device is in one of them. */
  readonly groups: readonly BoardGroup[];
  /** What KEV and EPSS say, where they are asked. */
  readonly threats?: BoardThreats;
}

export interface BoardGroup {
  readonly state: StateNumber;
  readonly tags: readonly string[];
  /** More than none. */
  readonly devices: number;
  readonly summary: StateSummary;
  /** There where a policy is applied: the ring that the devices are in, and what exceptions took out of the summary. */
  readonly ring?: string;
  readonly leftOpen?: LeftOpen;
  /** There where the group is a single device, since an exception names it. */
  readonly machineId?: MachineId;
}

/** Which devices a question is about: those that all of it holds for; all devices where nothing is said. */
export interface BoardFilter {
  /** Defender's name of the system, "Windows10", in any case. */
  readonly platform?: string;
  /** Our name of the product line, "Windows 10 22H2", in any case. */
  readonly line?: string;
  /** Defender's name of software that the device has, "edge", in any case. */
  readonly software?: string;
  /** In any case. */
  readonly tag?: string;
  readonly status?: AssessmentStatus;
  /** In any case. */
  readonly ring?: string;
}

/** By their states. */
export function summariesOf({ groups }: Pick<Board, 'groups'>): ReadonlyMap<StateNumber, StateSummary> {
  return new Map(groups.map(({ state, summary }) => [state, summary]));
}

export function groupsOf(
  { groups }: Board,
  { platform, line, software, tag, status, ring }: BoardFilter,
): readonly BoardGroup[] {
  const wanted = {
    platform: platform?.toLowerCase(),
    line: line?.toLowerCase(),
    software: software?.toLowerCase(),
    tag: tag?.toLowerCase(),
    ring: ring?.toLowerCase(),
  };
  return groups.filter(
    ({ summary, tags, ring: its }) =>
      (status === undefined || summary.status === status) &&
      (wanted.platform === undefined || summary.system.osPlatform?.toLowerCase() === wanted.platform) &&
      (wanted.line === undefined || summary.system.line?.toLowerCase() === wanted.line) &&
      (wanted.software === undefined || summary.software.includes(wanted.software)) &&
      (wanted.ring === undefined || its?.toLowerCase() === wanted.ring) &&
      (wanted.tag === undefined || tags.some((given) => given.toLowerCase() === wanted.tag)),
  );
}

export function countDevices(groups: readonly Pick<BoardGroup, 'devices'>[]): number {
  return groups.reduce((sum, { devices }) => sum + devices, 0);
}

/** Devices by whether they could be judged: those that could not are in no figure of what is open. */
export function devicesByStatus(groups: readonly BoardGroup[]): Record<AssessmentStatus, number> {
  const devices = { assessed: 0, unknown: 0, unsupported: 0 };
  for (const group of groups) devices[group.summary.status] += group.devices;
  return devices;
}
