/** Devices, their inventories and the patch states that they share, in SQLite. */

import type { DatabaseSync } from 'node:sqlite';
import { fingerprintOf, type PatchState, patchStateOf } from '../../assessment/patch-state.ts';
import type { MachineId } from '../../brand.ts';
import { KnownError } from '../../errors.ts';
import type { Inventory } from '../../inventory/model.ts';
import type { Device, DeviceStore, StateId } from '../store.ts';
import { inTransaction, useDatabase } from './database.ts';
import type { StateLookup } from './state-lookup.ts';

const selectDevice = `
  SELECT d.state_id AS state, d.first_seen AS firstSeen, d.last_seen AS lastSeen, i.inventory AS inventory
  FROM devices d
  JOIN tenants t ON t.id = d.tenant_id
  JOIN inventories i ON i.tenant_id = d.tenant_id AND i.machine_id = d.machine_id
  WHERE t.name = ?`;

export function createDeviceStore(database: DatabaseSync, lookup: StateLookup): DeviceStore {
  const findById = database.prepare(`${selectDevice} AND d.machine_id = ?`);
  const findByName = database.prepare(`${selectDevice} AND d.dns_name = ? ORDER BY d.last_seen DESC LIMIT 1`);
  const selectState = database.prepare('SELECT canonical FROM states WHERE id = ?');
  const tenants = createTenantIds(database);
  const saveOne = createSaveOne(database);

  return {
    async save(tenant, inventory, seen) {
      const outcome = await inTransaction(database, () => saveOne(tenants.ensure(tenant), inventory, seen));
      lookup.renew();
      return outcome;
    },
    async saveAll(tenant, inventories, seen) {
      const counts = await inTransaction(database, () => {
        const tenantId = tenants.ensure(tenant);
        let created = 0;
        for (const inventory of inventories) if (saveOne(tenantId, inventory, seen) === 'created') created += 1;
        return { created };
      });
      lookup.renew();
      return counts;
    },
    async find(tenant, id) {
      return useDatabase(() => toDevice(findById.get(tenant, id)));
    },
    async findByDnsName(tenant, computerDnsName) {
      return useDatabase(() => toDevice(findByName.get(tenant, computerDnsName.toLowerCase())));
    },
    async findStateId(tenant, id: MachineId): Promise<StateId | undefined> {
      return useDatabase(() => {
        const tenantId = tenants.find(tenant);
        return tenantId === undefined ? undefined : lookup.find(tenantId, id);
      });
    },
    async readState(state) {
      const row = useDatabase(() => selectState.get(state));
      if (row === undefined) throw new KnownError('StoreUnavailable', `The store has no patch state number ${state}.`);
      return JSON.parse(row.canonical as string) as PatchState;
    },
  };
}

function toDevice(row: Record<string, unknown> | undefined): Device | undefined {
  if (row === undefined) return undefined;
  return {
    inventory: JSON.parse(row.inventory as string) as Inventory,
    state: row.state as StateId,
    firstSeen: row.firstSeen as string,
    lastSeen: row.lastSeen as string,
  };
}

/** Tenants by number. A tenant's number never changes, so a number that was read once is kept; `ensure` needs a transaction. */
function createTenantIds(database: DatabaseSync) {
  const select = database.prepare('SELECT id FROM tenants WHERE name = ?');
  const insert = database.prepare('INSERT INTO tenants (name) VALUES (?) ON CONFLICT DO NOTHING');
  const known = new Map<string, number>();

  function find(tenant: string): number | undefined {
    const cached = known.get(tenant);
    if (cached !== undefined) return cached;
    const id = select.get(tenant)?.id as number | undefined;
    if (id !== undefined && !database.isTransaction) known.set(tenant, id);
    return id;
  }

  function ensure(tenant: string): number {
    insert.run(tenant);
    return find(tenant) as number;
  }

  return { find, ensure };
}

function createSaveOne(database: DatabaseSync) {
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

  function ensureState(inventory: Inventory): number {
    const state = patchStateOf(inventory);
    const fingerprint = Buffer.from(fingerprintOf(state), 'hex');
    const known = selectStateId.get(fingerprint)?.id;
    return Number(known ?? insertState.run(fingerprint, JSON.stringify(state)).lastInsertRowid);
  }

  /** A device that tells when it was seen is believed, also when it is new here. */
  return function saveOne(tenantId: number, inventory: Inventory, seen: string): 'created' | 'replaced' {
    const lastSeen = inventory.lastSeen ?? seen;
    const known = selectFirstSeen.get(tenantId, inventory.id)?.first_seen as string | undefined;
    const firstSeen = known !== undefined && known < lastSeen ? known : lastSeen;
    const dnsName = inventory.computerDnsName.toLowerCase();
    putDevice.run(tenantId, inventory.id, ensureState(inventory), dnsName, firstSeen, lastSeen);
    putInventory.run(tenantId, inventory.id, JSON.stringify(inventory));
    return known === undefined ? 'created' : 'replaced';
  };
}
