/** /api and /api/$metadata: what an OData client reads before it asks. They know no tenant, and ask for no token. */

import type { FastifyInstance, FastifyReply } from 'fastify';
import type { CalledUrl } from '../called-url.ts';
import { writeCsdl } from './csdl.ts';
import { entitySets } from './entity-model.ts';

const open = { config: { access: 'anybody' as const }, schema: { hide: true } };

/** Collections are listed by the names of their entity sets, which paths take in any case. */
export function metadataRoutes(app: FastifyInstance, calledUrl: CalledUrl): void {
  const csdl = writeCsdl();
  const sets = Object.entries(entitySets)
    .filter(([, { listed }]) => listed)
    .map(([name]) => ({ name, kind: 'EntitySet', url: name }));

  app.get('/', open, async (request, reply) => {
    sayVersion(reply);
    return { '@odata.context': `${calledUrl(request)}${app.prefix}/$metadata`, value: sets };
  });

  app.get('/$metadata', open, async (_request, reply) => {
    sayVersion(reply).type('application/xml; charset=utf-8');
    return csdl;
  });
}

/** OData's clients look for it before they read a body. */
export function sayVersion(reply: FastifyReply): FastifyReply {
  return reply.header('odata-version', '4.0');
}
