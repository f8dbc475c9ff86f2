/** /healthz: the process lives. /readyz: it can answer. Both outside /api, for whoever runs the server, without a token. */

import type { FastifyInstance } from 'fastify';
import type { Store } from '../../store/store.ts';
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

export function healthRoutes(app: FastifyInstance, store: Store, catalogs: CatalogHolder, log: RequestLog): void {
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
      log.failed(request, reply, error as Error);
      return reply.send({ status: 'not ready', reason: stopping ? 'stopping' : 'store' });
    }
    const { catalogVersion, feedDate } = catalogs.current;
    return { status: 'ready', catalogVersion, feedDate };
  });
}
