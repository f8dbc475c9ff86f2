/** Heads of ready answers. Node checks every header of every answer and joins them anew; a head that it has made is used again. */

import { ServerResponse } from 'node:http';
import type { ReadyReply } from './ready-body.ts';

/** Writes the head of a 200. */
export type WriteHead = (response: ServerResponse, reply: ReadyReply) => void;

/** Where Node keeps the text of a head until it is sent (lib/_http_outgoing.js). Should it go elsewhere one day, each head is made anew. */
interface HeadKept {
  _header?: unknown;
}

const beforeDate = '\r\nDate: ';

/** Keeps what Node made: of each answer the head up to the date, and from the date on what all answers of a second share. */
export function createHeadWriter(): WriteHead {
  let end = { second: Number.NaN, text: '' };
  return (response, reply) => {
    const second = Math.floor(Date.now() / 1_000);
    const usual = isUsual(response);
    const begin = usual && end.second === second ? reply.begin : undefined;
    if (begin !== undefined) {
      (response as HeadKept)._header = begin + end.text;
      return;
    }
    response.writeHead(200, reply.headers as string[]);
    const { _header: head } = response as HeadKept;
    const place = usual && typeof head === 'string' ? head.lastIndexOf(beforeDate) : -1;
    if (place < 0) return;
    reply.begin = (head as string).slice(0, place);
    end = { second, text: (head as string).slice(place) };
  };
}

/** The connection stays open, and nobody has put a `writeHead` of their own in the place of Node's to see the headers. */
function isUsual(response: ServerResponse): boolean {
  return (
    response.shouldKeepAlive &&
    !response.hasHeader('connection') &&
    response.writeHead === ServerResponse.prototype.writeHead
  );
}
