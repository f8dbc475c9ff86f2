/** Bodies that are written while they are sent, to clients that may not take them. */

import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

/** A client that takes nothing for so long is gone. */
const usualStallMs = 60_000;

/**
 * The first piece and then the others. Ends the answer when its client does not take a piece in time, the last one too; a
 * piece that is long in the making is not the client's fault.
 */
export function watchedStream<Piece extends string | Uint8Array>(
  first: IteratorResult<Piece, unknown>,
  pieces: AsyncIterator<Piece, unknown>,
  answer: Pick<ServerResponse, 'once' | 'destroy'>,
  stallMs = usualStallMs,
): Readable {
  let untaken: NodeJS.Timeout | undefined;
  let isFirst = true;
  const stop = () => clearTimeout(untaken);
  answer.once('close', stop);
  const watched: AsyncIterator<Piece, unknown> = {
    async next() {
      stop();
      const piece = isFirst ? first : await pieces.next();
      isFirst = false;
      untaken = setTimeout(() => answer.destroy(), stallMs).unref();
      return piece;
    },
    async return(value) {
      return (await pieces.return?.(value)) ?? { done: true, value };
    },
  };
  return Readable.from({ [Symbol.asyncIterator]: () => watched }, { highWaterMark: 1 });
}
