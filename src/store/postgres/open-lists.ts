/** Lists of devices on connections of their own. */

import type { OpenLists } from '../device-list.ts';
import { openDatabase } from './database.ts';
import { createDeviceList } from './device-list.ts';
import { createTenantIds } from './tenants.ts';

/** Opens no connection yet. */
export function openPostgresLists(url: string): OpenLists {
  const database = openDatabase(url);
  const { list } = createDeviceList(database, createTenantIds(database));
  return { list, close: () => database.close() };
}
