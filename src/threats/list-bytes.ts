/** A list as bytes and back: which it is, the format, a checksum of what follows, and that: JSON, compressed. */

import { crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { KnownError } from '../errors.ts';
import type { EpssList, EpssScore, KevEntry, KevList, ListName } from './model.ts';

/** Rises with every change of the fields: a list of another format is fetched anew, never migrated. */
const format = 1;

export function encodeKev(list: KevList): Buffer {
  return encode('kev', list);
}

/** Throws a KnownError MalformedDocument for bytes that are not whole or of another format, as `decodeEpss` does. */
export function decodeKev(bytes: Uint8Array, name: string): KevList {
  return decode('kev', bytes, name) as { released?: string; entries: KevEntry[] };
}

/** In columns: a third of the size. */
export function encodeEpss({ scores, ...rest }: EpssList): Buffer {
  const values = [...scores.values()];
  return encode('epss', {
    ...rest,
    cves: [...scores.keys()],
    scores: values.map(({ score }) => score),
    percentiles: values.map(({ percentile }) => percentile),
  });
}

export function decodeEpss(bytes: Uint8Array, name: string): EpssList {
  const { cves, scores, percentiles, ...rest } = decode('epss', bytes, name) as EpssColumns;
  const scoreAt = (place: number): EpssScore => ({
    score: scores[place] as number,
    percentile: percentiles[place] as number,
  });
  return { ...rest, scores: new Map(cves.map((cve, place) => [cve, scoreAt(place)])) };
}

interface EpssColumns extends Omit<EpssList, 'scores'> {
  readonly cves: readonly string[];
  readonly scores: readonly number[];
  readonly percentiles: readonly number[];
}

function encode(list: ListName, content: unknown): Buffer {
  const body = zstdCompressSync(Buffer.from(JSON.stringify(content)));
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32LE(format);
  numbers.writeUInt32LE(crc32(body), 4);
  return Buffer.concat([magicOf(list), numbers, body]);
}

function decode(list: ListName, content: Uint8Array, name: string): unknown {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const magic = magicOf(list);
  const start = magic.length + 8;
  if (!bytes.subarray(0, magic.length).equals(magic) || bytes.length < start) throw spoilt(list, name, 'is damaged');
  const found = bytes.readUInt32LE(magic.length);
  if (found !== format) throw spoilt(list, name, `has format ${found}, this missingkbs reads format ${format}`);
  const body = bytes.subarray(start);
  if (crc32(body) !== bytes.readUInt32LE(magic.length + 4)) throw spoilt(list, name, 'is damaged');
  return JSON.parse(zstdDecompressSync(body).toString('utf8'));
}

function magicOf(list: ListName): Buffer {
  return Buffer.from(`missingkbs ${list}\n`);
}

function spoilt(list: ListName, name: string, found: string): KnownError {
  return new KnownError(
    'MalformedDocument',
    `The list ${list} in ${name} ${found}. Run \`missingkbs sync --${list} …\` to have it anew.`,
  );
}
