/** /openapi.json: the description of /api, made from the routes themselves. */

import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import type { RequiredAccess } from '../access/roles.ts';
import type { CalledUrl } from './called-url.ts';

const description = `Missing security updates of Windows devices, as Microsoft Defender's API has them.
Every path is also served below /api/v1.0, in any case of letters.`;

/** Before the routes that it describes. */
export async function describeApi(app: FastifyInstance, version: string, calledUrl: CalledUrl): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'missingkbs', description, version },
      components: {
        securitySchemes: {
          oauth2: {
            type: 'oauth2',
            description: 'Client credentials; the scope is https://api.securitycenter.microsoft.com/.default.',
            flows: { clientCredentials: { tokenUrl: '/{tenant}/oauth2/v2.0/token', scopes: {} } },
          },
        },
      },
    },
    transform: ({ schema, url, route }) => {
      const access = route.config?.access;
      if (access === undefined || access === 'nobody') return { schema, url };
      return { url, schema: { ...schema, description: sentenceOf(access), security: [{ oauth2: [...access.roles] }] } };
    },
  });
  app.get('/openapi.json', { schema: { hide: true } }, async (request) => ({
    ...app.swagger(),
    servers: [{ url: calledUrl(request) }],
  }));
}

function sentenceOf({ roles, scopes = [] }: RequiredAccess): string {
  const applications = `Application permission: ${roles.join(' or ')}.`;
  return scopes.length === 0 ? applications : `${applications} Delegated permission: ${scopes.join(' or ')}.`;
}
