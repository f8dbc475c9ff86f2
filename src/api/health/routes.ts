/** /healthz: the process lives. /readyz: it can answer. Both outside /api, for whoever runs the server, without a token. */

import type { FastifyInstance } from 'fastify';
import type { Store } from '../../store/store.ts';
import type { CatalogHolder } from '../catalog-holder.ts';
import type { RequestLog } from '../request-log.ts';

export function healthRoutes(app: FastifyInstance, store: Store, catalogs: CatalogHolder, log: RequestLog): void {
  let stopping = false;
  app.addHook('preClose', async () => {
    stopping = true;
  });

  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }));

  app.get('/readyz', { schema: { hide: true } }, async (request, reply) => {
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
