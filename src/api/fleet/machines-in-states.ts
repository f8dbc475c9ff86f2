/** The machines behind a number of the board: those in some patch states, in the order of their ids. */

import type { MachineId } from '../../brand.ts';
import type { DeviceCondition } from '../../store/device-list.ts';
import type { StateId, Store } from '../../store/store.ts';

export interface MachinePage {
  readonly machineIds: readonly MachineId[];
  /** Where the next page goes on; absent on the last. */
  readonly next?: MachineId;
}

export interface WantedMachines {
  readonly states: readonly StateId[];
  /** That they bear, in any case. */
  readonly tag?: string;
}

export type FindMachines = (
  tenant: string,
  wanted: WantedMachines,
  page: { readonly limit: number; readonly after?: MachineId },
) => Promise<MachinePage>;

export function createFindMachines({ devices: store }: Pick<Store, 'devices'>): FindMachines {
  async function hasTag(tag: string): Promise<DeviceCondition> {
    const sets = (await store.tagSets()).filter(({ tags }) => tags.some((given) => given.toLowerCase() === tag));
    return { kind: 'tagSets', tagSets: sets.map(({ id }) => id) };
  }

  return async (tenant, { states, tag }, { limit, after }) => {
    if (states.length === 0) return { machineIds: [] };
    const inStates: DeviceCondition = { kind: 'states', states };
    const where: DeviceCondition =
      tag === undefined ? inStates : { kind: 'and', of: [inStates, await hasTag(tag.toLowerCase())] };
    const found = await store.list(tenant, {
      where,
      order: [{ column: 'id', descending: false }],
      ...(after !== undefined && { after: [after] }),
      // One more than the page, to know whether it is the last.
      limit: limit + 1,
    });
    const machineIds = found.slice(0, limit).map(({ id }) => id);
    return { machineIds, ...(found.length > limit && { next: machineIds.at(-1) as MachineId }) };
  };
}
