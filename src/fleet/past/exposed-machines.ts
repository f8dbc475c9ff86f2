/** Which devices had a vulnerability open at the end of a day. */

import type { AssessmentStatus } from '../../assessment/model.ts';
import type { MachineId } from '../../brand.ts';
import { KnownError } from '../../errors.ts';
import { countDevices, devicesByStatus } from '../board/board.ts';
import { boardOn, type Page, type Past } from './past-fleet.ts';

export interface ExposedMachines {
  readonly vulnerability: string;
  readonly day: string;
  readonly devices: Readonly<Record<AssessmentStatus, number>>;
  /** Of those that could be judged. */
  readonly exposed: number;
  /** Of the exposed ones, in the order of their ids. */
  readonly machineIds: readonly MachineId[];
  /** Where the next page goes on; absent on the last. */
  readonly next?: MachineId;
}

/** Throws `KnownError` ResourceNotFound for a vulnerability that the catalogue does not know: none exposed would be no answer. */
export async function exposedMachines(
  past: Past,
  vulnerability: string,
  day: string,
  page: Page,
): Promise<ExposedMachines> {
  const place = (await (await past.judgeOf(day)).facts()).placeOf(vulnerability);
  if (place === undefined) {
    throw new KnownError('ResourceNotFound', `The catalogue knows no vulnerability ${vulnerability}.`);
  }
  const { groups } = await boardOn(past, day);
  const open = groups.filter(({ summary }) => summary.open.vulnerabilities.includes(place));
  const found = { vulnerability, day, devices: devicesByStatus(groups), exposed: countDevices(open) };
  if (open.length === 0) return { ...found, machineIds: [] };
  // One more tells whether the page is the last.
  const states = new Set(open.map(({ state }) => state));
  const machineIds = await past.fleet.machinesIn(states, day, { ...page, limit: page.limit + 1 });
  if (machineIds.length <= page.limit) return { ...found, machineIds };
  const shown = machineIds.slice(0, page.limit);
  return { ...found, machineIds: shown, next: shown.at(-1) as MachineId };
}
