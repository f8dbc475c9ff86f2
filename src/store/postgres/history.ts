/** What devices were, in PostgreSQL. */

import { unpackHistory } from '../device-history.ts';
import type { HistoryStore } from '../store.ts';
import type { Database } from './database.ts';
import { bytesOf, idOf } from './machine-rows.ts';
import type { TenantIds } from './tenants.ts';

/** Rows that are read at once, and taken apart before others have their turn: some milliseconds of them. */
const page = 2_000;

export function createHistoryStore(database: Database, tenants: TenantIds): HistoryStore {
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
      for (let after = behind === undefined ? Buffer.alloc(0) : bytesOf(behind); ; ) {
        const { rows } = await database.query(
          `SELECT machine_id AS id, history FROM missingkbs.devices
           WHERE tenant_id = $1 AND machine_id > $2 ORDER BY machine_id LIMIT ${page}`,
          [tenantId ?? null, after],
        );
        for (const { id, history } of rows) yield { id: idOf(id), history };
        if (rows.length < page) return;
        after = rows.at(-1).id;
      }
    },
  };
}
