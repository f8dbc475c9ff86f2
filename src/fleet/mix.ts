/**
 * What a fleet is made of, in shares: lines of Windows, processors, how late updates are installed. The shares are our own
 * guess at an enterprise of 2026; which lines, updates and builds there are says the catalogue.
 */

import type { Processor } from '../inventory/model.ts';

/** Of 100 devices. A line of the catalogue that is not here has `otherLineShare`. */
export const lineShares: Readonly<Record<string, number>> = {
  'Windows 11 24H2': 21,
  'Windows 10 22H2': 17,
  'Windows 11 25H2': 14,
  'Windows 11 23H2': 11,
  'Windows Server 2022': 6.5,
  'Windows Server 2019': 6,
  'Windows Server 2016': 4.5,
  'Windows Server 2025': 2.5,
  'Windows 11 22H2': 2.5,
  'Windows 10 21H2': 2.5,
  'Windows Server 2012 R2': 1.6,
  'Windows 10 1809': 1.2,
  'Windows 10 1607': 1,
  'Windows 11 21H2': 1,
  'Windows 10 1909': 0.8,
  'Windows 7': 0.6,
  'Windows Server 2012': 0.6,
  'Windows 10 20H2': 0.5,
  'Windows 11 26H1': 0.5,
  'Windows 10 21H1': 0.4,
  'Windows 10': 0.4,
};

export const otherLineShare = 0.15;

export const processorShares: Readonly<Record<Processor, number>> = { x64: 0.93, arm64: 0.05, x86: 0.02, ia64: 0 };

/** Of the servers of a line that exists with a desktop and without. */
export const serverCoreShare = 0.22;

/** Of the devices of a line that has hotpatches. */
export const hotpatchShare = 0.12;

/** Of the devices that take previews and updates out of band as well. */
export const previewShare = 0.06;

/** How many days after its release a device installs an update: at this share of the devices, this many. */
const delays: readonly (readonly [share: number, days: number])[] = [
  [0, 0],
  [0.12, 0],
  [0.6, 14],
  [0.82, 31],
  [0.92, 75],
  [0.97, 200],
  [1, 1100],
];

/** The delay of the device that so many others are quicker than. */
export function delayDaysAt(fraction: number): number {
  const place = Math.max(
    1,
    delays.findIndex(([share]) => share > fraction),
  );
  const [share, days] = delays[place - 1] ?? [0, 0];
  const [nextShare, nextDays] = delays[place] ?? [1, days];
  return Math.floor(days + ((nextDays - days) * (fraction - share)) / (nextShare - share));
}

/** Clients of these builds that still get updates are of the long-term channel. */
export const longTermBuilds: readonly number[] = [10240, 14393, 17763, 19044];
