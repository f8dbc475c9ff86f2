/** How long a request may take to arrive. Node's own limit is the same for every route, and would cut a long upload. */

import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

export interface ArrivalLimit {
  /** Whoever reads the body sees to it that it arrives. */
  lift(request: IncomingMessage): void;
}

/** Cuts bodies that have not arrived in time, as Node would: the answer is that of a broken request. */
export function limitArrival(app: FastifyInstance, withinMs: number): ArrivalLimit {
  const limits = new WeakMap<IncomingMessage, NodeJS.Timeout>();
  app.server.prependListener('request', (request) => {
    if (request.complete || !hasBody(request)) return;
    const limit = setTimeout(() => {
      if (!request.complete) app.server.emit('clientError', tooLate(), request.socket);
    }, withinMs).unref();
    limits.set(request, limit);
    request.once('close', () => clearTimeout(limit));
  });
  return { lift: (request) => clearTimeout(limits.get(request)) };
}

/** Whether a body comes with the request, which may be empty. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function tooLate(): Error {
  return Object.assign(new Error('The request did not arrive in time.'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
}
