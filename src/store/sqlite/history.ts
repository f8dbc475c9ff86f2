/** What devices were, in SQLite. */

import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { MachineId } from '../../brand.ts';
import { unpackHistory } from '../device-history.ts';
import type { HistoryStore } from '../store.ts';
import { useDatabase } from './database.ts';
import type { TenantIds } from './tenants.ts';

/** Rows that are read before others have their turn: a millisecond of them. */
const page = 500;

export function createHistoryStore(database: DatabaseSync, tenants: TenantIds): HistoryStore {
  const selectOne = database.prepare('SELECT history FROM devices WHERE tenant_id = ? AND machine_id = ?');
  const selectPage = database.prepare(
    `SELECT machine_id AS id, history FROM devices
     WHERE tenant_id = ? AND machine_id > ? ORDER BY machine_id LIMIT ${page}`,
  );

  return {
    async read(tenant, id) {
      const row = useDatabase(() => selectOne.get(tenants.find(tenant) ?? null, id));
      return row === undefined ? [] : unpackHistory(row.history as Uint8Array);
    },
    async *each(tenant, behind) {
      const tenantId = useDatabase(() => tenants.find(tenant)) ?? null;
      for (let after: string = behind ?? ''; ; await setImmediate()) {
        const rows = useDatabase(() => selectPage.all(tenantId, after));
        for (const { id, history } of rows) yield { id: id as MachineId, history: history as Uint8Array };
        if (rows.length < page) return;
        after = rows.at(-1)?.id as string;
      }
    },
  };
}
