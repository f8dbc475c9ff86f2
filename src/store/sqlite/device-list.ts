/** Lists of devices in SQLite, read in the thread that reads what takes long. */

import type { SQLInputValue } from 'node:sqlite';
import type { MachineId } from '../../brand.ts';
import {
  type ColumnOrder,
  type ComparedColumn,
  type ConditionWriter,
  conjunctsOf,
  type DeviceCondition,
  isOfIds,
  type ListedDevice,
  splitByColumn,
  writeAfter,
  writeCondition,
  writeOrder,
} from '../device-list.ts';
import { readAddresses } from '../device-row.ts';
import type { DatabaseLists, DatabaseQuery } from '../quick-lists.ts';
import { readTags } from '../tags.ts';
import { useDatabase } from './database.ts';
import type { Reader, Row } from './reader.ts';
import type { TenantIds } from './tenants.ts';

const columns: Readonly<Record<ComparedColumn, string>> = {
  id: 'd.machine_id',
  dnsName: 'd.dns_name',
  firstSeen: 'd.first_seen',
  lastSeen: 'd.last_seen',
  // As the index has it.
  mainAddress: "substr(d.addresses, 1, instr(d.addresses || ' ', ' ') - 1)",
};

export function createDeviceList(reader: Reader, tenants: TenantIds): DatabaseLists {
  const tenantIdOf = (tenant: string) => useDatabase(() => tenants.find(tenant));

  /** Without it SQLite walks by the order, whatever is asked for. */
  async function chooseIndex(tenantId: number, where: DeviceCondition): Promise<string | undefined> {
    for (const condition of conjunctsOf(where)) {
      const index = indexOf(condition);
      if (index === undefined) continue;
      const values: SQLInputValue[] = [tenantId];
      const [row] = await reader.all(
        `SELECT count(*) AS count FROM (
           SELECT 1 FROM devices d INDEXED BY ${index}
           WHERE d.tenant_id = ? AND ${writeCondition(condition, createWriter(values))} LIMIT ${fewDevices}
         )`,
        ...values,
      );
      if ((row?.count as number) < fewDevices) return index;
    }
    return undefined;
  }

  const by = async (tenantId: number, where: DeviceCondition) => {
    const index = await chooseIndex(tenantId, where);
    return index === undefined ? '' : `INDEXED BY ${index}`;
  };

  async function listRows(tenant: string, query: DatabaseQuery): Promise<readonly Row[]> {
    const tenantId = tenantIdOf(tenant);
    if (tenantId === undefined) return [];
    const values: SQLInputValue[] = [tenantId];
    const writer = createWriter(values);
    const order = writeOrder(query, writer);
    const { where, within, limit, skip = 0 } = query;
    // The page first, so that nothing else is looked up for what is passed over.
    const { along, rest } = splitByColumn(where, (query.order[0] as ColumnOrder).column);
    const columns = `d.tenant_id, d.machine_id, d.dns_name, d.shown_name, d.state_id, d.first_seen, d.last_seen,
      d.tag_set_id, d.addresses`;
    const page =
      within === undefined
        ? `SELECT ${columns} FROM devices d ${await by(tenantId, where)}
           WHERE d.tenant_id = ? AND ${writeCondition(where, writer)} AND ${writeAfter(query, writer)}`
        : `SELECT ${columns} FROM (
             SELECT * FROM devices d
             WHERE d.tenant_id = ? AND ${writeCondition(along, writer)} AND ${writeAfter(query, writer)}
             ORDER BY ${order} LIMIT ${Number(within)}
           ) d WHERE ${writeCondition(rest, writer)}`;
    return reader.all(
      `SELECT d.machine_id AS id, coalesce(d.shown_name, i.inventory ->> '$.computerDnsName', d.dns_name) AS computerDnsName,
         d.state_id AS state, d.dns_name AS dnsName, d.tag_set_id AS tagSet,
         d.first_seen AS firstSeen, d.last_seen AS lastSeen, d.addresses, g.tags
       FROM (${page} ORDER BY ${order} LIMIT ? OFFSET ?) d
       LEFT JOIN inventories i ON i.tenant_id = d.tenant_id AND i.machine_id = d.machine_id
       LEFT JOIN tag_sets g ON g.id = d.tag_set_id ORDER BY ${order}`,
      ...values,
      limit,
      skip,
    );
  }

  return {
    walks: ['id', 'dnsName'],
    findTenant: async (tenant) => tenantIdOf(tenant),
    list: async (tenant, query) => (await listRows(tenant, query)).map(deviceOf),
    async read(tenant, ids) {
      const where: DeviceCondition = { kind: 'in', column: 'id', values: ids };
      const rows = await listRows(tenant, { where, order: [{ column: 'id', descending: false }], limit: ids.length });
      return rows.map((row) => ({
        device: deviceOf(row),
        dnsName: row.dnsName as string,
        tagSet: (row.tagSet as number | null) ?? 0,
      }));
    },
    async isFoundByIndex(tenant, where) {
      if (conjunctsOf(where).some(isOfIds)) return true;
      const tenantId = tenantIdOf(tenant);
      return tenantId === undefined || (await chooseIndex(tenantId, where)) !== undefined;
    },
    async hasMoreThan(tenant, devices) {
      const [row] = await reader.all(
        'SELECT count(*) AS count FROM (SELECT 1 FROM devices WHERE tenant_id = ? LIMIT ?)',
        tenantIdOf(tenant) ?? null,
        devices + 1,
      );
      return (row?.count as number) > devices;
    },
    async count(tenant, where) {
      const tenantId = tenantIdOf(tenant);
      if (tenantId === undefined) return 0;
      const values: SQLInputValue[] = [tenantId];
      const condition = writeCondition(where, createWriter(values));
      const [row] = await reader.all(
        `SELECT count(*) AS count FROM devices d ${await by(tenantId, where)} WHERE d.tenant_id = ? AND ${condition}`,
        ...values,
      );
      return row?.count as number;
    },
    async countStates(tenant, where) {
      const tenantId = tenantIdOf(tenant);
      if (tenantId === undefined) return new Map();
      const values: SQLInputValue[] = [tenantId];
      const condition = writeCondition(where, createWriter(values));
      const rows = await reader.all(
        `SELECT d.state_id AS state, count(*) AS count FROM devices d ${await by(tenantId, where)}
         WHERE d.tenant_id = ? AND ${condition} GROUP BY d.state_id`,
        ...values,
      );
      return new Map(rows.map(({ state, count }) => [state as number, count as number]));
    },
    async stateIds() {
      const [row] = await reader.all('SELECT json_group_array(id) AS ids FROM states');
      return JSON.parse(row?.ids as string);
    },
    async tagSets() {
      const rows = await reader.all('SELECT id, tags FROM tag_sets');
      return rows.map(({ id, tags }) => ({ id: id as number, tags: readTags(tags as string) }));
    },
  };
}

