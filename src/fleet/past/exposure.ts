/** How much was open in a fleet at the end of a day. */

import { type DevicesByStatus, sumByStatus } from './devices-by-status.ts';
import { countDevices, judgeStates, type Past } from './past-fleet.ts';

export interface Exposure {
  readonly day: string;
  readonly devices: DevicesByStatus;
  /** Pairs of a device and a missing update, and of a device and an open vulnerability. */
  readonly missingUpdates: number;
  readonly openVulnerabilities: number;
  /** Devices by number of missing updates, ascending; all that could be judged, those that miss none first. */
  readonly devicesByMissingUpdates: readonly { readonly missing: number; readonly devices: number }[];
}

export async function exposureOn(past: Past, day: string): Promise<Exposure> {
  const devicesOf = await countDevices(past.fleet, day);
  const judged = await judgeStates(past, devicesOf.keys(), day, {});
  const byMissing = new Map<number, number>();
  let missingUpdates = 0;
  let openVulnerabilities = 0;
  for (const [state, { status, updates, vulnerabilities }] of judged) {
    const count = devicesOf.get(state) ?? 0;
    if (status !== 'assessed') continue;
    missingUpdates += count * updates;
    openVulnerabilities += count * vulnerabilities;
    byMissing.set(updates, (byMissing.get(updates) ?? 0) + count);
  }
  const devicesByMissingUpdates = [...byMissing]
    .sort(([one], [other]) => one - other)
    .map(([missing, count]) => ({ missing, devices: count }));
  const devices = sumByStatus(devicesOf, judged);
  return { day, devices, missingUpdates, openVulnerabilities, devicesByMissingUpdates };
}
