/** /openapi.json: the description of /api and of the health checks, made from the routes themselves. */

import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { type RequiredAccess, roleMeanings } from '../access/roles.ts';
import type { CalledUrl } from './called-url.ts';
import { ErrorSchema, refusals } from './machines/schemas.ts';

const description = `Missing security updates of Windows devices, as Microsoft Defender's API has them.
Every path is also served below /api/v1.0, in any case of letters.`;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The path of the route in the description, where the router has it in another form. */
    describedAs?: string;
  }
}

/** Before the routes that it describes. */
export async function describeApi(app: FastifyInstance, version: string, calledUrl: CalledUrl): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'missingkbs',
        description,
        version,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          oauth2: {
            type: 'oauth2',
            description:
              'Client credentials, of a tenant that stands where TENANT is. The scope that is asked for is https://api.securitycenter.microsoft.com/.default; the token bears the roles that the application was granted.',
            flows: { clientCredentials: { tokenUrl: '/TENANT/oauth2/v2.0/token', scopes: roleMeanings } },
          },
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: 'missingkbs_session',
            description:
              'Of a person who is signed in to the page; over TLS its name begins with __Host-. It opens every other path too, as a token of its roles does, from pages of this server alone.',
          },
        },
      },
    },
    transform: ({ schema, url: routed, route }) => {
      const { access, describedAs } = route.config ?? {};
      const url = describedAs === undefined ? routed : hideBrackets(`/api${describedAs}`);
      if (typeof access !== 'object' || !('roles' in access)) return { schema, url };
      // One entry a role, since any one of them will do; the roles of one entry would be needed together.
      const security = access.roles.map((role) => ({ oauth2: [role] }));
      return { url, schema: { ...schema, description: sentenceOf(access), security } };
    },
    transformObject: (made) => {
      const { paths, ...rest } = nameRefusals((made as unknown as { readonly openapiObject: Made }).openapiObject);
      return {
        ...rest,
        paths: Object.fromEntries(Object.entries(paths).map(([path, of]) => [showBrackets(path), of])),
      };
    },
  });
  app.get('/openapi.json', { schema: { hide: true } }, async (request) => ({
    ...app.swagger(),
    servers: [{ url: calledUrl(request) }],
  }));
}

/** What @fastify/swagger made, as far as refusals are in it. */
interface Made {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Record<string, Response> }>>>>;
  readonly components: { readonly schemas?: object; readonly responses?: object };
}

interface Response {
  readonly description?: string;
  readonly $ref?: string;
}

/** Refusals are the same at every route: each is described once and named there, in place of some five hundred copies. */
function nameRefusals(made: Made): Made {
  const named: Record<string, object> = {};
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };
  for (const [status, description] of Object.entries(refusals)) {
    const name = description.replaceAll(' ', '');
    named[name] = { description, content };
    for (const { responses } of Object.values(made.paths).flatMap((methods) => Object.values(methods))) {
      if (responses[status]?.description === description) {
        responses[status] = { $ref: `#/components/responses/${name}` };
      }
    }
  }
  const schemas = { ...made.components.schemas, Error: ErrorSchema };
  return { ...made, components: { ...made.components, schemas, responses: named } };
}

/** @fastify/swagger takes brackets in a path for an expression of the router. */
function hideBrackets(path: string): string {
  return path.replace('(', '%28').replace(')', '%29');
}

function showBrackets(path: string): string {
  return path.replace('%28', '(').replace('%29', ')');
}

function sentenceOf({ roles, scopes = [] }: RequiredAccess): string {
  const applications = `Application permission: ${roles.join(' or ')}.`;
  return scopes.length === 0 ? applications : `${applications} Delegated permission: ${scopes.join(' or ')}.`;
}
