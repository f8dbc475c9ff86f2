/** Devices and their inventories, in PostgreSQL. */

import { type MachineId, machineIdOfName } from '../../brand.ts';
import type { Columns } from '../columns/column-thread.ts';
import { type DetailRecord, type DeviceRecord, dnsNameKey, newestOfEach, recordOf } from '../device-record.ts';
import { type DeviceRow, readStateRecord, toDevice } from '../device-row.ts';
import { Remembered } from '../lasting.ts';
import { createQuickLists, type QuickListsOptions } from '../quick-lists.ts';
import type { Device, DeviceStore } from '../store.ts';
import type { Database, Query } from './database.ts';
import { createGroupCount } from './device-groups.ts';
import { createDeviceList } from './device-list.ts';
import { bytesOf, deleteDevices } from './machine-rows.ts';
import { putDevices } from './put-devices.ts';
import type { StateLookup } from './state-lookup.ts';
import { createStateIds } from './states.ts';
import { changeTags } from './tag-sets.ts';
import type { TenantIds } from './tenants.ts';

const selectDevices = `
  SELECT encode(d.machine_id, 'hex') AS id, coalesce(d.shown_name, d.dns_name) AS name, d.state_id AS state,
    d.first_seen AS "firstSeen", d.last_seen AS "lastSeen", d.detail AS digest, i.inventory, s.canonical,
    g.tags, d.addresses
  FROM missingkbs.devices d
  LEFT JOIN missingkbs.inventories i ON i.tenant_id = d.tenant_id AND i.machine_id = d.machine_id
  JOIN missingkbs.states s ON s.id = d.state_id
  LEFT JOIN missingkbs.tag_sets g ON g.id = d.tag_set_id
  WHERE d.tenant_id = $1 AND d.machine_id = ANY($2::bytea[])`;

interface Row extends Omit<DeviceRow, 'firstSeen' | 'lastSeen' | 'detail'> {
  readonly firstSeen: Date;
  readonly lastSeen: Date;
  /** Null where the inventory lies apart, as it did once. */
  readonly digest: Buffer | null;
  readonly inventory: string | null;
}

export interface DeviceStoreParts {
  readonly database: Database;
  readonly tenants: TenantIds;
  readonly lookup: StateLookup;
  readonly columns: Columns;
  readonly lists?: QuickListsOptions;
}

