/** Where `import` brings devices: the store of this host. For a server elsewhere see import-to-server.ts. */

import type { Inventory } from '../inventory/model.ts';
import type { InventoryFault } from '../inventory/read-device.ts';
import { recordOf } from '../store/device-record.ts';
import type { SaveCounts, Store } from '../store/store.ts';
import { TakeIn } from '../take-in/take-in.ts';

export interface Imported extends SaveCounts {
  /** Devices that were not taken. */
  readonly faults: readonly InventoryFault[];
}

export interface Destination {
  /** `file` is where the device is from. Resolves when the next one may come. */
  add(inventory: Inventory, file: string): Promise<void>;
  end(): Promise<Imported>;
}

export function importIntoStore(store: Store, tenant: string, now: () => Date): Destination {
  const takeIn = new TakeIn(store, tenant);
  return {
    async add(inventory) {
      await takeIn.add(recordOf(inventory, now().toISOString()));
    },
    end: async () => ({ ...(await takeIn.end()), faults: [] }),
  };
}
