/** The machines behind a number of the board, in the order of their ids. */

import type { MachineId } from '../../brand.ts';
import type { Aged, DeviceCondition } from '../../store/device-list.ts';
import type { Store } from '../../store/store.ts';

export interface MachinePage extends Aged {
  readonly machineIds: readonly MachineId[];
  /** Where the next page goes on; absent on the last. */
  readonly next?: MachineId;
}

export type FindMachines = (
  tenant: string,
  where: DeviceCondition,
  page: { readonly limit: number; readonly after?: MachineId },
) => Promise<MachinePage>;

export function createFindMachines({ devices: store }: Pick<Store, 'devices'>): FindMachines {
  return async (tenant, where, { limit, after }) => {
    const { devices: found, ...age } = await store.list(tenant, {
      where,
      order: [{ column: 'id', descending: false }],
      ...(after !== undefined && { after: [after] }),
      // One more than the page, to know whether it is the last.
      limit: limit + 1,
    });
    const machineIds = found.slice(0, limit).map(({ id }) => id);
    return { machineIds, ...(found.length > limit && { next: machineIds.at(-1) as MachineId }), ...age };
  };
}
