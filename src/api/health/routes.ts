/** /healthz: the process lives. /readyz: it can answer. Both outside /api, for whoever runs the server, without a token. */

import type { FastifyInstance } from 'fastify';
import { RetryLater } from '../../errors.ts';
import type { Store } from '../../store/store.ts';
import type { ServedAssessor } from '../assessor/assessor.ts';
import { dayOfInstant, isTooStale, refusalOfAge, staleReason } from '../catalog-age.ts';
import type { CatalogHolder } from '../catalog-holder.ts';
import type { RequestLog } from '../request-log.ts';
import { AliveSchema, NotReadySchema, ReadySchema } from './schemas.ts';

const aliveRoute = {
  operationId: 'isAlive',
  summary: 'Tell whether the process lives',
  tags: ['Health'],
  security: [],
  response: { 200: AliveSchema },
};
const readyRoute = {
  operationId: 'isReady',
  summary: 'Tell whether the server can answer, and from which catalogue',
  tags: ['Health'],
  security: [],
  response: { 200: ReadySchema, 503: NotReadySchema },
};

export interface HealthParts {
  readonly store: Store;
  readonly catalogs: CatalogHolder;
  readonly log: RequestLog;
  readonly now: () => number;
  readonly staleLimitDays: number | undefined;
}

export function healthRoutes(app: FastifyInstance, { store, catalogs, log, now, staleLimitDays }: HealthParts): void {
  let stopping = false;
  app.addHook('preClose', async () => {
    stopping = true;
  });

  app.get('/healthz', { schema: aliveRoute }, async () => ({ status: 'ok' }));

  app.get('/readyz', { schema: readyRoute }, async (request, reply) => {
    try {
      if (stopping) throw new Error('the server is stopping');
      await store.ping();
    } catch (error) {
      reply.code(503);
      if (error instanceof RetryLater) reply.header('retry-after', error.retryAfterSeconds);
      log.failed(request, reply, error as Error);
      return reply.send({ status: 'not ready', reason: stopping ? 'stopping' : 'store' });
    }
    const { current } = catalogs;
    const today = dayOfInstant(now());
    if (isTooStale(current, today, staleLimitDays)) {
      reply.code(503);
      log.failed(request, reply, refusalOfAge(current, today));
      return reply.send({ status: 'not ready', reason: 'catalogue', ...catalogFields(current, today) });
    }
    return { status: 'ready', ...catalogFields(current, today) };
  });
}

/** The catalogue, its day, and whether it is too old for today and why. */
function catalogFields(assessor: ServedAssessor, today: string) {
  const { catalogVersion, feedDate, coverage } = assessor;
  const reason = staleReason(assessor, today);
  return {
    catalogVersion,
    feedDate,
    newestUpdate: coverage.newestUpdate,
    nextPatchTuesday: coverage.nextPatchTuesday,
    stale: reason !== undefined,
    ...(reason !== undefined && { staleReason: reason }),
  };
}
