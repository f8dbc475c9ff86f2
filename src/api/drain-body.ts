/** The rest of a body that is answered before it has been read. */

import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { hasBody } from './arrival-limit.ts';

/** Twice the largest body that is allowed. */
const maxRestBytes = 8 * 1024 * 1024;
const maxRestMs = 5_000;

/**
 * Takes what is left of a body off the wire and throws it away. A connection that is closed while its client still sends
 * is reset, and the answer may be lost with it; one that is drained goes on. Beyond the bounds it is cut.
 */
export function drainUnreadBodies(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, _payload, done) => {
    if (hasBody(request.raw) && request.raw.complete === false) {
      // Fastify's word for a body that it has not read to its end.
      reply.removeHeader('connection');
      drain(request.raw);
    }
    done();
  });
}

function drain(request: IncomingMessage): void {
  let rest = 0;
  const cut = () => void request.destroy();
  const timer = setTimeout(cut, maxRestMs).unref();
  request.on('data', (chunk: Buffer) => {
    rest += chunk.length;
    if (rest > maxRestBytes) cut();
    // Others come between two pieces.
    request.pause();
    setImmediate(() => request.resume());
  });
  request.once('close', () => clearTimeout(timer));
  request.resume();
}
