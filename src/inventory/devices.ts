/** Which records of a file belong to which device. */

import { KnownError } from '../errors.ts';
import type { InventoryReading } from './model.ts';
import type { PlacedMessage } from './parsers/parser.ts';
import { isCutOff, type Row } from './rows/row.ts';

export interface DeviceReadings {
  readonly readings: readonly InventoryReading[];
  readonly problems: readonly PlacedMessage[];
}

/** Reads each group into a device. One whose records contradict each other becomes a problem and does not take the others with it. */
export function readEachDevice<Records>(
  groups: Iterable<readonly [string, Records]>,
  read: (records: Records) => InventoryReading,
): DeviceReadings {
  const readings: InventoryReading[] = [];
  const problems: PlacedMessage[] = [];
  for (const [name, records] of groups) {
    try {
      readings.push(read(records));
    } catch (error) {
      if (!(error instanceof KnownError)) throw error;
      problems.push({ place: name === '' ? 'document' : `device ${name}`, message: error.message });
    }
  }
  return { readings, problems };
}

/** One note for each system that is not Windows, with the number of devices that run it and were left out. */
export function noteOtherSystems(systems: readonly string[]): PlacedMessage[] {
  const counts = new Map<string, number>();
  for (const system of systems) counts.set(system, (counts.get(system) ?? 0) + 1);
  return [...counts].map(([system, count]) => ({
    place: 'document',
    message: `${count} ${count === 1 ? 'device runs' : 'devices run'} ${system}, not Windows, and ${count === 1 ? 'was' : 'were'} left out`,
  }));
}

/** Records of a source that has one for each device, and that are none: what they lack is said, nothing is dropped in silence. */
export function reportStrangers(rows: readonly Row[], isDevice: (row: Row) => boolean, lack: string): PlacedMessage[] {
  return rows
    .filter((row) => !isDevice(row))
    .map(({ place }) => ({ place, message: `is no device: it has no ${lack}` }));
}

/** A computer name that is whole and can be one; "DESKTOP-SJ..." of a narrow table is not. */
export function parseDeviceName(text: string | undefined): string | undefined {
  if (text === undefined || isCutOff(text)) return undefined;
  const name = text.trim().replace(/^\\\\/, '');
  return /^[^\s\p{Cc}\\/:*?"<>|,;]{1,255}$/u.test(name) && /[\p{L}\p{N}]/u.test(name) ? name : undefined;
}
