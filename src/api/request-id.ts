/** The id of a request, a GUID: made when somebody asks for it, which is when something has gone wrong. */

import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

/** What Fastify is told to begin with; making a GUID for every request would cost more than checking its token. */
export const noRequestId = '';

/** The same each time for the same request. */
export function requestIdOf(request: FastifyRequest): string {
  if (request.id === noRequestId) request.id = randomUUID();
  return request.id;
}
