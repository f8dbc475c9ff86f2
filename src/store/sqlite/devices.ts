/** Devices and their inventories, in SQLite. */

import type { DatabaseSync } from 'node:sqlite';
import type { MachineId } from '../../brand.ts';
import { packChange } from '../device-history.ts';
import { type DeviceRecord, dnsNameKey, newestOfEach, recordOf, type StateRecord, stands } from '../device-record.ts';
import { type DeviceRow, readStateRecord, toDevice } from '../device-row.ts';
import type { Device, DeviceStore, SaveCounts, StateId } from '../store.ts';
import { inTransaction, useDatabase } from './database.ts';
import type { StateLookup } from './state-lookup.ts';
import type { TenantIds } from './tenants.ts';

const selectDevice = `
  SELECT d.state_id AS state, d.first_seen AS firstSeen, d.last_seen AS lastSeen, i.inventory, s.canonical
  FROM devices d
  JOIN tenants t ON t.id = d.tenant_id
  JOIN inventories i ON i.tenant_id = d.tenant_id AND i.machine_id = d.machine_id
  JOIN states s ON s.id = d.state_id
  WHERE t.name = ?`;

export function createDeviceStore(database: DatabaseSync, tenants: TenantIds, lookup: StateLookup): DeviceStore {
  const findById = database.prepare(`${selectDevice} AND d.machine_id = ?`);
  const findByName = database.prepare(
    `${selectDevice} AND d.dns_name = ? ORDER BY d.last_seen DESC, d.machine_id LIMIT 1`,
  );
  const selectState = database.prepare('SELECT canonical FROM states WHERE id = ?');
  const deleteDevice = database.prepare('DELETE FROM devices WHERE tenant_id = ? AND machine_id = ?');
  const deleteInventory = database.prepare('DELETE FROM inventories WHERE tenant_id = ? AND machine_id = ?');
  const put = createPut(database);

  /** All or none. */
  async function putAll<Result>(
    tenant: string,
    records: readonly DeviceRecord[],
    result: (counts: SaveCounts) => Result,
  ) {
    const saved = await inTransaction(database, () => {
      const tenantId = tenants.ensure(tenant);
      const counts = { created: 0, replaced: 0, outdated: 0 };
      const newest = newestOfEach(records);
      for (const record of newest) counts[put(tenantId, record)] += 1;
      counts.outdated += records.length - newest.length;
      return result(counts);
    });
    lookup.renew();
    return saved;
  }

  function lookUpState(tenant: string, id: MachineId): StateId | undefined {
    return useDatabase(() => {
      const tenantId = tenants.find(tenant);
      return tenantId === undefined ? undefined : lookup.find(tenantId, id);
    });
  }

  return {
    save(tenant, inventory, seen) {
      return putAll(tenant, [recordOf(inventory, seen)], ({ created }) => ({
        device: toDevice(findById.get(tenant, inventory.id) as unknown as DeviceRow),
        created: created === 1,
      }));
    },
    async saveAll(tenant, inventories, seen) {
      const records = inventories.map((inventory) => recordOf(inventory, seen));
      return putAll(tenant, records, (counts) => counts);
    },
    saveRecords: (tenant, records) => putAll(tenant, records, (counts) => counts),
    async remove(tenant, id) {
      const removed = await inTransaction(database, () => {
        const tenantId = tenants.find(tenant) ?? null;
        deleteInventory.run(tenantId, id);
        return deleteDevice.run(tenantId, id).changes === 1;
      });
      lookup.renew();
      return removed;
    },
    async find(tenant, id) {
      return deviceOf(useDatabase(() => findById.get(tenant, id)));
    },
    async findByDnsName(tenant, computerDnsName) {
      return deviceOf(useDatabase(() => findByName.get(tenant, dnsNameKey(computerDnsName))));
    },
    async findStateId(tenant, id) {
      return lookUpState(tenant, id);
    },
    recallStateId: lookUpState,
    async readState(state) {
      const row = useDatabase(() => selectState.get(state));
      return readStateRecord(row?.canonical as string | undefined, state);
    },
    async readStates(states) {
      const rows = useDatabase(() => states.map((state) => [state, selectState.get(state)?.canonical] as const));
      return new Map(
        rows.flatMap(([state, canonical]) =>
          canonical === undefined ? [] : [[state, readStateRecord(canonical as string, state)]],
        ),
      );
    },
  };
}

function deviceOf(row: unknown): Device | undefined {
  return row === undefined ? undefined : toDevice(row as DeviceRow);
}

/** Puts one device into its tables, unless what is there was seen later. Needs a transaction. */
function createPut(database: DatabaseSync) {
  const selectStateId = database.prepare('SELECT id FROM states WHERE fingerprint = ?');
  const insertState = database.prepare('INSERT INTO states (fingerprint, canonical) VALUES (?, ?)');
  const selectDeviceRow = database.prepare(
    `SELECT state_id AS state, first_seen AS firstSeen, last_seen AS lastSeen, history
     FROM devices WHERE tenant_id = ? AND machine_id = ?`,
  );
  const putDevice = database.prepare(
    `INSERT INTO devices (tenant_id, machine_id, state_id, dns_name, first_seen, last_seen, history)
     VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET state_id = excluded.state_id, dns_name = excluded.dns_name,
       first_seen = excluded.first_seen, last_seen = excluded.last_seen, history = excluded.history`,
  );
  const putInventory = database.prepare(
    `INSERT INTO inventories (tenant_id, machine_id, inventory) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET inventory = excluded.inventory WHERE inventory <> excluded.inventory`,
  );

  function ensureState({ fingerprint, canonical }: StateRecord): StateId {
    const known = selectStateId.get(fingerprint)?.id;
    return Number(known ?? insertState.run(fingerprint, canonical).lastInsertRowid);
  }

  return function put(tenantId: number, record: DeviceRecord): keyof SaveCounts {
    const { id, dnsName, inventory } = record;
    const before = selectDeviceRow.get(tenantId, id) as unknown as DeviceRow & { readonly history: Uint8Array };
    if (before !== undefined && !stands(record, before.lastSeen)) return 'outdated';
    const lastSeen = before !== undefined && before.lastSeen > record.lastSeen ? before.lastSeen : record.lastSeen;
    const state = ensureState(record.state);
    const unchanged = before?.state === state;
    const history = unchanged
      ? before.history
      : Buffer.concat([before?.history ?? [], packChange(lastSeen, state)].map((bytes) => Buffer.from(bytes)));
    putDevice.run(tenantId, id, state, dnsName, before?.firstSeen ?? lastSeen, lastSeen, history);
    putInventory.run(tenantId, id, inventory);
    return before === undefined ? 'created' : 'replaced';
  };
}
