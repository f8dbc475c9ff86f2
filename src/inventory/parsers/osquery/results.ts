/** Rows of osquery's tables out of the envelopes in which they travel: distributed results, result logs, plain rows. */

import type { InventoryDocument } from '../../document.ts';
import { fieldsOf, makeRow, type Row } from '../../rows/row.ts';
import { isObject, type JsonObject } from '../../text/json-values.ts';

export interface QueryRow {
  /** Name of the query, "" for plain rows. */
  readonly query: string;
  readonly row: Row;
}

export interface HostResults {
  /** What the envelope calls the host: a name, a UUID or "node_key:…"; "" for plain rows. */
  readonly host: string;
  readonly rows: readonly QueryRow[];
  /** Latest moment of the envelopes, in seconds since 1970. */
  readonly seconds?: number;
}

interface Host {
  /** By query, so that a snapshot is forgotten without a look at the others; in it by what the row holds. */
  readonly queries: Map<string, Map<string, QueryRow>>;
  seconds?: number;
}

/** Results by host. A row that a later log entry says was removed is not among them. */
export function readResults(document: InventoryDocument): HostResults[] {
  const hosts = new Map<string, Host>();
  const hostOf = (name: string) => {
    const host = hosts.get(name) ?? { queries: new Map() };
    hosts.set(name, host);
    return host;
  };
  if (document.json) for (const { value, place } of document.json.values) readEnvelope(value, place, hostOf);
  else for (const row of document.rows) addRow(hostOf(''), '', row);
  return [...hosts].map(([host, { queries, seconds }]) => ({
    host,
    rows: [...queries.values()].flatMap((rows) => [...rows.values()]),
    ...(seconds !== undefined && { seconds }),
  }));
}

/** The year 5138; what lies beyond is damage. */
const latestSecond = 100_000_000_000;

type HostOf = (name: string) => Host;

function readEnvelope(value: unknown, place: string, hostOf: HostOf): void {
  if (!isObject(value)) return;
  if (Array.isArray(value.data) && value.log_type !== undefined) {
    for (const entry of value.data) readEnvelope(entry, place, hostOf);
    return;
  }
  const host = hostOf(hostNameOf(value));
  const { unixTime } = value;
  const seconds = typeof unixTime === 'number' || typeof unixTime === 'string' ? Number(unixTime) : 0;
  if (seconds > 0 && seconds < latestSecond) host.seconds = Math.max(host.seconds ?? 0, seconds);
  const query = typeof value.name === 'string' ? value.name : '';
  if (isObject(value.queries)) readTables(value.queries, place, host);
  else if (isObject(value.host_details)) readTables(value.host_details, place, host);
  else if (Array.isArray(value.snapshot)) {
    // A snapshot is everything: what an earlier one of the query said is over.
    host.queries.delete(query);
    addRows(host, query, value.snapshot, place);
  } else if (isObject(value.diffResults)) {
    removeRows(host, query, value.diffResults.removed);
    addRows(host, query, value.diffResults.added, place);
  } else if (isObject(value.columns)) {
    if (value.action === 'removed') removeRows(host, query, [value.columns]);
    else addRows(host, query, [value.columns], place);
  } else addRows(host, '', [value], place);
}

/** {"query name": [rows]} of distributed results, {"os_version": row} of an enrolment. */
function readTables(tables: JsonObject, place: string, host: Host): void {
  for (const [query, rows] of Object.entries(tables)) addRows(host, query, Array.isArray(rows) ? rows : [rows], place);
}

/** The node key tells hosts apart without naming them. */
function hostNameOf(envelope: JsonObject): string {
  const decorations = isObject(envelope.decorations) ? envelope.decorations : {};
  const names = [decorations.hostname, decorations.host_name, envelope.hostIdentifier, envelope.host_identifier];
  const name = names.find((candidate) => typeof candidate === 'string' && candidate !== '');
  if (name !== undefined) return String(name);
  return typeof envelope.node_key === 'string' ? `node_key:${envelope.node_key}` : '';
}

function addRows(host: Host, query: string, rows: unknown, place: string): void {
  if (!Array.isArray(rows)) return;
  for (const object of rows) if (isObject(object)) addRow(host, query, makeRow(Object.entries(object), place));
}

function addRow(host: Host, query: string, row: Row): void {
  const rows = host.queries.get(query) ?? new Map<string, QueryRow>();
  host.queries.set(query, rows.set(keyOf(row), { query, row }));
}

function removeRows(host: Host, query: string, rows: unknown): void {
  if (!Array.isArray(rows)) return;
  const known = host.queries.get(query);
  for (const object of rows) if (isObject(object)) known?.delete(keyOf(makeRow(Object.entries(object), '')));
}

function keyOf(row: Row): string {
  return JSON.stringify([...fieldsOf(row)].filter(([, value]) => typeof value !== 'object'));
}
