/** Lists of devices in PostgreSQL. */

import { type MachineId, machineIdOfName } from '../../brand.ts';
import {
  type ColumnOrder,
  type ComparedColumn,
  type ConditionWriter,
  conjunctsOf,
  type DeviceCondition,
  isOfIds,
  type ListedDevice,
  splitByColumn,
  type TagSetId,
  writeAfter,
  writeCondition,
  writeOrder,
} from '../device-list.ts';
import { readAddresses } from '../device-row.ts';
import type { DatabaseLists, DatabaseQuery } from '../quick-lists.ts';
import type { StateId } from '../state-id.ts';
import { readTags } from '../tags.ts';
import type { Database } from './database.ts';
import type { TenantIds } from './tenants.ts';

/** Texts compare by their bytes, whatever the language of the database. */
const columns: Readonly<Record<ComparedColumn, string>> = {
  id: 'd.machine_id',
  dnsName: 'd.dns_name COLLATE "C"',
  firstSeen: 'd.first_seen',
  lastSeen: 'd.last_seen',
  // As the index has it.
  mainAddress: "split_part(d.addresses, ' ', 1)",
};

export function createDeviceList(database: Database, tenants: TenantIds): DatabaseLists {
  /** By the id that follows from a name, or from the table of names: no index is by the name itself. */
  async function findByNames(condition: DeviceCondition, tenantId: number): Promise<DeviceCondition> {
    if (condition.kind === 'and' || condition.kind === 'or') {
      return { ...condition, of: await Promise.all(condition.of.map((part) => findByNames(part, tenantId))) };
    }
    if (condition.kind === 'not') return { ...condition, of: await findByNames(condition.of, tenantId) };
    const names = namesOf(condition);
    if (names === undefined) return condition;
    const { rows } = await database.query(
      `SELECT encode(machine_id, 'hex') AS id FROM missingkbs.device_names
       WHERE tenant_id = $1 AND dns_name = ANY($2::text[])`,
      [tenantId, names],
    );
    const ids = [...names.map(machineIdOfName), ...rows.map(({ id }) => id as MachineId)];
    return { kind: 'and', of: [{ kind: 'in', column: 'id', values: ids }, condition] };
  }

  async function listRows(tenant: string, query: DatabaseQuery): Promise<readonly Row[]> {
    const tenantId = await tenants.find(tenant);
    if (tenantId === undefined) return [];
    const values: unknown[] = [tenantId];
    const writer = createWriter(values);
    const order = writeOrder(query, writer);
    const { limit, skip = 0 } = query;
    const page = writePage({ ...query, where: await findByNames(query.where, tenantId) }, writer);
    const { rows } = await database.query(
      `SELECT encode(d.machine_id, 'hex') AS id, coalesce(d.shown_name, i.inventory::json ->> 'computerDnsName', d.dns_name) AS "computerDnsName",
         d.state_id AS state, d.dns_name AS "dnsName", d.tag_set_id AS "tagSet",
         ${msOf('d.first_seen')} AS "firstSeen", ${msOf('d.last_seen')} AS "lastSeen", d.addresses, g.tags
       FROM (
         SELECT d.tenant_id, d.machine_id, d.dns_name, d.shown_name, d.state_id, d.first_seen, d.last_seen, d.tag_set_id,
           d.addresses
         FROM ${page} ORDER BY ${order} LIMIT ${Number(limit)} OFFSET ${Number(skip)}
       ) d
       LEFT JOIN missingkbs.inventories i ON i.tenant_id = d.tenant_id AND i.machine_id = d.machine_id
       LEFT JOIN missingkbs.tag_sets g ON g.id = d.tag_set_id ORDER BY ${order}`,
      values,
    );
    return rows;
  }

  /** Whether an index leads to them, and they are few. */
  async function isFew(tenantId: number, condition: DeviceCondition): Promise<boolean> {
    if (isOfIds(condition) || namesOf(condition) !== undefined) return true;
    const isByAddress =
      condition.kind === 'compare' && condition.column === 'mainAddress' && condition.operator === '=';
    if (condition.kind !== 'tagSets' && !isByAddress) return false;
    const values: unknown[] = [tenantId];
    const { rows } = await database.query(
      `SELECT count(*) AS count FROM (
         SELECT 1 FROM missingkbs.devices d WHERE d.tenant_id = $1 AND ${writeCondition(condition, createWriter(values))} LIMIT ${fewDevices}
       ) d`,
      values,
    );
    return rows[0].count < fewDevices;
  }

  return {
    walks: ['id'],
    findTenant: (tenant) => tenants.find(tenant),
    list: async (tenant, query) => (await listRows(tenant, query)).map(deviceOf),
    async read(tenant, ids) {
      const where: DeviceCondition = { kind: 'in', column: 'id', values: ids };
      const rows = await listRows(tenant, { where, order: [{ column: 'id', descending: false }], limit: ids.length });
      return rows.map((row) => ({ device: deviceOf(row), dnsName: row.dnsName, tagSet: row.tagSet ?? 0 }));
    },
    async isFoundByIndex(tenant, where) {
      const tenantId = await tenants.find(tenant);
      if (tenantId === undefined) return true;
      for (const condition of conjunctsOf(where)) if (await isFew(tenantId, condition)) return true;
      return false;
    },
    async hasMoreThan(tenant, devices) {
      const { rows } = await database.query(
        `SELECT count(*) AS count FROM (
           SELECT 1 FROM missingkbs.devices WHERE tenant_id = $1 LIMIT ${Number(devices) + 1}
         ) d`,
        [(await tenants.find(tenant)) ?? null],
      );
      return rows[0].count > devices;
    },
    async count(tenant, where) {
      const tenantId = await tenants.find(tenant);
      if (tenantId === undefined) return 0;
      const values: unknown[] = [tenantId];
      const condition = writeCondition(await findByNames(where, tenantId), createWriter(values));
      const { rows } = await database.query(
        `SELECT count(*) AS count FROM missingkbs.devices d WHERE d.tenant_id = $1 AND ${condition}`,
        values,
      );
      return rows[0].count;
    },
    async countStates(tenant, where) {
      const tenantId = await tenants.find(tenant);
      if (tenantId === undefined) return new Map();
      const values: unknown[] = [tenantId];
      const condition = writeCondition(await findByNames(where, tenantId), createWriter(values));
      const { rows } = await database.query(
        `SELECT d.state_id AS state, count(*) AS count FROM missingkbs.devices d
         WHERE d.tenant_id = $1 AND ${condition} GROUP BY d.state_id`,
        values,
      );
      return new Map(rows.map(({ state, count }) => [state, count]));
    },
    async stateIds() {
      const { rows } = await database.query(
        "SELECT coalesce(json_agg(id), '[]'::json)::text AS ids FROM missingkbs.states",
      );
      return JSON.parse(rows[0].ids);
    },
    async tagSets() {
      const { rows } = await database.query('SELECT id, tags FROM missingkbs.tag_sets');
      return rows.map(({ id, tags }) => ({ id, tags: readTags(tags) }));
    },
  };
}

