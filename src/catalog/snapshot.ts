/** The compiled catalogue as one file: a header (magic, format version, checksum) and the encoded facts, compressed. */

import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { KnownError } from '../errors.ts';
import { buildCatalog } from './build.ts';
import { decodeFacts, encodeFacts, hashOf, versionOf } from './encode.ts';
import type { CatalogFacts } from './facts.ts';
import type { Catalog } from './model.ts';

/** Rises with every change of the format, also of the facts themselves: files are compiled anew, never migrated. */
export const formatVersion = 1;

const magic = Buffer.from('missingkbs catalogue\n');
const checksumStart = magic.length + 4;
const headerLength = checksumStart + 32;
/** Levels above gain a tenth in size and cost ten times the time. */
const compressionLevel = 9;

/** The catalogue in the file. Throws a KnownError CatalogMissing, CatalogVersion or CatalogDamaged. */
export function readCatalog(file: string): Catalog {
  const bytes = readWhole(file);
  if (!bytes.subarray(0, magic.length).equals(magic)) throw damaged(file, 'it is no compiled catalogue');
  if (bytes.length < headerLength) throw damaged(file, 'it ends inside its header');
  const version = bytes.readUInt32LE(magic.length);
  if (version !== formatVersion) {
    throw new KnownError(
      'CatalogVersion',
      `The catalogue ${file} has format ${version}, this missingkbs reads format ${formatVersion}. Run \`missingkbs sync\` to compile it anew.`,
    );
  }
  const encoded = decompress(file, bytes.subarray(headerLength));
  const hash = hashOf(encoded);
  if (hash !== bytes.toString('hex', checksumStart, headerLength)) throw damaged(file, 'its checksum differs');
  return buildCatalog(decodeFacts(encoded), versionOf(hash));
}

/** Writes the file beside its place and renames it, so that a reader finds the old catalogue or the new one, whole. Returns the version. */
export function writeCatalog(file: string, facts: CatalogFacts): string {
  const encoded = encodeFacts(facts);
  const hash = hashOf(encoded);
  const version = Buffer.alloc(4);
  version.writeUInt32LE(formatVersion);
  const body = zstdCompressSync(encoded, { params: { [constants.ZSTD_c_compressionLevel]: compressionLevel } });
  replaceFile(file, Buffer.concat([magic, version, Buffer.from(hash, 'hex'), body]));
  return versionOf(hash);
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

function decompress(file: string, body: Buffer): Buffer {
  try {
    return zstdDecompressSync(body);
  } catch (cause) {
    throw damaged(file, 'it does not decompress', cause);
  }
}

function damaged(file: string, found: string, cause?: unknown): KnownError {
  const message = `The catalogue ${file} is damaged: ${found}. Run \`missingkbs sync\` to compile it anew.`;
  return new KnownError('CatalogDamaged', message, { cause });
}

function replaceFile(file: string, bytes: Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  const aside = `${file}.${process.pid}.partial`;
  try {
    const descriptor = openSync(aside, 'w');
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(aside, file);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}
