/** The devices of one tenant with the small catalogue, in a data folder, in tests of commands that ask about a fleet. */

import { join } from 'node:path';
import { before } from 'node:test';
import { contoso, smallFacts } from '../../../test/builders/server.ts';
import type { KbNumber } from '../../brand.ts';
import { writeCatalog } from '../../catalog/snapshot.ts';
import type { Inventory } from '../../inventory/model.ts';
import { openStore } from '../../store/open.ts';
import { temporaryFolder } from './run-command.ts';

export const today = '2020-04-13';

/** For `deviceOf`: misses nothing. */
export const patched = { osVersion: '10.0.18363.719', installedKbs: ['4540673' as KbNumber] };

/** The inventories come in this order, on the morning of `today`. The folder is gone after the tests of the file. */
export function smallFleet(inventories: readonly Inventory[]) {
  const folder = temporaryFolder();
  before(async () => {
    writeCatalog(join(folder, 'catalog.bin'), smallFacts());
    const store = await openStore({ dataFolder: folder });
    for (const inventory of inventories) await store.devices.save(contoso, inventory, `${today}T10:00:00.000Z`);
    await store.close();
  });
  return { folder, env: { MISSINGKBS_DATA: folder, MISSINGKBS_TENANTS: contoso } };
}
