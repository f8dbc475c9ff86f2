/** The PostgreSQL store: one database, many servers on many hosts. */

import { KnownError } from '../../errors.ts';
import { createColumns } from '../columns/column-thread.ts';
import type { QuickListsOptions } from '../quick-lists.ts';
import type { Store } from '../store.ts';
import { createApplicationStore } from './applications.ts';
import { createCatalogStore } from './catalogs.ts';
import { createCount } from './count.ts';
import { openDatabase } from './database.ts';
import { createDefenderStore } from './defender.ts';
import { createDeviceStore } from './devices.ts';
import { distributeTables, readDistribution } from './distribute.ts';
import { checkEngine } from './engine.ts';
import { createFigureStore } from './figures.ts';
import { createHistoryStore } from './history.ts';
import { createHistoryLoader } from './history-loader.ts';
import { createLeaseStore } from './leases.ts';
import { startListener } from './listener.ts';
import { migrate } from './migrate.ts';
import { createNoticeStore } from './notices.ts';
import { createOsqueryStore } from './osquery.ts';
import { createPolicyStore } from './policy.ts';
import { runAlone } from './run-alone.ts';
import { createSessionStore } from './sessions.ts';
import { createSigningKeyStore } from './signing-keys.ts';
import { createStateLookup } from './state-lookup.ts';
import { createSyncStore } from './syncs.ts';
import { createTenantNameStore } from './tenant-names.ts';
import { createTenantIds } from './tenants.ts';
import { createThreatListStore } from './threat-lists.ts';
import { createUpkeepStore } from './upkeep.ts';

/** What others wrote is heard of in milliseconds; this leaves room for a slow network. */
const heardAfterMs = 250;

export interface PostgresOptions {
  /** Behave as where tables are distributed, wherever they are. */
  readonly distributed?: boolean;
  readonly lists?: QuickListsOptions;
}

/** Rejects with `KnownError` when the database cannot be reached, is no store, or a newer program made it. */
export async function openPostgresStore(url: string, options: PostgresOptions = {}): Promise<Store> {
  const database = openDatabase(url);
  let distributed: boolean;
  try {
    checkEngine((await database.query('SELECT version()')).rows[0].version, database.name);
    await migrate(database);
    distributed = options.distributed ?? (await readDistribution(database));
  } catch (cause) {
    await database.close();
    if (!(cause instanceof KnownError) || cause.code !== 'DatabaseAway') throw cause;
    throw new KnownError(
      'StoreUnavailable',
      `The database ${database.name} cannot be reached: ${(cause.cause as Error).message}. Start it, or set MISSINGKBS_DATABASE_URL to one that runs.`,
      { cause },
    );
  }
  const listener = startListener(database);
  const lookup = createStateLookup(database, listener);
  const tenants = createTenantIds(database);
  const loader = createHistoryLoader(url);
  const columns = createColumns('store/postgres/postgres-columns-thread', url);
  return {
    capabilities: { sharedBetweenHosts: true, distributed, otherWritersSeenAfterMs: heardAfterMs },
    devices: createDeviceStore({ database, tenants, lookup, columns, ...(options.lists && { lists: options.lists }) }),
    history: createHistoryStore(database, tenants, loader),
    upkeep: createUpkeepStore(database, lookup),
    catalogs: createCatalogStore(database, listener),
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
    leases: createLeaseStore(database),
    threatLists: createThreatListStore(database, listener),
    count: createCount(database),
    async ping() {
      await database.query('SELECT 1');
    },
    // PostgreSQL has checksums and amcheck of its own for this.
    check: async () => 'whole',
    runAlone: (name, work) => runAlone(database, name, work),
    distribute: (tell) => distributeTables(database, tell),
    async close() {
      await listener.close();
      await loader.close();
      await columns.close();
      await database.close();
    },
  };
}
