/** The bytes of a CVRF file, plain or gzip, as pieces of text; told apart by their first bytes, not by the name of the file. */

import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { describeBytes, maxDocumentBytes } from '../size-limits.ts';

/** What is read does not unzip, is no UTF-8, or is too much. */
export class TextError extends Error {}

/**
 * Hands the text of the file to `write`, piece by piece, and before it the bytes that it is made of to `seeBytes`; rejects
 * with a TextError when the file ends too early or is damaged.
 */
export async function readDocumentText(
  file: string,
  write: (text: string) => void,
  seeBytes: (bytes: Uint8Array) => void = () => undefined,
): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  async function decode(pieces: AsyncIterable<Uint8Array>): Promise<void> {
    let length = 0;
    for await (const piece of pieces) {
      length += piece.byteLength;
      if (length > maxDocumentBytes) {
        throw new TextError(`the document has more than ${describeBytes(maxDocumentBytes)} of text`);
      }
      write(decodePiece(decoder, piece));
    }
    write(decodePiece(decoder));
  }
  const zipped = await startsAsGzip(file);
  const bytes = createReadStream(file, { highWaterMark: pieceSize });
  async function* see(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      seeBytes(piece);
      yield piece;
    }
  }
  if (!zipped) return pipeline(bytes, see, decode);
  try {
    await pipeline(bytes, see, createGunzip({ chunkSize: pieceSize }), decode);
  } catch (error) {
    throw isZlibError(error) ? new TextError(zlibSentence(error), { cause: error }) : error;
  }
}

/** Measured on the whole feed: half as much or twice as much costs a tenth more. */
const pieceSize = 256 * 1024;

async function startsAsGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}

function decodePiece(decoder: TextDecoder, piece?: Uint8Array): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch (cause) {
    throw new TextError('the text is not UTF-8', { cause });
  }
}

function isZlibError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

function zlibSentence(error: NodeJS.ErrnoException): string {
  return error.code === 'Z_BUF_ERROR' ? 'the gzip file ends too early' : `the gzip file is damaged (${error.message})`;
}
