/**
 * A line of NDJSON as the record that the store takes. Devices that are alike send the same text but for name, id, time and addresses:
 * what such a text says is worked out once and remembered, which makes the second line of its kind twenty times as fast.
 */

import { LRUCache } from 'lru-cache';
import { machineIdOfName } from '../brand.ts';
import { KnownError } from '../errors.ts';
import { fields } from '../inventory/fields.ts';
import type { Inventory } from '../inventory/model.ts';
import { readReported } from '../inventory/reported.ts';
import {
  type DeviceRecord,
  type Reporter,
  recordOfPart,
  type SharedPart,
  sharedPartOf,
} from '../store/device-record.ts';

/** Throws `KnownError` that says what is wrong with the line. `seen` is now. */
export type ReadRecord = (line: string, seen: string) => DeviceRecord;

/** The texts that are remembered, in characters. */
const maxRemembered = 64 * 1024 * 1024;

export function createRecordReader(): ReadRecord {
  const known = new LRUCache<string, SharedPart>({ maxSize: maxRemembered });

  return (line, seen) => {
    const cut = cutReporter(line);
    const part = known.get(cut.text);
    const reporter = part && readReporter(cut);
    if (part !== undefined && reporter !== undefined) return recordOfPart(part, reporter, seen);
    const inventory = readReported(parseLine(line));
    const made = sharedPartOf(inventory);
    if (isWhole(cut)) known.set(cut.text, made, { size: cut.text.length + 500 });
    return recordOfPart(made, inventory, seen);
  };
}

/** A line without the values of some fields. */
interface Cut {
  /** What is left. */
  readonly text: string;
  /** The same in pieces, one more than values. */
  readonly pieces: readonly string[];
  /** In the order of the line. */
  readonly values: readonly { readonly name: ReporterField; readonly value: string }[];
}

const reporterFields = ['id', 'computerDnsName', 'lastSeen', 'ipAddresses'] as const;
type ReporterField = (typeof reporterFields)[number];
/** Of a list the texts, with whatever stands between them. */
const keys = reporterFields.map((name) =>
  name === 'ipAddresses' ? { name, key: `"${name}":["`, end: '"]' } : { name, key: `"${name}":"`, end: '"' },
);

const betweenTexts = /"\s*,\s*"/;
const plainTexts = /^[^"[\]\\]*(?:"\s*,\s*"[^"[\]\\]*)*$/;

/** A value that holds an escape is not cut out, nor a list that holds anything but texts. */
function isPlain(name: ReporterField, value: string): boolean {
  return name === 'ipAddresses' ? plainTexts.test(value) : !value.includes('\\');
}

function cutReporter(line: string): Cut {
  const found = keys
    .flatMap(({ name, key, end }) => {
      const at = line.indexOf(key);
      return at < 0 ? [] : { name, from: at + key.length, to: line.indexOf(end, at + key.length) };
    })
    .filter(({ name, from, to }) => to >= 0 && isPlain(name, line.slice(from, to)))
    .sort((a, b) => a.from - b.from);
  const pieces = found.map(({ from }, place) => line.slice(found[place - 1]?.to ?? 0, from));
  pieces.push(line.slice(found.at(-1)?.to ?? 0));
  return {
    text: pieces.join(''),
    pieces,
    values: found.map(({ name, from, to }) => ({ name, value: line.slice(from, to) })),
  };
}

/**
 * Whether what was cut out is all that whoever reports says of itself, whatever stands there: other values in its places
 * come out as the fields of these names. Neither a key that stands twice nor one that only looks like it passes.
 */
function isWhole({ pieces, values }: Cut): boolean {
  const other = (place: number) => `other ${place}`;
  const line = pieces.reduce((before, piece, place) => `${before}${other(place - 1)}${piece}`);
  const found = parseLine(line) as Readonly<Record<string, unknown>>;
  return (
    values.every(({ name }, place) => String(found[name]) === other(place)) &&
    reporterFields.every((name) => found[name] === undefined || values.some((value) => value.name === name))
  );
}

/** Undefined when a value is none, or not of its contract. */
function readReporter({ values }: Cut): Reporter | undefined {
  const reporter: { -readonly [Name in ReporterField]?: Inventory[Name] } = {};
  for (const { name, value } of values) {
    const checked = fields[name].check(name === 'ipAddresses' ? value.split(betweenTexts) : value);
    if ('fault' in checked) return undefined;
    reporter[name] = checked.value as never;
  }
  const { computerDnsName, id, lastSeen, ipAddresses } = reporter;
  if (computerDnsName === undefined) return undefined;
  return {
    id: id ?? machineIdOfName(computerDnsName),
    computerDnsName,
    ...(lastSeen !== undefined && { lastSeen }),
    ...(ipAddresses !== undefined && { ipAddresses }),
  };
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new KnownError('InvalidRequestBody', `The line is not JSON: ${(cause as Error).message}.`, { cause });
  }
}
