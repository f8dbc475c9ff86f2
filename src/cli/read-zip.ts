/** The files in a zip, as management systems hand out their exports: stored or deflated, of one archive, without a password (APPNOTE.TXT of PKWARE). */

import { crc32, inflateRawSync } from 'node:zlib';
import { KnownError } from '../errors.ts';

export interface ZippedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const mostFiles = 1_000;
/** Unpacked, of all files together. */
const mostBytes = 1024 ** 3;

const marks = { file: 0x04034b50, entry: 0x02014b50, end: 0x06054b50 };
const lengths = { file: 30, entry: 46, end: 22 };
const longestComment = 0xffff;
/** What stands in a field whose value is elsewhere, in the 64-bit form. */
const elsewhere = [0xffff, 0xffffffff];

/** By the first bytes, whatever the name of the file. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes.length >= lengths.end && viewOf(bytes).getUint32(0, true) === marks.file;
}

/** Folders are left out. `source` is what messages call the archive. Throws `KnownError` UnreadableFile, for what is damaged as well as for what is too much. */
export function readZip(bytes: Uint8Array, source: string): readonly ZippedFile[] {
  const fault = (found: string) => new KnownError('UnreadableFile', `${source} cannot be unpacked: ${found}.`);
  try {
    return [...filesIn(bytes, fault)];
  } catch (error) {
    // A place that lies outside, and what zlib says of bytes that are none of its own.
    if (error instanceof KnownError) throw error;
    throw new KnownError('UnreadableFile', `${source} is a damaged zip: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

type Fault = (found: string) => KnownError;

function* filesIn(bytes: Uint8Array, fault: Fault): Generator<ZippedFile> {
  const view = viewOf(bytes);
  const end = findEnd(view);
  if (end === undefined) throw fault('it ends before its directory of files');
  const count = view.getUint16(end + 10, true);
  if (count > mostFiles) throw fault(`it has more than ${mostFiles} files, or is in the 64-bit form`);
  let at = view.getUint32(end + 16, true);
  let left = mostBytes;
  for (let place = 0; place < count; place += 1) {
    if (view.getUint32(at, true) !== marks.entry) throw fault('its directory of files is damaged');
    const nameLength = view.getUint16(at + 28, true);
    const name = Buffer.from(bytes.subarray(at + lengths.entry, at + lengths.entry + nameLength)).toString('utf8');
    const size = view.getUint32(at + 24, true);
    if (size > left) throw fault(`its files have more than ${mostBytes} bytes`);
    left -= size;
    if (!name.endsWith('/')) yield { name, bytes: unpack(bytes, view, at, name, fault) };
    at += lengths.entry + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

/** The last record of the archive, which a comment may follow. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - lengths.end;
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1) {
    if (view.getUint32(at, true) === marks.end) return at;
  }
  return undefined;
}

function unpack(bytes: Uint8Array, view: DataView, entry: number, name: string, fault: Fault): Uint8Array {
  const isEncrypted = (view.getUint16(entry + 8, true) & 1) === 1;
  const method = view.getUint16(entry + 10, true);
  const checksum = view.getUint32(entry + 16, true);
  const packed = view.getUint32(entry + 20, true);
  const size = view.getUint32(entry + 24, true);
  const at = view.getUint32(entry + 42, true);
  if (isEncrypted) throw fault(`${name} has a password`);
  if (method !== 0 && method !== 8) throw fault(`${name} is packed by method ${method}, not stored or deflated`);
  if ([packed, size, at].some((field) => elsewhere.includes(field))) throw fault(`${name} is in the 64-bit form`);
  if (view.getUint32(at, true) !== marks.file) throw fault(`${name} is not where the directory has it`);
  const start = at + lengths.file + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const content = bytes.subarray(start, start + packed);
  const file = method === 0 ? content : inflateRawSync(content, { maxOutputLength: Math.max(size, 1) });
  if (file.length !== size || crc32(file) !== checksum) throw fault(`${name} is damaged`);
  return file;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
