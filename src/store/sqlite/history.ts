/** What devices were, in SQLite. */

import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { unpackHistory } from '../device-history.ts';
import type { HistoryStore } from '../store.ts';
import { useDatabase } from './database.ts';
import type { HistoryLoader } from './history-loader.ts';
import { historyPages } from './history-rows.ts';
import type { TenantIds } from './tenants.ts';

/** Rows that are read before others have their turn: a millisecond of them. */
const page = 500;

export function createHistoryStore(database: DatabaseSync, tenants: TenantIds, loader: HistoryLoader): HistoryStore {
  const selectOne = database.prepare('SELECT history FROM devices WHERE tenant_id = ? AND machine_id = ?');
  const pages = historyPages(database, page);

  return {
    async read(tenant, id) {
      const row = useDatabase(() => selectOne.get(tenants.find(tenant) ?? null, id));
      return row === undefined ? [] : unpackHistory(row.history as Uint8Array);
    },
    async *each(tenant, behind) {
      const tenantId = useDatabase(() => tenants.find(tenant)) ?? null;
      for (let after: string = behind ?? ''; ; await setImmediate()) {
        const devices = useDatabase(() => pages(tenantId, after));
        yield* devices;
        if (devices.length < page) return;
        after = devices.at(-1)?.id as string;
      }
    },
    async load(tenant, maxBytes, before = []) {
      const tenantId = useDatabase(() => tenants.find(tenant));
      return tenantId === undefined ? [] : loader.load({ tenantId, maxBytes, before });
    },
  };
}
