/** A body that is written while it is sent, once its first piece is there. */

import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { watchedStream } from '../watched-stream.ts';

/** What fails before the first piece is a failure of the request, and not of a body that has begun. */
export async function startedStream(text: AsyncGenerator<string>, answer: ServerResponse): Promise<Readable> {
  return watchedStream(await text.next(), text, answer);
}
