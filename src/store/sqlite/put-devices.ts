/** Puts devices into their tables in SQLite, unless what is there was seen later. What has not changed is not written. */

import type { DatabaseSync } from 'node:sqlite';
import { packChange } from '../device-history.ts';
import { type DeviceRecord, stands } from '../device-record.ts';
import type { SaveCounts, StateId } from '../store.ts';
import { createDetailPut } from './details.ts';
import { createStateIds } from './states.ts';

export interface DevicePut {
  /** Needs a transaction. */
  put(tenantId: number, record: DeviceRecord): keyof SaveCounts;
  /** After a transaction that failed: what it put in is not there, and what it found may have gone. */
  forget(): void;
}

interface Before {
  readonly state: StateId;
  readonly lastSeen: string;
  readonly history: Uint8Array;
  readonly sameNames: 0 | 1;
  /** Null where the inventory lies apart, as it did once. */
  readonly sameDetail: 0 | 1 | null;
}

export function createDevicePut(database: DatabaseSync): DevicePut {
  const stateIds = createStateIds(database);
  const details = createDetailPut(database);
  const select = database.prepare(
    `SELECT state_id AS state, last_seen AS lastSeen, history,
       dns_name = ?3 AND shown_name IS ?4 AND addresses IS ?6 AS sameNames, detail = ?5 AS sameDetail
     FROM devices WHERE tenant_id = ?1 AND machine_id = ?2`,
  );
  const insert = database.prepare(
    `INSERT INTO devices
       (tenant_id, machine_id, dns_name, shown_name, detail, state_id, first_seen, last_seen, history, addresses)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8, ?9)`,
  );
  // Indexes are written where their columns are named, so what seldom changes is named apart.
  const see = database.prepare('UPDATE devices SET last_seen = ? WHERE tenant_id = ? AND machine_id = ?');
  const replace = database.prepare(
    `UPDATE devices SET dns_name = ?3, shown_name = ?4, detail = ?5, state_id = ?6, last_seen = ?7, history = ?8,
       addresses = ?9
     WHERE tenant_id = ?1 AND machine_id = ?2`,
  );
  const deleteInventory = database.prepare('DELETE FROM inventories WHERE tenant_id = ? AND machine_id = ?');

  return {
    put(tenantId, record) {
      const { id, dnsName, shownName = null, addresses = null, lastSeen, detail } = record;
      const before = select.get(tenantId, id, dnsName, shownName, detail.digest, addresses) as unknown as
        | Before
        | undefined;
      if (before !== undefined && !stands(record, before.lastSeen)) return 'outdated';
      const state = stateIds.ensure(record.state);
      if (before === undefined) {
        details.put(detail);
        const history = packChange(lastSeen, state);
        insert.run(tenantId, id, dnsName, shownName, detail.digest, state, lastSeen, history, addresses);
        return 'created';
      }
      const seen = before.lastSeen > lastSeen ? before.lastSeen : lastSeen;
      if (before.state !== state || before.sameNames === 0 || before.sameDetail !== 1) {
        details.put(detail);
        const change = before.state === state ? [] : [packChange(seen, state)];
        const history = Buffer.concat([before.history, ...change]);
        replace.run(tenantId, id, dnsName, shownName, detail.digest, state, seen, history, addresses);
        if (before.sameDetail === null) deleteInventory.run(tenantId, id);
      } else if (seen !== before.lastSeen) {
        see.run(seen, tenantId, id);
      }
      return 'replaced';
    },
    forget() {
      stateIds.forget();
      details.forget();
    },
  };
}
