/** Devices, their inventories and the patch states that they share, in SQLite. */

import type { DatabaseSync } from 'node:sqlite';
import type { MachineId } from '../../brand.ts';
import {
  type DeviceRecord,
  type DeviceRow,
  dnsNameKey,
  firstSeenOf,
  readStateRecord,
  recordOf,
  type StateRecord,
  toDevice,
} from '../device-record.ts';
import type { Device, DeviceStore, StateId } from '../store.ts';
import { inTransaction, useDatabase } from './database.ts';
import type { StateLookup } from './state-lookup.ts';
import { createTenantIds } from './tenants.ts';

const selectDevice = `
  SELECT d.state_id AS state, d.first_seen AS firstSeen, d.last_seen AS lastSeen, i.inventory AS inventory
  FROM devices d
  JOIN tenants t ON t.id = d.tenant_id
  JOIN inventories i ON i.tenant_id = d.tenant_id AND i.machine_id = d.machine_id
  WHERE t.name = ?`;

export function createDeviceStore(database: DatabaseSync, lookup: StateLookup): DeviceStore {
  const findById = database.prepare(`${selectDevice} AND d.machine_id = ?`);
  const findByName = database.prepare(
    `${selectDevice} AND d.dns_name = ? ORDER BY d.last_seen DESC, d.machine_id LIMIT 1`,
  );
  const selectState = database.prepare('SELECT canonical FROM states WHERE id = ?');
  const tenants = createTenantIds(database);
  const put = createPut(database);

  /** All or none, in their order. */
  async function putAll(tenant: string, records: readonly DeviceRecord[]): Promise<readonly SavedRow[]> {
    const saved = await inTransaction(database, () => {
      const tenantId = tenants.ensure(tenant);
      return records.map((record) => put(tenantId, record));
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
    async save(tenant, inventory, seen) {
      const [saved] = await putAll(tenant, [recordOf(inventory, seen)]);
      const { row, created } = saved as SavedRow;
      return { device: toDevice(row), created };
    },
    async saveAll(tenant, inventories, seen) {
      const saved = await putAll(
        tenant,
        inventories.map((inventory) => recordOf(inventory, seen)),
      );
      return { created: saved.filter(({ created }) => created).length };
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
  };
}

interface SavedRow {
  readonly row: DeviceRow;
  readonly created: boolean;
}

function deviceOf(row: unknown): Device | undefined {
  return row === undefined ? undefined : toDevice(row as DeviceRow);
}

/** Puts one device into its tables. Needs a transaction. */
function createPut(database: DatabaseSync) {
  const selectStateId = database.prepare('SELECT id FROM states WHERE fingerprint = ?');
  const insertState = database.prepare('INSERT INTO states (fingerprint, canonical) VALUES (?, ?)');
  const selectFirstSeen = database.prepare('SELECT first_seen FROM devices WHERE tenant_id = ? AND machine_id = ?');
  const putDevice = database.prepare(
    `INSERT INTO devices (tenant_id, machine_id, state_id, dns_name, first_seen, last_seen) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET state_id = excluded.state_id, dns_name = excluded.dns_name,
       first_seen = excluded.first_seen, last_seen = excluded.last_seen`,
  );
  const putInventory = database.prepare(
    `INSERT INTO inventories (tenant_id, machine_id, inventory) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET inventory = excluded.inventory`,
  );

  function ensureState({ fingerprint, canonical }: StateRecord): StateId {
    const known = selectStateId.get(fingerprint)?.id;
    return Number(known ?? insertState.run(fingerprint, canonical).lastInsertRowid);
  }

  return function put(tenantId: number, record: DeviceRecord): SavedRow {
    const { id, dnsName, lastSeen, inventory } = record;
    const known = selectFirstSeen.get(tenantId, id)?.first_seen as string | undefined;
    const firstSeen = firstSeenOf(record, known);
    const state = ensureState(record.state);
    putDevice.run(tenantId, id, state, dnsName, firstSeen, lastSeen);
    putInventory.run(tenantId, id, inventory);
    return { row: { state, firstSeen, lastSeen, inventory }, created: known === undefined };
  };
}
