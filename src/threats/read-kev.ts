/** CISA's catalogue of known exploited vulnerabilities, in either of the forms that CISA publishes: JSON (its schema), or CSV. */

import { isDay } from '../day.ts';
import { readCsv } from '../inventory/rows/csv.ts';
import { cvePattern, refuseMany, textOfList, unusable } from './list-text.ts';
import type { KevEntry, KevList, ReadList } from './model.ts';

const expected =
  'CISA\'s known_exploited_vulnerabilities.json (an object with "count" and "vulnerabilities") or its CSV';

/** A record as both forms name its fields. */
type KevRecord = Readonly<Record<string, unknown>>;

/** Throws a KnownError MalformedDocument, which says what was found, for anything but a whole list. */
export function readKev(bytes: Uint8Array, name: string): ReadList<KevList> {
  const text = textOfList(bytes, name).replace(/^\uFEFF/, '');
  const { records, faults, released } = /^\s*\{/.test(text) ? recordsOfJson(text, name) : recordsOfCsv(text, name);
  const entries = new Map<string, KevEntry>();
  const dropped = [...faults];
  for (const [place, record] of records.entries()) {
    const entry = entryOf(record);
    if (entry === undefined) dropped.push(`record ${place + 1} (${JSON.stringify(record.cveID)}) lacks an id or a day`);
    else if (entries.has(entry.cve)) dropped.push(`record ${place + 1} names ${entry.cve} again`);
    else entries.set(entry.cve, entry);
  }
  refuseMany(name, dropped, entries.size);
  if (entries.size === 0) throw unusable(name, 'it has no entry', expected);
  const byCve = [...entries.values()].sort((a, b) => (a.cve < b.cve ? -1 : 1));
  return { list: { ...(released !== undefined && { released }), entries: byCve }, dropped };
}

interface Records {
  readonly records: readonly KevRecord[];
  readonly faults: readonly string[];
  readonly released?: string;
}

function recordsOfJson(text: string, name: string): Records {
  const { count, vulnerabilities, dateReleased } = parseObject(text, name);
  if (!Array.isArray(vulnerabilities)) throw unusable(name, `it begins with "${text.slice(0, 60).trim()}"`, expected);
  if (count !== vulnerabilities.length) {
    throw unusable(name, `it has ${vulnerabilities.length} entries`, `as many as its "count" says, ${String(count)}`);
  }
  const time = typeof dateReleased === 'string' ? Date.parse(dateReleased) : Number.NaN;
  if (Number.isNaN(time)) throw unusable(name, 'it has no "dateReleased"', expected);
  const records = vulnerabilities.map((record: unknown) => (record ?? {}) as KevRecord);
  return { records, faults: [], released: new Date(time).toISOString() };
}

function parseObject(text: string, name: string): KevRecord {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unusable(name, `it is no JSON (${(cause as Error).message})`, 'a whole file');
  }
}

function recordsOfCsv(text: string, name: string): Records {
  const { records, faults } = readCsv(text.replace(/\r\n?/g, '\n').split('\n'), ',');
  const [head, ...below] = records;
  const columns = head?.cells ?? [];
  if (!required.every((column) => columns.includes(column))) {
    throw unusable(name, `it begins with "${text.slice(0, 60).trim()}"`, expected);
  }
  return {
    records: below.map(({ cells }) => Object.fromEntries(columns.map((column, place) => [column, cells[place]]))),
    faults: faults.map(({ textLineNumber, message }) => `line ${textLineNumber}: ${message}`),
  };
}

const required = ['cveID', 'vendorProject', 'product', 'vulnerabilityName', 'dateAdded', 'dueDate'];

function entryOf(record: KevRecord): KevEntry | undefined {
  const { cveID, dateAdded, dueDate, knownRansomwareCampaignUse, vendorProject, product, vulnerabilityName } = record;
  if (typeof cveID !== 'string' || !cvePattern.test(cveID) || !isDay(dateAdded) || !isDay(dueDate)) return undefined;
  return {
    cve: cveID,
    dateAdded,
    dueDate,
    ransomware: knownRansomwareCampaignUse === 'Known',
    vendor: textOf(vendorProject),
    product: textOf(product),
    name: textOf(vulnerabilityName),
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim().slice(0, 400) : '';
}
