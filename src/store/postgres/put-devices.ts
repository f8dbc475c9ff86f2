/** Puts devices into their tables in PostgreSQL, unless what is there was seen later. What has not changed is not written. */

import { type MachineId, machineIdOfName } from '../../brand.ts';
import { packChange } from '../device-history.ts';
import type { DetailRecord, DeviceRecord } from '../device-record.ts';
import type { Remembered } from '../lasting.ts';
import type { SaveCounts, StateId } from '../store.ts';
import { tellOfChanges } from './changes.ts';
import { bytesLiteral, idsLiteral, linesOf } from './columns.ts';
import type { Query } from './database.ts';
import { putDetails } from './details.ts';

export interface Put {
  readonly counts: SaveCounts;
  /** Those that were there before, in another state. */
  readonly changed: readonly MachineId[];
  /** Those that were put, to be remembered when the transaction is committed. */
  readonly details: readonly DetailRecord[];
}

const selectBefore = `
  SELECT encode(machine_id, 'hex') AS id, state_id AS state, dns_name AS "dnsName", shown_name AS "shownName",
    to_char(last_seen AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "lastSeen",
    encode(detail, 'hex') AS detail, addresses
  FROM missingkbs.devices WHERE tenant_id = $1 AND machine_id = ANY($2::bytea[])`;

/** Devices that are as they were; unless somebody was faster, which the time tells. By id, as Citus joins no list in an UPDATE. */
const timeOf = (seconds: '$3' | '$4') => `to_timestamp((${seconds}::jsonb ->> encode(machine_id, 'hex'))::float8)`;
const seeDevices = `
  UPDATE missingkbs.devices SET last_seen = ${timeOf('$4')}
  WHERE tenant_id = $1 AND machine_id = ANY($2::bytea[]) AND last_seen = ${timeOf('$3')}
  RETURNING encode(machine_id, 'hex') AS id`;

const insertDevices = `
  INSERT INTO missingkbs.devices AS d
    (tenant_id, machine_id, state_id, dns_name, shown_name, detail, first_seen, last_seen, history, addresses)
  SELECT $1::bigint, u.id, u.state, u.name, nullif(u.shown, ''), u.detail, u.seen, u.seen, u.change,
    nullif(u.addresses, '')
  FROM unnest($2::bytea[], $3::bigint[], string_to_array($4, E'\\n'), string_to_array($5, E'\\n'), $6::bytea[],
      $7::timestamptz[], $8::bytea[], string_to_array($9, E'\\n'))
    AS u (id, state, name, shown, detail, seen, change, addresses)`;

const createDevices = `${insertDevices}
  ON CONFLICT DO NOTHING RETURNING encode(machine_id, 'hex') AS id`;

/** A history grows by its change where the state is another one: in the row's own turn, whoever else writes. */
const replaceDevices = `${insertDevices}
  ON CONFLICT (tenant_id, machine_id) DO UPDATE SET
    state_id = excluded.state_id, dns_name = excluded.dns_name, shown_name = excluded.shown_name,
    detail = excluded.detail, addresses = excluded.addresses,
    last_seen = greatest(d.last_seen, excluded.last_seen),
    history = CASE WHEN d.state_id = excluded.state_id THEN d.history ELSE d.history || excluded.history END
`;
const writtenIds = "RETURNING encode(machine_id, 'hex') AS id";
const replaceAlways = `${replaceDevices} ${writtenIds}`;
const replaceEarlier = `${replaceDevices} WHERE d.last_seen <= excluded.last_seen ${writtenIds}`;

const deleteInventories = 'DELETE FROM missingkbs.inventories WHERE tenant_id = $1 AND machine_id = ANY($2::bytea[])';

const insertNames = `
  INSERT INTO missingkbs.device_names (tenant_id, dns_name, machine_id)
  SELECT $1::bigint, u.name, u.id FROM unnest(string_to_array($2, E'\\n'), $3::bytea[]) AS u (name, id)
  ON CONFLICT DO NOTHING`;

interface Row {
  readonly record: DeviceRecord;
  readonly state: StateId;
  readonly before: Before | undefined;
}

interface Before {
  readonly state: StateId;
  readonly dnsName: string;
  readonly shownName: string | null;
  readonly lastSeen: string;
  /** Null where the inventory lies apart, as it did once. */
  readonly detail: string | null;
  readonly addresses: string | null;
}

