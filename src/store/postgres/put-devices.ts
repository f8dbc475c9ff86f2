/** Puts devices into their tables in PostgreSQL, unless what is there was seen later. */

import { type MachineId, machineIdOfName } from '../../brand.ts';
import { packChange } from '../device-history.ts';
import type { DeviceRecord } from '../device-record.ts';
import type { SaveCounts, StateId } from '../store.ts';
import { tellOfChanges } from './changes.ts';
import type { Query } from './database.ts';
import { bytesOf, readStates } from './machine-rows.ts';

export interface Put {
  readonly counts: SaveCounts;
  /** Those that were there before, in another state. */
  readonly changed: readonly MachineId[];
}

const insertDevices = `
  INSERT INTO missingkbs.devices AS d (tenant_id, machine_id, state_id, dns_name, first_seen, last_seen, history)
  SELECT $1, u.id, u.state, u.name, u.seen, u.seen, u.change
  FROM unnest($2::bytea[], $3::bigint[], $4::text[], $5::timestamptz[], $6::bytea[]) AS u (id, state, name, seen, change)`;

const createDevices = `${insertDevices}
  ON CONFLICT DO NOTHING RETURNING encode(machine_id, 'hex') AS id`;

/** A history grows by its change where the state is another one: in the row's own turn, whoever else writes. */
const replaceDevices = `${insertDevices}
  ON CONFLICT (tenant_id, machine_id) DO UPDATE SET
    state_id = excluded.state_id, dns_name = excluded.dns_name,
    last_seen = greatest(d.last_seen, excluded.last_seen),
    history = CASE WHEN d.state_id = excluded.state_id THEN d.history ELSE d.history || excluded.history END
`;
const writtenIds = "RETURNING encode(machine_id, 'hex') AS id";
const replaceAlways = `${replaceDevices} ${writtenIds}`;
const replaceEarlier = `${replaceDevices} WHERE d.last_seen <= excluded.last_seen ${writtenIds}`;

const upsertInventories = `
  INSERT INTO missingkbs.inventories AS i (tenant_id, machine_id, inventory)
  SELECT $1, u.id, u.inventory FROM unnest($2::bytea[], $3::text[]) AS u (id, inventory)
  ON CONFLICT (tenant_id, machine_id) DO UPDATE SET inventory = excluded.inventory
  WHERE i.inventory <> excluded.inventory`;

const insertNames = `
  INSERT INTO missingkbs.device_names (tenant_id, dns_name, machine_id)
  SELECT $1, u.name, u.id FROM unnest($2::text[], $3::bytea[]) AS u (name, id)
  ON CONFLICT DO NOTHING`;

/** One record a device, in the order of their ids, so that two servers that save the same devices seldom wait in a ring. Needs a transaction. */
export async function putDevices(
  query: Query,
  tenantId: number,
  records: readonly DeviceRecord[],
  stateIds: readonly StateId[],
): Promise<Put> {
  const before = await readStates(
    query,
    tenantId,
    records.map(({ id }) => id),
  );
  const rows = records.map((record, place) => ({ record, state: stateIds[place] as StateId }));
  const write = (statement: string, which: (record: DeviceRecord) => boolean) =>
    writeRows(
      query,
      statement,
      tenantId,
      rows.filter(({ record }) => which(record)),
    );
  const created = await write(createDevices, ({ id }) => !before.has(id));
  const always = await write(replaceAlways, ({ id, tellsTime }) => !created.has(id) && !tellsTime);
  const earlier = await write(replaceEarlier, ({ id, tellsTime }) => !created.has(id) && tellsTime);
  const replaced = always.union(earlier);
  await putRest(
    query,
    tenantId,
    records.filter(({ id }) => created.has(id) || replaced.has(id)),
  );
  const changed = rows.filter(({ record: { id }, state }) => replaced.has(id) && before.get(id) !== state);
  const changedIds = changed.map(({ record }) => record.id);
  await tellOfChanges(query, { tenantId, ids: changedIds });
  const outdated = records.length - created.size - replaced.size;
  return { counts: { created: created.size, replaced: replaced.size, outdated }, changed: changedIds };
}

interface Row {
  readonly record: DeviceRecord;
  readonly state: StateId;
}

/** Gives the ids of the rows that were written. */
async function writeRows(
  query: Query,
  statement: string,
  tenantId: number,
  rows: readonly Row[],
): Promise<Set<MachineId>> {
  if (rows.length === 0) return new Set();
  const { rows: written } = await query(statement, [
    tenantId,
    rows.map(({ record }) => bytesOf(record.id)),
    rows.map(({ state }) => state),
    rows.map(({ record }) => record.dnsName),
    rows.map(({ record }) => record.lastSeen),
    rows.map(({ record, state }) => packChange(record.lastSeen, state)),
  ]);
  return new Set(written.map(({ id }) => id));
}

async function putRest(query: Query, tenantId: number, records: readonly DeviceRecord[]): Promise<void> {
  const ids = records.map(({ id }) => bytesOf(id));
  await query(upsertInventories, [tenantId, ids, records.map(({ inventory }) => inventory)]);
  // Whose id follows from its name is found by it.
  const named = records.filter(({ id, dnsName }) => id !== machineIdOfName(dnsName));
  if (named.length === 0) return;
  await query(insertNames, [tenantId, named.map(({ dnsName }) => dnsName), named.map(({ id }) => bytesOf(id))]);
}
