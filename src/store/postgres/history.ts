/** What devices were, in PostgreSQL. */

import { unpackHistory } from '../device-history.ts';
import type { HistoryStore } from '../store.ts';
import type { Database } from './database.ts';
import type { HistoryLoader } from './history-loader.ts';
import { readHistories } from './history-rows.ts';
import { bytesOf } from './machine-rows.ts';
import type { TenantIds } from './tenants.ts';

/** Rows that are read at once, and taken apart before others have their turn: some milliseconds of them. */
const page = 2_000;

export function createHistoryStore(database: Database, tenants: TenantIds, loader: HistoryLoader): HistoryStore {
  return {
    async read(tenant, id) {
      const tenantId = await tenants.find(tenant);
      const { rows } = await database.query(
        'SELECT history FROM missingkbs.devices WHERE tenant_id = $1 AND machine_id = $2',
        [tenantId ?? null, bytesOf(id)],
      );
      return rows[0] === undefined ? [] : unpackHistory(rows[0].history);
    },
    async *each(tenant, behind) {
      const tenantId = await tenants.find(tenant);
      if (tenantId === undefined) return;
      for await (const devices of readHistories(database, tenantId, page, behind)) yield* devices;
    },
    async load(tenant, maxBytes, before = []) {
      const tenantId = await tenants.find(tenant);
      return tenantId === undefined ? [] : loader.load({ tenantId, maxBytes, before });
    },
  };
}