export function createDeviceStore({ database, tenants, lookup, columns, lists }: DeviceStoreParts): DeviceStore {
  const states = createStateIds(database);
  const details = new Remembered<DetailRecord, true>();

  /** All or none. What `read` gives is of the same transaction. */
  async function putAll<Result>(
    tenant: string,
    inventories: readonly DeviceRecord[],
    read: (query: Query, tenantId: number) => Promise<Result>,
  ) {
    const tenantId = await tenants.ensure(tenant);
    const records = newestOfEach(inventories);
    const stateIds = await states.ensure(records.map(({ state }) => state));
    const saved = await database.transaction(async (query) => {
      const put = await putDevices(query, tenantId, records, stateIds, details);
      return { ...put, read: await read(query, tenantId) };
    });
    for (const detail of saved.details) details.set(detail, true);
    lookup.forget(tenantId, saved.changed);
    const { created, replaced, outdated } = saved.counts;
    const left = inventories.length - records.length;
    return { counts: { created, replaced, outdated: outdated + left }, read: saved.read };
  }

  async function read(query: Query, tenantId: number, ids: readonly MachineId[]): Promise<readonly Device[]> {
    const { rows } = (await query(selectDevices, [tenantId, ids.map(bytesOf)])) as { rows: Row[] };
    const texts = await readDetails(query, rows);
    return rows.map((row) => toDevice(toRow(row, texts)));
  }

  return {
    async save(tenant, inventory, seen) {
      const record = recordOf(inventory, seen);
      const saved = await putAll(tenant, [record], (query, tenantId) => read(query, tenantId, [record.id]));
      return { device: saved.read[0] as Device, created: saved.counts.created === 1 };
    },
    async saveAll(tenant, inventories, seen) {
      const records = inventories.map((inventory) => recordOf(inventory, seen));
      return (await putAll(tenant, records, readNothing)).counts;
    },
    async saveRecords(tenant, records) {
      return (await putAll(tenant, records, readNothing)).counts;
    },
    async changeTags(tenant, id, change) {
      const tenantId = await tenants.find(tenant);
      if (tenantId === undefined) return undefined;
      await changeTags(database, tenantId, id, change);
      return (await read(database.query, tenantId, [id]))[0];
    },
    async remove(tenant, id) {
      const tenantId = await tenants.find(tenant);
      if (tenantId === undefined) return false;
      const removed = await database.transaction((query) => deleteDevices(query, tenantId, [bytesOf(id)]));
      lookup.forget(tenantId, [id]);
      return removed === 1;
    },
    tenants: () => tenants.list(),
    async any(tenant) {
      const tenantId = await tenants.find(tenant);
      const { rows } = await database.query('SELECT 1 FROM missingkbs.devices WHERE tenant_id = $1 LIMIT 1', [
        tenantId ?? null,
      ]);
      return rows.length > 0;
    },
    async find(tenant, id) {
      const tenantId = await tenants.find(tenant);
      return tenantId === undefined ? undefined : (await read(database.query, tenantId, [id]))[0];
    },
    async findByDnsName(tenant, computerDnsName) {
      const tenantId = await tenants.find(tenant);
      if (tenantId === undefined) return undefined;
      const dnsName = dnsNameKey(computerDnsName);
      const { rows } = await database.query(
        `SELECT encode(machine_id, 'hex') AS id FROM missingkbs.device_names WHERE tenant_id = $1 AND dns_name = $2`,
        [tenantId, dnsName],
      );
      const candidates = [machineIdOfName(dnsName), ...rows.map(({ id }) => id as MachineId)];
      return (await read(database.query, tenantId, candidates))
        .filter(({ inventory }) => dnsNameKey(inventory.computerDnsName) === dnsName)
        .sort(lastSeenFirst)[0];
    },
    async findStateId(tenant, id) {
      const tenantId = await tenants.find(tenant);
      return tenantId === undefined ? undefined : lookup.find(tenantId, id);
    },
    recallStateId(tenant, id) {
      const tenantId = tenants.recall(tenant);
      return tenantId === undefined ? undefined : lookup.recall(tenantId, id);
    },
    async readState(state) {
      const { rows } = await database.query('SELECT canonical FROM missingkbs.states WHERE id = $1', [state]);
      return readStateRecord(rows[0]?.canonical, state);
    },
    async readStateTexts(states) {
      const { rows } = await database.query(
        'SELECT id, canonical FROM missingkbs.states WHERE id = ANY($1::bigint[])',
        [states],
      );
      return new Map(rows.map(({ id, canonical }) => [id, canonical]));
    },
    countGroups: createGroupCount(database, tenants),
    ...createQuickLists(createDeviceList(database, tenants), columns, lists),
  };
}

async function readNothing(): Promise<undefined> {}

/** The details lie elsewhere than the machines, where tables are distributed, and are joined here. */
async function readDetails(query: Query, rows: readonly Row[]): Promise<ReadonlyMap<string, string>> {
  const digests = rows.flatMap(({ digest }) => digest ?? []);
  if (digests.length === 0) return new Map();
  const found = await query(
    "SELECT encode(digest, 'hex') AS key, text FROM missingkbs.details WHERE digest = ANY($1::bytea[])",
    [digests],
  );
  return new Map(found.rows.map(({ key, text }) => [key, text]));
}

function toRow(
  { digest, inventory, firstSeen, lastSeen, ...rest }: Row,
  texts: ReadonlyMap<string, string>,
): DeviceRow {
  return {
    ...rest,
    detail: digest === null ? inventory : texts.get(digest.toString('hex')),
    firstSeen: firstSeen.toISOString(),
    lastSeen: lastSeen.toISOString(),
  };
}

function lastSeenFirst(a: Device, b: Device): number {
  if (a.lastSeen !== b.lastSeen) return a.lastSeen > b.lastSeen ? -1 : 1;
  return a.inventory.id < b.inventory.id ? -1 : 1;
}
