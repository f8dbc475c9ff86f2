/** Devices and their inventories, in SQLite. */

import type { DatabaseSync } from 'node:sqlite';
import type { MachineId } from '../../brand.ts';
import type { Columns } from '../columns/column-thread.ts';
import { type DeviceRecord, dnsNameKey, recordOf } from '../device-record.ts';
import { type DeviceRow, readStateRecord, toDevice } from '../device-row.ts';
import { createQuickLists, type QuickListsOptions } from '../quick-lists.ts';
import type { Device, DeviceStore, SaveCounts, SavedDevice, StateId } from '../store.ts';
import type { BatchWriter } from './batch-writer.ts';
import { inTransaction, useDatabase } from './database.ts';
import { createGroupCount } from './device-groups.ts';
import { createDeviceList } from './device-list.ts';
import { createDevicePut } from './put-devices.ts';
import type { Reader } from './reader.ts';
import type { StateLookup } from './state-lookup.ts';
import { createTagWriter } from './tag-sets.ts';
import type { TenantIds } from './tenants.ts';

const selectDevice = `
  SELECT d.machine_id AS id, coalesce(d.shown_name, d.dns_name) AS name, d.state_id AS state,
    d.first_seen AS firstSeen, d.last_seen AS lastSeen, coalesce(u.text, i.inventory) AS detail, s.canonical,
    g.tags, d.addresses
  FROM devices d
  JOIN tenants t ON t.id = d.tenant_id
  LEFT JOIN details u ON u.digest = d.detail
  LEFT JOIN inventories i ON i.tenant_id = d.tenant_id AND i.machine_id = d.machine_id
  JOIN states s ON s.id = d.state_id
  LEFT JOIN tag_sets g ON g.id = d.tag_set_id
  WHERE t.name = ?`;

export interface DeviceStoreParts {
  readonly database: DatabaseSync;
  readonly batches: BatchWriter;
  readonly tenants: TenantIds;
  readonly lookup: StateLookup;
  /** For lists, and for counts of all devices. */
  readonly reader: Reader;
  readonly counter: Reader;
  readonly columns: Columns;
  readonly lists?: QuickListsOptions;
}

export function createDeviceStore(parts: DeviceStoreParts): DeviceStore {
  const { database, batches, tenants, lookup, reader, counter, columns, lists } = parts;
  const findById = database.prepare(`${selectDevice} AND d.machine_id = ?`);
  const findByName = database.prepare(
    `${selectDevice} AND d.dns_name = ? ORDER BY d.last_seen DESC, d.machine_id LIMIT 1`,
  );
  const selectState = database.prepare('SELECT canonical FROM states WHERE id = ?');
  const selectAny = database.prepare('SELECT 1 FROM devices WHERE tenant_id = ? LIMIT 1');
  const deleteDevice = database.prepare('DELETE FROM devices WHERE tenant_id = ? AND machine_id = ?');
  const deleteInventory = database.prepare('DELETE FROM inventories WHERE tenant_id = ? AND machine_id = ?');
  const put = createDevicePut(database);
  const tags = createTagWriter(database);

  async function saveOne(tenant: string, record: DeviceRecord): Promise<SavedDevice> {
    const saved = await inTransaction(database, () => {
      const done = put.put(tenants.ensure(tenant), record);
      return { device: toDevice(findById.get(tenant, record.id) as unknown as DeviceRow), created: done === 'created' };
    });
    lookup.renew();
    return saved;
  }

  async function saveRecords(tenant: string, records: readonly DeviceRecord[]): Promise<SaveCounts> {
    const counts = await batches.write(tenant, records);
    lookup.renew();
    return counts;
  }

  function lookUpState(tenant: string, id: MachineId): StateId | undefined {
    return useDatabase(() => {
      const tenantId = tenants.find(tenant);
      return tenantId === undefined ? undefined : lookup.find(tenantId, id);
    });
  }

  return {
    save: (tenant, inventory, seen) => saveOne(tenant, recordOf(inventory, seen)),
    saveAll: async (tenant, inventories, seen) =>
      saveRecords(
        tenant,
        inventories.map((inventory) => recordOf(inventory, seen)),
      ),
    saveRecords,
    async changeTags(tenant, id, change) {
      return inTransaction(database, () => {
        tags.change(tenants.find(tenant) ?? null, id, change);
        return deviceOf(findById.get(tenant, id));
      });
    },
    async remove(tenant, id) {
      const removed = await inTransaction(database, () => {
        const tenantId = tenants.find(tenant) ?? null;
        deleteInventory.run(tenantId, id);
        return deleteDevice.run(tenantId, id).changes === 1;
      });
      lookup.renew();
      return removed;
    },
    async tenants() {
      return useDatabase(() => tenants.list());
    },
    async any(tenant) {
      return useDatabase(() => selectAny.get(tenants.find(tenant) ?? null)) !== undefined;
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
    async readStateTexts(states) {
      const rows = useDatabase(() => states.map((state) => [state, selectState.get(state)?.canonical] as const));
      return new Map(rows.filter((row): row is [StateId, string] => row[1] !== undefined));
    },
    countGroups: createGroupCount(counter, tenants),
    ...createQuickLists(createDeviceList(reader, tenants), columns, lists),
  };
}

function deviceOf(row: unknown): Device | undefined {
  return row === undefined ? undefined : toDevice(row as DeviceRow);
}
