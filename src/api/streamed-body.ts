/** A body that is taken while it arrives: unpacked, no more than it may be, and no faster than it is asked for. */

import type { IncomingMessage } from 'node:http';
import { pipeline, Readable, type Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createZstdDecompress } from 'node:zlib';
import { KnownError } from '../errors.ts';

export interface StreamedBodyOptions {
  /** Of the body, unpacked. */
  readonly mostBytes: number;
  /** How long a client may send nothing while it is waited for. */
  readonly stallMs: number;
}

const chunkSize = 256 * 1024;

/** The greatest window that `zstd` uses up to its level 19 is 8 MiB, by `--ultra` 128: as much memory would each body take. */
const zstdWindowLog = 23;

const unpackers: Readonly<Record<string, () => Transform>> = {
  gzip: () => createGunzip({ chunkSize }),
  br: () => createBrotliDecompress({ chunkSize }),
  zstd: () => createZstdDecompress({ chunkSize, params: { [constants.ZSTD_d_windowLogMax]: zstdWindowLog } }),
};

/** Throws, and rejects, with `KnownError` that says why the body cannot be read on. */
export async function* readStreamedBody(
  request: IncomingMessage,
  { mostBytes, stallMs }: StreamedBodyOptions,
): AsyncGenerator<Buffer> {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  const unpacked = unpack(arriving(request, stallMs), encoding);
  let bytes = 0;
  try {
    for await (const piece of unpacked) {
      bytes += piece.length;
      if (bytes > mostBytes) throw tooLarge(mostBytes);
      yield piece;
    }
  } catch (cause) {
    if (cause instanceof KnownError) throw cause;
    throw new KnownError('InvalidRequestBody', `The body cannot be read on: it is not ${encoding}, or it is damaged.`, {
      cause,
    });
  }
}

function unpack(pieces: AsyncIterable<Buffer>, encoding: string): AsyncIterable<Buffer> {
  if (encoding === 'identity') return pieces;
  const unpacker = Object.hasOwn(unpackers, encoding) ? unpackers[encoding] : undefined;
  if (unpacker === undefined) {
    throw new KnownError(
      'InvalidRequestBody',
      `The Content-Encoding "${encoding.slice(0, 100)}" cannot be read; it may be ${Object.keys(unpackers).join(', ')}.`,
    );
  }
  // Whoever reads from its end meets its failures.
  return pipeline(Readable.from(pieces), unpacker(), () => undefined);
}

/**
 * The clock runs only while a piece is waited for: a client is not late when it is we who do not ask. Every byte wins a
 * millisecond back, so that a byte now and then holds no connection for ever.
 */
async function* arriving(request: IncomingMessage, stallMs: number): AsyncGenerator<Buffer> {
  // What is not asked for stays with whoever answers the request.
  const pieces = request.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
  let leftMs = stallMs;
  try {
    for (;;) {
      const asked = performance.now();
      const next = await nextWithin(pieces, leftMs);
      if (next.done === true) return;
      leftMs = Math.min(stallMs, leftMs - (performance.now() - asked) + next.value.length);
      yield next.value;
    }
  } finally {
    void pieces.return?.();
  }
}

async function nextWithin(pieces: AsyncIterator<Buffer>, withinMs: number): Promise<IteratorResult<Buffer>> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const limit = setTimeout(() => reject(stalled()), withinMs).unref();
  try {
    return await Promise.race([pieces.next(), late]);
  } catch (cause) {
    if (cause instanceof KnownError) throw cause;
    throw new KnownError('BadRequest', 'The connection ended before the body did.', { cause });
  } finally {
    clearTimeout(limit);
  }
}

function stalled(): KnownError {
  return new KnownError('BadRequest', 'The body stopped arriving, or came slower than a kilobyte a second.');
}

function tooLarge(mostBytes: number): KnownError {
  return new KnownError(
    'MaximumBatchSizeExceeded',
    `The body is too large, in bytes, unpacked. Received: more than ${mostBytes}, allowed: ${mostBytes}. Send it in parts.`,
  );
}
