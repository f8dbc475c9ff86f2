/** An export as the answer to a request: its head, and its bytes as they come. */

import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { watchedStream } from '../watched-stream.ts';
import type { ExportName } from './columns.ts';
import { type ExportFormat, mediaTypes } from './formats.ts';

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
  return putHead().send(watchedStream(first, pieces, reply.raw));
}
