/** Machines whose patch state is one of some, in the order of their ids. */

import type { MachineId } from '../../brand.ts';
import { unpackHistory } from '../../store/device-history.ts';
import type { StateId, Store } from '../../store/store.ts';

export interface MachinePage {
  readonly machineIds: readonly MachineId[];
  /** Where the next page goes on; absent on the last. */
  readonly next?: MachineId;
}

export type FindMachines = (
  tenant: string,
  states: readonly StateId[],
  page: { readonly limit: number; readonly after?: MachineId },
) => Promise<MachinePage>;

export function createFindMachines({ history }: Pick<Store, 'history'>): FindMachines {
  return async (tenant, states, { limit, after }) => {
    const machineIds: MachineId[] = [];
    if (states.length === 0) return { machineIds };
    const wanted = new Set(states);
    for await (const { id, history: packed } of history.each(tenant, after)) {
      const now = unpackHistory(packed).at(-1);
      if (now === undefined || !wanted.has(now.state)) continue;
      // One more is there: the page is full, and not the last.
      if (machineIds.length === limit) return { machineIds, next: machineIds.at(-1) as MachineId };
      machineIds.push(id);
    }
    return { machineIds };
  };
}