/** Behind FROM. */
function writePage(query: DatabaseQuery, writer: ConditionWriter): string {
  const { where, within, few = false } = query;
  const after = writeAfter(query, writer);
  if (within !== undefined) {
    const { along, rest } = splitByColumn(where, (query.order[0] as ColumnOrder).column);
    const walk = `d.tenant_id = $1 AND ${writeCondition(along, writer)} AND ${after}`;
    return `(
      SELECT * FROM missingkbs.devices d WHERE ${walk} ORDER BY ${writeOrder(query, writer)} LIMIT ${Number(within)}
    ) d WHERE ${writeCondition(rest, writer)}`;
  }
  const wanted = `d.tenant_id = $1 AND ${writeCondition(where, writer)} AND ${after}`;
  // PostgreSQL knows little of how many there are, and would walk by the order: OFFSET keeps that apart.
  return few
    ? `(SELECT * FROM missingkbs.devices d WHERE ${wanted} OFFSET 0) d`
    : `missingkbs.devices d WHERE ${wanted}`;
}

/** What an index leads to and is put into order costs no more than a walk by the order up to as many. */
const fewDevices = 20_000;

interface Row {
  readonly id: MachineId;
  readonly computerDnsName: string;
  readonly state: StateId;
  readonly dnsName: string;
  readonly tagSet: TagSetId | null;
  readonly firstSeen: number;
  readonly lastSeen: number;
  readonly addresses: string | null;
  readonly tags: string | null;
}

function deviceOf({ id, computerDnsName, state, firstSeen, lastSeen, tags, addresses }: Row): ListedDevice {
  return {
    id,
    computerDnsName,
    state,
    firstSeen: instantOf(firstSeen),
    lastSeen: instantOf(lastSeen),
    tags: readTags(tags),
    addresses: readAddresses(addresses),
  };
}

/** Milliseconds since 1970: of a million devices, reading times as texts takes as long as everything else. */
function msOf(column: string): string {
  return `1000 * date_part('epoch', ${column})`;
}

function instantOf(ms: number): string {
  return new Date(Math.round(ms)).toISOString();
}

function namesOf(condition: DeviceCondition): readonly string[] | undefined {
  if (condition.kind === 'in' && condition.column === 'dnsName') return condition.values;
  if (condition.kind !== 'compare' || condition.column !== 'dnsName' || condition.operator !== '=') return undefined;
  return [condition.value];
}

const types: Readonly<Record<ComparedColumn, string>> = {
  id: 'bytea',
  dnsName: 'text',
  firstSeen: 'timestamptz',
  lastSeen: 'timestamptz',
  mainAddress: 'text',
};

/** Values go behind those that are there already. */
function createWriter(values: unknown[]): ConditionWriter {
  const put = (value: unknown, type: string) => {
    values.push(value);
    return `$${values.length}::${type}`;
  };
  const bytesOf = (id: string) => (/^(?:[0-9a-f]{2})*$/.test(id) ? Buffer.from(id, 'hex') : undefined);
  return {
    column: (name) => columns[name],
    value: (name, value) => put(name === 'id' ? bytesOf(value) : value, types[name]),
    values(name, list) {
      const found = name === 'id' ? list.map(bytesOf).filter((bytes) => bytes !== undefined) : list;
      return `${columns[name]} = ANY(${put(found, `${types[name]}[]`)})`;
    },
    match(name, how, text) {
      const column = name === 'id' ? "encode(d.machine_id, 'hex')" : columns[name];
      const place = put(text, 'text');
      if (how === 'contains') return `strpos(${column}, ${place}) > 0`;
      return `${how === 'startswith' ? 'left' : 'right'}(${column}, length(${place})) = ${place}`;
    },
    address: (value) => `strpos(' ' || d.addresses || ' ', ${put(` ${value} `, 'text')}) > 0`,
    states: (states) => `d.state_id = ANY(${put(states, 'bigint[]')})`,
    tagSets: (tagSets) => `d.tag_set_id = ANY(${put(tagSets, 'bigint[]')})`,
  };
}
