/** Puts devices into their tables in SQLite, unless what is there was seen later. What has not changed is not written. */

import type { DatabaseSync } from 'node:sqlite';
import { packChange } from '../device-history.ts';
import { type DeviceRecord, type StateRecord, stands } from '../device-record.ts';
import type { SaveCounts, StateId } from '../store.ts';

export interface DevicePut {
  /** Needs a transaction. */
  put(tenantId: number, record: DeviceRecord): keyof SaveCounts;
  /** After a transaction that failed: what it put in is not there, and what it found may have gone. */
  forget(): void;
}

interface Before {
  readonly state: StateId;
  readonly dnsName: string;
  readonly lastSeen: string;
  readonly history: Uint8Array;
  readonly sameInventory: 0 | 1 | null;
}

export function createDevicePut(database: DatabaseSync): DevicePut {
  const stateIds = createStateIds(database);
  const select = database.prepare(
    `SELECT d.state_id AS state, d.dns_name AS dnsName, d.last_seen AS lastSeen, d.history,
       i.inventory = ?3 AS sameInventory
     FROM devices d LEFT JOIN inventories i ON i.tenant_id = d.tenant_id AND i.machine_id = d.machine_id
     WHERE d.tenant_id = ?1 AND d.machine_id = ?2`,
  );
  const insert = database.prepare(
    `INSERT INTO devices (tenant_id, machine_id, state_id, dns_name, first_seen, last_seen, history)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  // Indexes are written where their columns are named, so what seldom changes is named apart.
  const see = database.prepare('UPDATE devices SET last_seen = ? WHERE tenant_id = ? AND machine_id = ?');
  const replace = database.prepare(
    `UPDATE devices SET state_id = ?, dns_name = ?, last_seen = ?, history = ? WHERE tenant_id = ? AND machine_id = ?`,
  );
  const putInventory = database.prepare(
    `INSERT INTO inventories (tenant_id, machine_id, inventory) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET inventory = excluded.inventory`,
  );

  return {
    put(tenantId, record) {
      const { id, dnsName, lastSeen, inventory } = record;
      const before = select.get(tenantId, id, inventory) as unknown as Before | undefined;
      if (before !== undefined && !stands(record, before.lastSeen)) return 'outdated';
      const state = stateIds.ensure(record.state);
      if (before === undefined) {
        insert.run(tenantId, id, state, dnsName, lastSeen, lastSeen, packChange(lastSeen, state));
        putInventory.run(tenantId, id, inventory);
        return 'created';
      }
      const seen = before.lastSeen > lastSeen ? before.lastSeen : lastSeen;
      if (before.state !== state || before.dnsName !== dnsName) {
        const change = before.state === state ? [] : [packChange(seen, state)];
        replace.run(state, dnsName, seen, Buffer.concat([before.history, ...change]), tenantId, id);
      } else if (seen !== before.lastSeen) {
        see.run(seen, tenantId, id);
      }
      if (before.sameInventory !== 1) putInventory.run(tenantId, id, inventory);
      return 'replaced';
    },
    forget: stateIds.forget,
  };
}

/** Alike devices share the record of their state, whose number is looked up once. */
function createStateIds(database: DatabaseSync) {
  const select = database.prepare('SELECT id FROM states WHERE fingerprint = ?');
  const insert = database.prepare('INSERT INTO states (fingerprint, canonical) VALUES (?, ?)');
  let known = new WeakMap<StateRecord, StateId>();

  return {
    ensure(record: StateRecord): StateId {
      const remembered = known.get(record);
      if (remembered !== undefined) return remembered;
      const { fingerprint, canonical } = record;
      const id = Number(select.get(fingerprint)?.id ?? insert.run(fingerprint, canonical).lastInsertRowid);
      known.set(record, id);
      return id;
    },
    forget(): void {
      known = new WeakMap();
    },
  };
}
