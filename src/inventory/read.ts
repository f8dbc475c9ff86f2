/** From the bytes of one file to the devices in it; the format is told by content, never by the name of the file. */

import { KnownError } from '../errors.ts';
import { type DeviceReadings, readEachDevice } from './devices.ts';
import { type InventoryDocument, openDocument } from './document.ts';
import { joinReadings } from './join.ts';
import type { InventoryReading } from './model.ts';
import type { InventoryParser, PlacedMessage } from './parsers/parser.ts';
import { inventoryParsers } from './parsers/table.ts';
import { findStrays } from './rows/json-rows.ts';
import { decodeText } from './text/decode.ts';
import { describeJsonFault } from './text/json-values.ts';

export { joinReadings };

export interface ReadInventories {
  /** The parser that read it: "systeminfo"; several joined by " + " when the file holds outputs of several commands. */
  readonly format: string;
  readonly readings: readonly InventoryReading[];
  /** Records of the file that are not in the readings, with the reason. */
  readonly problems: readonly PlacedMessage[];
  /** Remarks on what was read: a list that Windows cut short, rows that are no Windows devices. */
  readonly notes: readonly PlacedMessage[];
}

/** Larger files are refused: nothing that describes devices comes near it in one piece. */
export const maxInventoryBytes = 64 * 1024 * 1024;

/**
 * Every device in the file. `source` is how messages call it. KnownError UnknownFormat lists the known formats;
 * UnreadableFile for what is too large, empty or damaged; InvalidInput when nothing in it could be used.
 */
export function readInventories(bytes: Uint8Array, source: string): ReadInventories {
  if (bytes.length > maxInventoryBytes) {
    const found = Math.ceil(bytes.length / 1024 / 1024);
    throw new KnownError('UnreadableFile', `${source} has ${found} MB; at most 64 MB are read at once. Split it.`);
  }
  if (bytes.length === 0) throw new KnownError('UnreadableFile', `${source} is empty.`);
  const document = openDocument(decodeText(bytes), source);
  if (isEmptyArray(document)) return { format: 'missingkbs', readings: [], problems: [], notes: [] };
  const parsers = recognize(document);
  if (parsers.length === 0) throw refuse(document);
  const parsed = namingSource(source, () => parseAll(parsers, document));
  if (parsed.readings.length === 0) {
    const reason = parsed.problems[0] ?? parsed.notes[0];
    const detail = reason ? `${reason.place}: ${reason.message}` : 'it holds no device';
    throw new KnownError(
      'InvalidInput',
      `${source} was read as ${parsed.format}, but nothing in it can be used: ${detail}.`,
    );
  }
  return parsed;
}

/** What is refused while a file is read is refused by the name of the file. */
function namingSource<Read>(source: string, read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof KnownError) || error.message.startsWith(source)) throw error;
    throw new KnownError(error.code, `${source}: ${error.message}`, { cause: error });
  }
}

/** "[]": a list of no devices, which is not the same as a file that nobody understands. */
function isEmptyArray({ json }: InventoryDocument): boolean {
  return json !== undefined && json.values.length === 0 && json.problems.length === 0;
}

/** The first parser that recognizes the document; with it, where it reads one part beside others, all that do so, too. */
function recognize(document: InventoryDocument): InventoryParser[] {
  const first = inventoryParsers.find((parser) => parser.recognizes(document));
  if (!first?.mixes) return first ? [first] : [];
  return inventoryParsers.filter((parser) => parser === first || (parser.mixes && parser.recognizes(document)));
}

/** A file may hold the outputs of several commands, one after the other: what each parser finds of a device is joined. */
function parseAll(parsers: readonly InventoryParser[], document: InventoryDocument): ReadInventories {
  const parts = parsers.map((parser) => ({ format: parser.format, ...parser.parse(document) }));
  const usable = parts.filter(({ readings }) => readings.length > 0);
  const oneDevice = usable.every(({ readings }) => readings.length === 1);
  const named = usable.every(({ readings }) => readings.every(({ computerDnsName }) => computerDnsName !== undefined));
  const kept = (oneDevice || named) && usable.length > 1 ? usable : [...usable, ...parts].slice(0, 1);
  const readings = kept.flatMap((part) => part.readings);
  const devices = kept.length > 1 && !oneDevice ? joinByName(readings) : { readings, problems: [] };
  const ignored = usable
    .filter((part) => !kept.includes(part))
    .map(({ format }) => ({
      place: 'document',
      message: `it also holds ${format}, which was left out because the file names several devices; give it as a file of its own`,
    }));
  return {
    format: kept.map(({ format }) => format).join(' + '),
    readings: kept.length > 1 && oneDevice ? [joinReadings(readings)] : devices.readings,
    problems: [
      ...findDamage(document, parsers),
      ...kept.flatMap(({ problems }) => problems ?? []),
      ...devices.problems,
    ],
    notes: [...kept.flatMap(({ notes }) => notes ?? []), ...ignored],
  };
}

/** Readings of several devices, each by its name, as one a device. "pc-7" is "pc-7.contoso.com" where no other domain has one. */
export function joinByName(readings: readonly InventoryReading[]): DeviceReadings {
  const nameOf = ({ computerDnsName = '' }: InventoryReading) => computerDnsName.toLowerCase();
  const hostOf = (name: string) => name.split('.', 1)[0] ?? '';
  const full = Map.groupBy(new Set(readings.map(nameOf).filter((name) => name.includes('.'))), hostOf);
  const fullName = (name: string) => (full.get(name)?.length === 1 ? full.get(name)?.[0] : undefined) ?? name;
  return readEachDevice(
    Map.groupBy(readings, (reading) => fullName(nameOf(reading))),
    joinReadings,
  );
}

/** Elements and records that are damaged before any parser sees them. */
function findDamage(document: InventoryDocument, parsers: readonly InventoryParser[]): PlacedMessage[] {
  if (document.json) return [...document.json.problems, ...findStrays(document.json)];
  const { rows, faults } = document.csv;
  if (faults.length === 0) return [];
  const delimited = { ...document, text: '', textLines: [], rows };
  return parsers.some((parser) => parser.recognizes(delimited)) ? [...faults] : [];
}

function refuse(document: InventoryDocument): KnownError {
  const { source } = document;
  const fault = document.json === undefined ? describeJsonFault(document.text) : undefined;
  if (fault !== undefined) {
    return new KnownError(
      'UnreadableFile',
      `${source} begins like JSON and is not whole: ${fault}. Write the file again.`,
    );
  }
  const known = inventoryParsers.map((parser) => `  ${parser.description}`).join('\n');
  return new KnownError('UnknownFormat', `${source} is in no known inventory format. Known formats:\n${known}`);
}
