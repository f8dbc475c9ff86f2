/** Which devices had a vulnerability open at the end of a day. */

import type { MachineId } from '../../brand.ts';
import { KnownError } from '../../errors.ts';
import { type DevicesByStatus, sumByStatus } from './devices-by-status.ts';
import { countDevices, judgeStates, type Past } from './past-fleet.ts';

export interface ExposedMachines {
  readonly vulnerability: string;
  readonly day: string;
  readonly devices: DevicesByStatus;
  /** Of those that could be judged. */
  readonly exposed: number;
  /** Of the exposed ones, in the order of their ids. */
  readonly machineIds: readonly MachineId[];
  /** Where the next page goes on; absent on the last. */
  readonly next?: MachineId;
}

export interface Page {
  readonly after?: MachineId;
  readonly limit: number;
}

/** Throws `KnownError` ResourceNotFound for a vulnerability that the catalogue does not know: none exposed would be no answer. */
export async function exposedMachines(
  past: Past,
  vulnerability: string,
  day: string,
  { after, limit }: Page,
): Promise<ExposedMachines> {
  const published = await (await past.judgeOf(day)).daysOf({ vulnerability });
  if (published.length === 0) {
    throw new KnownError('ResourceNotFound', `The catalogue knows no vulnerability ${vulnerability}.`);
  }
  const devicesOf = await countDevices(past.fleet, day);
  const judged = await judgeStates(past, devicesOf.keys(), day, { vulnerability });
  const open = new Set([...judged].filter(([, { vulnerabilities }]) => vulnerabilities > 0).map(([state]) => state));
  const exposed = [...open].reduce((sum, state) => sum + (devicesOf.get(state) ?? 0), 0);
  const found = { vulnerability, day, devices: sumByStatus(devicesOf, judged), exposed };
  const machineIds: MachineId[] = [];
  if (exposed === 0) return { ...found, machineIds };
  for await (const { id, states } of past.fleet.devices([day], after)) {
    if (states[0] === undefined || !open.has(states[0])) continue;
    // One more is there: the page is full, and not the last.
    if (machineIds.length === limit) return { ...found, machineIds, next: machineIds.at(-1) as MachineId };
    machineIds.push(id);
  }
  return { ...found, machineIds };
}
