/** osquery: os_version, system_info, patches, programs, interface_addresses, windows_update_history and registry, in any of its envelopes. */

import { noteOtherSystems, parseDeviceName, readEachDevice } from '../../devices.ts';
import type { InventoryDocument } from '../../document.ts';
import type { InventoryReading } from '../../model.ts';
import { hasField, textOf } from '../../rows/row.ts';
import { splitByHost } from '../../split-by-host.ts';
import type { InventoryParser, ParsedInventory, PlacedMessage } from '../parser.ts';
import { type HostResults, type QueryRow, readResults } from './results.ts';
import { type OsqueryTable, otherSystemOf, readTables, tableOf } from './tables.ts';

export const osqueryParser: InventoryParser = {
  format: 'osquery',
  description: 'osquery tables (distributed results, result log, plain rows as JSON, CSV or table)',
  mixes: false,
  recognizes: (document) => readResults(document).some(({ rows }) => rows.some(isOwn)),
  parse: parseResults,
};

/** Tables whose columns no other source has; programs and system_info alone prove nothing. */
const ownTables: ReadonlySet<OsqueryTable | undefined> = new Set<OsqueryTable>([
  'os_version',
  'patches',
  'windows_update_history',
  'registry',
]);

function isOwn(result: QueryRow): boolean {
  const table = tableOf(result);
  if (ownTables.has(table) || otherSystemOf(result) !== undefined) return true;
  return table === 'programs' && isOwnProgram(result);
}

function isOwnProgram({ query, row }: QueryRow): boolean {
  return /programs|software/i.test(query) || (hasField(row, 'identifying_number') && hasField(row, 'install_source'));
}

function parseResults(document: InventoryDocument): ParsedInventory {
  const split = readResults(document).map(splitEnvelope);
  const hosts = split.flatMap((envelope) => envelope.hosts);
  const windows = hosts.filter(({ rows }) => rows.some((result) => tableOf(result) !== undefined));
  const others = hosts.filter(({ rows }) => rows.every((result) => tableOf(result) === undefined));
  const devices = readEachDevice(
    windows.map((host) => [host.host, host] as const),
    readHost,
  );
  return {
    readings: devices.readings,
    problems: [...split.flatMap(({ problems }) => problems), ...devices.problems],
    notes: noteOthers(others),
  };
}

/** An envelope is of one host, unless a column of its rows says otherwise; without an envelope only a column says it. */
function splitEnvelope(envelope: HostResults): { hosts: HostResults[]; problems: readonly PlacedMessage[] } {
  const results = new Map(envelope.rows.map((result) => [result.row, result]));
  const told = envelope.rows.filter((result) => tableOf(result) !== undefined || otherSystemOf(result) !== undefined);
  const { hosts, problems } = splitByHost(
    told.map(({ row }) => row),
    { leastSure: 2, openColumns: true, subjectOf: (row) => textOf(row, 'hotfix_id') },
  );
  if (hosts.length <= 1) return { hosts: [envelope], problems };
  const split = hosts.map(({ host, rows }) => ({
    ...envelope,
    host,
    rows: rows.flatMap((row) => results.get(row) ?? []),
  }));
  return { hosts: split, problems };
}

/** Hosts that run another system, and those of which no table is read. */
function noteOthers(hosts: readonly HostResults[]): PlacedMessage[] {
  const systems = hosts.map(({ rows }) => rows.map(otherSystemOf).find((system) => system !== undefined));
  const unread = hosts.filter(({ rows }, index) => rows.length > 0 && systems[index] === undefined);
  const notes = noteOtherSystems(systems.filter((system) => system !== undefined));
  const [first] = unread;
  if (first === undefined) return notes;
  const place = unread.length === 1 && first.host !== '' ? `host ${first.host}` : 'document';
  const count = unread.length === 1 ? 'one host has' : `${unread.length} hosts have`;
  return [
    ...notes,
    { place, message: `${count} no rows of a table that is read and ${unread.length === 1 ? 'was' : 'were'} left out` },
  ];
}

function readHost({ host, rows, seconds }: HostResults): InventoryReading {
  const reading = readTables(rows);
  const name = reading.computerDnsName ?? (isUuid(host) ? undefined : parseHostName(host));
  return {
    ...(name !== undefined && { computerDnsName: name }),
    ...reading,
    ...(seconds !== undefined && { lastSeen: new Date(seconds * 1000).toISOString() }),
  };
}

/** A node key or an enrolment's placeholder is no name; one with a letter and no lower-case noise around may be. */
function parseHostName(host: string): string | undefined {
  return /^[A-Za-z][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){0,8}$/.test(host) ? parseDeviceName(host) : undefined;
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