/** Field by field: of a million devices, copying the rest of a row takes as long as reading it. */
function deviceOf(row: Row): ListedDevice {
  return {
    id: row.id as MachineId,
    computerDnsName: row.computerDnsName as string,
    state: row.state as number,
    firstSeen: row.firstSeen as string,
    lastSeen: row.lastSeen as string,
    tags: readTags(row.tags as string | null),
    addresses: readAddresses(row.addresses as string | null),
  };
}

/** What is found by an index and put into order costs no more than a walk by the order up to as many. */
const fewDevices = 20_000;

function indexOf(condition: DeviceCondition): string | undefined {
  switch (condition.kind) {
    case 'tagSets':
      return 'devices_by_tag_set';
    case 'compare':
      if (condition.operator !== '=') return undefined;
      if (condition.column === 'mainAddress') return 'devices_by_address';
      return condition.column === 'dnsName' ? 'devices_by_dns_name' : undefined;
    case 'in':
      return condition.column === 'dnsName' ? 'devices_by_dns_name' : undefined;
    default:
      return undefined;
  }
}

/** Values go behind those that are there already, in the order in which the statement names them. */
function createWriter(values: SQLInputValue[]): ConditionWriter {
  const put = (value: SQLInputValue) => {
    values.push(value);
    return '?';
  };
  const oneOf = (column: string, list: readonly unknown[]) =>
    `${column} IN (SELECT value FROM json_each(${put(JSON.stringify(list))}))`;
  return {
    column: (name) => columns[name],
    value: (_name, value) => put(value),
    values: (name, list) => oneOf(columns[name], list),
    match(name, how, text) {
      const column = columns[name];
      if (how === 'contains' || text === '') return `instr(${column}, ${put(text)}) > 0`;
      // By characters, as `substr` counts them.
      const length = [...text].length;
      return `substr(${column}, ${how === 'startswith' ? `1, ${length}` : -length}) = ${put(text)}`;
    },
    address: (value) => `instr(' ' || d.addresses || ' ', ${put(` ${value} `)}) > 0`,
    states: (states) => oneOf('d.state_id', states),
    tagSets: (tagSets) => oneOf('d.tag_set_id', tagSets),
  };
}
