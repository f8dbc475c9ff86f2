/** Lists of devices in PostgreSQL. */

import { type MachineId, machineIdOfName } from '../../brand.ts';
import {
  type ComparedColumn,
  type ConditionWriter,
  type DeviceCondition,
  type DeviceLists,
  writeAfter,
  writeCondition,
  writeOrder,
} from '../device-list.ts';
import { readAddresses } from '../device-row.ts';
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

export function createDeviceList(database: Database, tenants: TenantIds): DeviceLists {
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

  return {
    async list(tenant, query) {
      const tenantId = await tenants.find(tenant);
      if (tenantId === undefined) return [];
      const values: unknown[] = [tenantId];
      const writer = createWriter(values);
      const order = writeOrder(query, writer);
      const where = writeCondition(await findByNames(query.where, tenantId), writer);
      const after = writeAfter(query, writer);
      const { rows } = await database.query(
        `SELECT encode(d.machine_id, 'hex') AS id, coalesce(d.shown_name, i.inventory::json ->> 'computerDnsName', d.dns_name) AS "computerDnsName",
           d.state_id AS state, ${msOf('d.first_seen')} AS "firstSeen", ${msOf('d.last_seen')} AS "lastSeen", d.addresses, g.tags
         FROM (
           SELECT d.tenant_id, d.machine_id, d.dns_name, d.shown_name, d.state_id, d.first_seen, d.last_seen, d.tag_set_id,
             d.addresses
           FROM missingkbs.devices d WHERE d.tenant_id = $1 AND ${where} AND ${after}
           ORDER BY ${order} LIMIT ${Number(query.limit)} OFFSET ${Number(query.skip ?? 0)}
         ) d
         LEFT JOIN missingkbs.inventories i ON i.tenant_id = d.tenant_id AND i.machine_id = d.machine_id
         LEFT JOIN missingkbs.tag_sets g ON g.id = d.tag_set_id ORDER BY ${order}`,
        values,
      );
      return rows.map(({ firstSeen, lastSeen, tags, addresses, ...row }) => ({
        ...row,
        firstSeen: instantOf(firstSeen),
        lastSeen: instantOf(lastSeen),
        tags: readTags(tags),
        addresses: readAddresses(addresses),
      }));
    },
    async countListed(tenant, where) {
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
