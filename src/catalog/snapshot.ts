/** The compiled catalogue as one file: magic, format version, checksum of what follows, the catalogue's version, the encoded facts. */

import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { presentCatalogFile } from '../catalog-file.ts';
import { KnownError } from '../errors.ts';
import { replaceFile } from '../replace-file.ts';
import { encodeFacts, openTables, versionOf } from './encode.ts';
import type { CatalogFacts } from './facts.ts';
import type { Catalog } from './model.ts';
import { openCatalog } from './open.ts';

/** Rises with every change of the format, also of the facts themselves: files are compiled anew, never migrated. */
export const formatVersion = 6;

const magic = Buffer.from('missingkbs catalogue\n');
const checksumStart = magic.length + 4;
const versionStart = checksumStart + 4;
const versionEnd = versionStart + 8;
/** The facts begin at a multiple of four, as their numbers need it. */
const headerLength = versionEnd + (-versionEnd & 3);

/** The catalogue in the file. Throws a KnownError CatalogMissing, CatalogVersion or CatalogDamaged. */
export function readCatalog(file: string): Catalog {
  return decodeSnapshot(readSnapshot(file));
}

/** The bytes of the file, whole and of our format; throws as `readCatalog` does. They can be decoded elsewhere, in another thread. */
export function readSnapshot(path: string): Uint8Array {
  const file = presentCatalogFile(path);
  const bytes = readWhole(file);
  if (!bytes.subarray(0, magic.length).equals(magic)) throw damaged(file, 'it is no compiled catalogue');
  if (bytes.length < headerLength) throw damaged(file, 'it ends inside its header');
  const format = bytes.readUInt32LE(magic.length);
  if (format !== formatVersion) {
    throw new KnownError(
      'CatalogVersion',
      `The catalogue ${file} has format ${format}, this missingkbs reads format ${formatVersion}. Run \`missingkbs sync\` to compile it anew.`,
    );
  }
  const checksum = bytes.readUInt32LE(checksumStart);
  if (crc32(bytes.subarray(versionStart)) !== checksum) throw damaged(file, 'its checksum differs');
  return bytes;
}

/** The catalogue in bytes that `readSnapshot` gave. */
export function decodeSnapshot(snapshot: Uint8Array): Catalog {
  const bytes = Buffer.from(snapshot.buffer, snapshot.byteOffset, snapshot.byteLength);
  const version = bytes.toString('hex', versionStart, versionEnd);
  return openCatalog(openTables(bytes.subarray(headerLength)), () => version);
}

/** Writes the file beside its place and renames it, so that a reader finds the old catalogue or the new one, whole. Returns the version. */
export function writeCatalog(file: string, facts: CatalogFacts): string {
  const encoded = encodeFacts(facts);
  const version = versionOf(encoded);
  const padding = Buffer.alloc(headerLength - versionEnd);
  const body = Buffer.concat([Buffer.from(version, 'hex'), padding, encoded]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32LE(formatVersion);
  numbers.writeUInt32LE(crc32(body), 4);
  replaceFile(file, Buffer.concat([magic, numbers, body]));
  return version;
}

function readWhole(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new KnownError(
      'CatalogMissing',
      `There is no readable catalogue at ${file} (${String(cause)}). Run \`missingkbs sync\` to make one.`,
      { cause },
    );
  }
}

function damaged(file: string, found: string): KnownError {
  return new KnownError(
    'CatalogDamaged',
    `The catalogue ${file} is damaged: ${found}. Run \`missingkbs sync\` to compile it anew.`,
  );
}
