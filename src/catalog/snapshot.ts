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

/**
 * Rises with every change of the format, also of the fields that a fact has: files are compiled anew, never migrated. What stands
 * in the fields has a version of its own, the catalogue's.
 */
export const formatVersion = 7;

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
  return checkSnapshot(readWhole(file), file);
}

/** Gives the bytes when they are whole and of our format; throws a KnownError CatalogVersion or CatalogDamaged otherwise. `name` is what the message calls them. */
export function checkSnapshot(snapshot: Uint8Array, name: string): Uint8Array {
  const bytes = bufferOf(snapshot);
  if (!bytes.subarray(0, magic.length).equals(magic)) throw damaged(name, 'it is no compiled catalogue');
  if (bytes.length < headerLength) throw damaged(name, 'it ends inside its header');
  const format = bytes.readUInt32LE(magic.length);
  if (format !== formatVersion) throw otherFormat(name, format);
  const checksum = bytes.readUInt32LE(checksumStart);
  if (crc32(bytes.subarray(versionStart)) !== checksum) throw damaged(name, 'its checksum differs');
  return bytes;
}

/** The catalogue in bytes that `readSnapshot` or `checkSnapshot` gave. */
export function decodeSnapshot(snapshot: Uint8Array): Catalog {
  return openCatalog(openTables(bufferOf(snapshot).subarray(headerLength)), () => versionOfSnapshot(snapshot));
}

/** The catalogue's version. */
export function versionOfSnapshot(snapshot: Uint8Array): string {
  return bufferOf(snapshot).toString('hex', versionStart, versionEnd);
}

/** Writes the file beside its place and renames it, so that a reader finds the old catalogue or the new one, whole. Returns the version. */
export function writeCatalog(file: string, facts: CatalogFacts): string {
  const snapshot = encodeSnapshot(facts);
  replaceFile(file, snapshot);
  return versionOfSnapshot(snapshot);
}

export function encodeSnapshot(facts: CatalogFacts): Buffer {
  const encoded = encodeFacts(facts);
  const version = versionOf(encoded);
  const padding = Buffer.alloc(headerLength - versionEnd);
  const body = Buffer.concat([Buffer.from(version, 'hex'), padding, encoded]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32LE(formatVersion);
  numbers.writeUInt32LE(crc32(body), 4);
  return Buffer.concat([magic, numbers, body]);
}

/** Why a catalogue of this format cannot be used. */
export function otherFormat(name: string, format: number): KnownError {
  return new KnownError(
    'CatalogVersion',
    `The catalogue ${name} has format ${format}, this missingkbs reads format ${formatVersion}. Run \`missingkbs sync\` to compile it anew.`,
  );
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
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

function damaged(name: string, found: string): KnownError {
  return new KnownError(
    'CatalogDamaged',
    `The catalogue ${name} is damaged: ${found}. Run \`missingkbs sync\` to compile it anew.`,
  );
}
