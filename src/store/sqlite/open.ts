/** The SQLite store: one file, one host, many processes. */

import { KnownError } from '../../errors.ts';
import { createColumns } from '../columns/column-thread.ts';
import type { QuickListsOptions } from '../quick-lists.ts';
import type { Store } from '../store.ts';
import { createApplicationStore } from './applications.ts';
import { openBatchWriter } from './batch-writer.ts';
import { createCatalogStore } from './catalogs.ts';
import { checkDatabase } from './check.ts';
import { createCount } from './count.ts';
import { openDatabase, useDatabase, withoutForeignKeys } from './database.ts';
import { createDefenderStore } from './defender.ts';
import { createDeviceStore } from './devices.ts';
import { createFigureStore } from './figures.ts';
import { createHistoryStore } from './history.ts';
import { createHistoryLoader } from './history-loader.ts';
import { migrate } from './migrate.ts';
import { createNoticeStore } from './notices.ts';
import { createOsqueryStore } from './osquery.ts';
import { createPolicyStore } from './policy.ts';
import { createReader } from './reader.ts';
import { createSessionStore } from './sessions.ts';
import { createSigningKeyStore } from './signing-keys.ts';
import { openStateLookup, snapshotMs } from './state-lookup.ts';
import { createSyncStore } from './syncs.ts';
import { createTenantNameStore } from './tenant-names.ts';
import { createTenantIds } from './tenants.ts';
import { createUpkeepStore } from './upkeep.ts';
import { openWriteProbe } from './write-probe.ts';

/** Throws `KnownError` StoreUnavailable when the file cannot be opened, is no store, or a newer program made it. */
export async function openSqliteStore(
  file: string,
  options: { readonly lists?: QuickListsOptions } = {},
): Promise<Store> {
  const { database, batches, tidying, lookup, probe } = openMigrated(file);
  const tenants = createTenantIds(database);
  const reader = createReader(file);
  // A count takes a second of a million devices, and no list waits for that.
  const counter = createReader(file);
  const loader = createHistoryLoader(file);
  const columns = createColumns('store/sqlite/sqlite-columns-thread', file);
  return {
    capabilities: { sharedBetweenHosts: false, distributed: false, otherWritersSeenAfterMs: snapshotMs },
    devices: createDeviceStore({ database, batches, tenants, lookup, reader, counter, columns, ...options }),
    history: createHistoryStore(database, tenants, loader),
    upkeep: createUpkeepStore(tidying, lookup),
    catalogs: createCatalogStore(database, file),
    applications: createApplicationStore(database),
    signingKeys: createSigningKeyStore(database),
    sessions: createSessionStore(database),
    tenantNames: createTenantNameStore(database),
    policy: createPolicyStore(database),
    notices: createNoticeStore(database),
    osquery: createOsqueryStore(database),
    defender: createDefenderStore(database),
    figures: createFigureStore(database),
    syncs: createSyncStore(database),
    count: createCount(database),
    async ping() {
      useDatabase(() => probe.try());
    },
    check: (withinMs) => checkDatabase(file, withinMs),
    // Those who share the file are of one host, and what is done twice there is done once.
    async runAlone(_name, work) {
      await work();
      return true;
    },
    async close() {
      await Promise.all([reader.close(), counter.close(), loader.close(), columns.close()]);
      useDatabase(() => {
        lookup.close();
        probe.close();
        batches.close();
        tidying.close();
        database.close();
      });
    },
  };
}

function openMigrated(file: string) {
  try {
    const database = openDatabase(file);
    migrate(database, file);
    return {
      database,
      batches: openBatchWriter(file),
      tidying: withoutForeignKeys(openDatabase(file)),
      lookup: openStateLookup(file),
      probe: openWriteProbe(file),
    };
  } catch (cause) {
    if (cause instanceof KnownError) throw cause;
    throw new KnownError(
      'StoreUnavailable',
      `The store ${file} cannot be opened: ${(cause as Error).message}. Check that the file belongs to missingkbs and can be read and written, or set MISSINGKBS_DATA to another folder.`,
      { cause },
    );
  }
}