/** One record a device, in the order of their ids, so that two servers that save the same devices seldom wait in a ring. Needs a transaction. */
export async function putDevices(
  query: Query,
  tenantId: number,
  records: readonly DeviceRecord[],
  stateIds: readonly StateId[],
  known: Remembered<DetailRecord, true>,
): Promise<Put> {
  const before = await readBefore(query, tenantId, records);
  const rows = records.map((record, place) => ({
    record,
    state: stateIds[place] as StateId,
    before: before.get(record.id),
  }));
  const same = rows.filter(isUnchanged);
  const seen = await seeAgain(query, tenantId, same);
  const others = seen.size === 0 ? rows : rows.filter(({ record }) => !seen.has(record.id));
  const details = [...new Set(others.map(({ record }) => record.detail))].filter((detail) => !known.get(detail));
  await putDetails(query, details);
  const write = (statement: string, which: (row: Row) => boolean) =>
    writeRows(query, statement, tenantId, others.filter(which));
  const created = await write(createDevices, (row) => row.before === undefined);
  const always = await write(replaceAlways, ({ record }) => !created.has(record.id) && !record.tellsTime);
  const earlier = await write(replaceEarlier, ({ record }) => !created.has(record.id) && record.tellsTime);
  const replaced = always.union(earlier);
  const written = others.filter(({ record: { id } }) => created.has(id) || replaced.has(id));
  await putNames(
    query,
    tenantId,
    written.map(({ record }) => record),
  );
  const movedIds = written.filter(({ before }) => before?.detail === null).map(({ record }) => record.id);
  if (movedIds.length > 0) await query(deleteInventories, [tenantId, idsLiteral(movedIds)]);
  const changed = written.filter((row) => replaced.has(row.record.id) && row.before?.state !== row.state);
  const changedIds = changed.map(({ record }) => record.id);
  await tellOfChanges(query, { tenantId, ids: changedIds });
  const outdated = others.length - written.length;
  const counts = { created: created.size, replaced: replaced.size + seen.size, outdated };
  return { counts, changed: changedIds, details };
}

async function readBefore(
  query: Query,
  tenantId: number,
  records: readonly DeviceRecord[],
): Promise<Map<MachineId, Before>> {
  const { rows } = await query(selectBefore, [tenantId, idsLiteral(records.map(({ id }) => id))]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** But for its time, which may be later. */
function isUnchanged({ record, state, before }: Row): boolean {
  return (
    before !== undefined &&
    before.state === state &&
    before.dnsName === record.dnsName &&
    before.lastSeen <= record.lastSeen &&
    before.shownName === (record.shownName ?? null) &&
    before.addresses === (record.addresses ?? null) &&
    before.detail === record.detail.digest.toString('hex')
  );
}

/** Gives the ids of those that are done with it. One that was seen at the same time already needs no writing. */
async function seeAgain(query: Query, tenantId: number, rows: readonly Row[]): Promise<Set<MachineId>> {
  const lastSeenOf = ({ before }: Row): string => before?.lastSeen as string;
  const later = rows.filter((row) => lastSeenOf(row) < row.record.lastSeen);
  const done = new Set(rows.filter((row) => lastSeenOf(row) === row.record.lastSeen).map(({ record }) => record.id));
  if (later.length === 0) return done;
  const { rows: written } = await query(seeDevices, [
    tenantId,
    idsLiteral(later.map(({ record }) => record.id)),
    secondsById(later, lastSeenOf),
    secondsById(later, ({ record }) => record.lastSeen),
  ]);
  for (const { id } of written) done.add(id);
  return done;
}

function secondsById(rows: readonly Row[], timeOf: (row: Row) => string): string {
  return JSON.stringify(Object.fromEntries(rows.map((row) => [row.record.id, Date.parse(timeOf(row)) / 1000])));
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
    idsLiteral(rows.map(({ record }) => record.id)),
    `{${rows.map(({ state }) => state).join()}}`,
    linesOf(rows.map(({ record }) => record.dnsName)),
    linesOf(rows.map(({ record }) => record.shownName ?? '')),
    bytesLiteral(rows.map(({ record }) => record.detail.digest)),
    `{${rows.map(({ record }) => record.lastSeen).join()}}`,
    bytesLiteral(rows.map(({ record, state }) => packChange(record.lastSeen, state))),
    linesOf(rows.map(({ record }) => record.addresses ?? '')),
  ]);
  return new Set(written.map(({ id }) => id));
}

/** Whose id follows from its name is found by it. */
async function putNames(query: Query, tenantId: number, records: readonly DeviceRecord[]): Promise<void> {
  const named = records.filter(({ id, dnsName }) => id !== machineIdOfName(dnsName));
  if (named.length === 0) return;
  await query(insertNames, [
    tenantId,
    linesOf(named.map(({ dnsName }) => dnsName)),
    idsLiteral(named.map(({ id }) => id)),
  ]);
}
