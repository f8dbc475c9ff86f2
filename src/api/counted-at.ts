/** Of when lists of devices are that a store did not give as they are now. */

import type { FastifyReply } from 'fastify';

export function sayCountedAt(reply: FastifyReply, now: number, ageMs: number | undefined): void {
  if (ageMs !== undefined) reply.header('missingkbs-counted-at', new Date(now - ageMs).toISOString());
}

/** Of a count, and of devices that were found beside it. */
export function earlierOf(countedAt: string, now: number, ageMs: number | undefined): string {
  return new Date(Math.min(Date.parse(countedAt), now - (ageMs ?? 0))).toISOString();
}
