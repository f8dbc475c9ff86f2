/** The files in a zip, as management systems hand out their exports: stored or deflated, of one archive, without a password. */

import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { KnownError } from '../errors.ts';

export interface ZippedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const mostFiles = 1_000;
/** Unpacked, of all files together. */
const mostBytes = 1024 ** 3;

const firstBytes = Buffer.from('PK\x03\x04');
/** Of the record that an archive ends with. */
const leastBytes = 22;

/** By the first bytes, whatever the name of the file. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes.length >= leastBytes && firstBytes.equals(bytes.subarray(0, firstBytes.length));
}

/** Folders are left out. `source` is what messages call the archive. Rejects with `KnownError` UnreadableFile, for what is damaged as well as for what is too much. */
export async function readZip(bytes: Uint8Array, source: string): Promise<readonly ZippedFile[]> {
  const fault = (found: string) => new KnownError('UnreadableFile', `${source} cannot be unpacked: ${found}.`);
  try {
    const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return await filesIn(await fromBufferPromise(archive, { lazyEntries: true }), fault);
  } catch (error) {
    // What yauzl and zlib say of bytes that are none of their own.
    if (error instanceof KnownError) throw error;
    const found = (error as Error).message.replace(/\.$/, '');
    throw new KnownError('UnreadableFile', `${source} is a damaged zip: ${found}.`, { cause: error });
  }
}

type Fault = (found: string) => KnownError;

async function filesIn(zip: ZipFile, fault: Fault): Promise<readonly ZippedFile[]> {
  if (zip.entryCount > mostFiles) throw fault(`it has more than ${mostFiles} files`);
  const files: ZippedFile[] = [];
  let left = mostBytes;
  for await (const entry of zip.eachEntry()) {
    left -= entry.uncompressedSize;
    if (left < 0) throw fault(`its files have more than ${mostBytes} bytes`);
    const { fileName: name } = entry;
    if (!name.endsWith('/')) files.push({ name, bytes: await unpack(zip, entry, fault) });
  }
  return files;
}

/** No more than the directory says is unpacked, which yauzl sees to; the checksum it leaves to us. */
async function unpack(zip: ZipFile, entry: Entry, fault: Fault): Promise<Uint8Array> {
  const { fileName: name, compressionMethod: method } = entry;
  if (entry.isEncrypted()) throw fault(`${name} has a password`);
  if (!entry.canDecodeFileData()) throw fault(`${name} is packed by method ${method}, not stored or deflated`);
  const file = await buffer(await zip.openReadStreamPromise(entry));
  if (crc32(file) !== entry.crc32) throw fault(`${name} is damaged`);
  return file;
}
