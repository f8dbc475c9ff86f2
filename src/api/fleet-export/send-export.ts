/** An export as the answer to a request: its head, and its bytes as they come. */

import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { ExportName } from './columns.ts';
import { type ExportFormat, mediaTypes } from './formats.ts';

/** A client that takes nothing for so long is gone. */
const stallMs = 60_000;

const countedHeader = 'missingkbs-counted-at';

export interface ExportFace {
  readonly name: ExportName;
  readonly format: ExportFormat;
  /** See `Board`. */
  readonly asOf: string;
  readonly countedAt: string;
}

/** Sends when the first bytes are there: what goes wrong before is an answer like any other, what goes wrong after ends the connection. */
export async function sendExport(
  reply: FastifyReply,
  { name, format, asOf, countedAt }: ExportFace,
  bytesUntil: (signal: AbortSignal) => AsyncIterator<Uint8Array>,
): Promise<FastifyReply> {
  const putHead = () =>
    reply
      .header(countedHeader, countedAt)
      .header('content-disposition', `attachment; filename="${name}-${asOf}.${format}"`)
      .type(mediaTypes[format]);
  // Nothing is made for who asks for the head alone, and how long it would be nobody knows.
  if (reply.request.method === 'HEAD') return putHead().send(Readable.from([]));
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  const pieces = bytesUntil(gone.signal);
  const first = await pieces.next().catch((error: unknown) => {
    if (!gone.signal.aborted) throw error;
  });
  // Nobody is there to be answered.
  if (first === undefined) return reply.hijack();
  return putHead().send(
    Readable.from(
      watched(first, pieces, () => reply.raw.destroy()),
      { highWaterMark: 1 },
    ),
  );
}

/** The first piece and then the others, whoever asks for none of them. */
function watched(
  first: IteratorResult<Uint8Array>,
  pieces: AsyncIterator<Uint8Array>,
  stalled: () => void,
): AsyncIterable<Uint8Array> {
  let waiting: NodeJS.Timeout | undefined;
  let isFirst = true;
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        clearTimeout(waiting);
        const piece = isFirst ? first : await pieces.next();
        isFirst = false;
        if (piece.done !== true) waiting = setTimeout(stalled, stallMs).unref();
        return piece;
      },
      async return(value?: unknown) {
        clearTimeout(waiting);
        return (await pieces.return?.(value)) ?? { done: true, value };
      },
    }),
  };
}
