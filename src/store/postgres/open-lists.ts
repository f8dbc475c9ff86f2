/** Lists of devices on connections of their own. */

import type { OpenLists } from '../device-list.ts';
import { openDatabase } from './database.ts';
import { createDeviceList } from './device-list.ts';
import { createTenantIds } from './tenants.ts';

/**
 * Such lists are walked along from end to end. Of a table that was filled a minute ago PostgreSQL knows nothing yet, takes what
 * is left of it for a few rows, and would sort all of it for each page: forty times as long as going by the order of the ids.
 */
export const byTheirOrder = 'SET enable_bitmapscan = off';

/** Opens no connection yet. */
export function openPostgresLists(url: string): OpenLists {
  const database = openDatabase(url, byTheirOrder);
  const { list } = createDeviceList(database, createTenantIds(database));
  return { list, close: () => database.close() };
}
