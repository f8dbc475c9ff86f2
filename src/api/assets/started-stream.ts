/** A body that is written while it is sent, once its first piece is there. */

import { Readable } from 'node:stream';

/** What fails before the first piece is a failure of the request, and not of a body that has begun. */
export async function startedStream(text: AsyncGenerator<string>): Promise<Readable> {
  const first = await text.next();
  async function* all() {
    if (first.done !== true) yield first.value;
    yield* text;
  }
  return Readable.from(all(), { objectMode: false });
}
