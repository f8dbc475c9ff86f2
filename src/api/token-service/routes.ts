/** Our own token service over HTTP: where Entra has its endpoints, so that clients need another host and nothing else. */

import type { FastifyInstance } from 'fastify';
import type { SigningKeys } from '../../access/signing-keys.ts';
import { TokenFailure } from '../../access/token-errors.ts';
import type { TokenService } from '../../access/token-service.ts';
import type { CalledUrl } from '../called-url.ts';
import { answerTokenErrors, type ErrorAnswerParts, neverStored } from './answer-errors.ts';
import { discoveryDocument } from './discovery.ts';
import { instanceDiscovery } from './instance-discovery.ts';
import type { CallLimits } from './limit-calls.ts';
import { parseTokenForms, readTokenForm } from './token-form.ts';

export interface TokenRoutesParts extends ErrorAnswerParts {
  readonly service: TokenService;
  readonly keys: SigningKeys;
  readonly tenantExists: (tenant: string) => Promise<boolean>;
  readonly calls: CallLimits;
  readonly calledUrl: CalledUrl;
}

interface Route {
  Params: { tenant: string };
}

export async function tokenRoutes(app: FastifyInstance, parts: TokenRoutesParts): Promise<void> {
  const { service, keys, calledUrl, calls } = parts;
  parseTokenForms(app);
  app.setErrorHandler(answerTokenErrors(parts));
  app.addHook('onClose', async () => {
    await Promise.all([service.close(), calls.close()]);
  });

  for (const version of [1, 2] as const) {
    const suffix = version === 1 ? '' : '/v2.0';
    const tokenPath = `/:tenant/oauth2${suffix}/token`;
    app.route<Route>({
      method: ['GET', 'POST'],
      url: tokenPath,
      ...hidden,
      exposeHeadRoute: false,
      onRequest: async (request) => calls.countAddress(request),
      handler: async (request, reply) => {
        const form = await readTokenForm(request);
        await calls.countClient(request, form);
        const { authorization } = request.headers;
        const answer = await service.issue({
          tenant: request.params.tenant,
          version,
          form,
          ...(authorization !== undefined && { authorization }),
          url: calledUrl(request),
        });
        return reply.headers(neverStored).send(answer);
      },
    });

    app.route<Route>({
      method: app.supportedMethods.filter((method) => method !== 'GET' && method !== 'POST'),
      url: tokenPath,
      ...hidden,
      onRequest: async ({ method }) => {
        throw wrongMethod(method);
      },
      handler: () => undefined,
    });

    app.get<Route>(`/:tenant${suffix}/.well-known/openid-configuration`, hidden, async (request) => {
      const tenant = await checkTenant(request.params.tenant, parts);
      return discoveryDocument(calledUrl(request), tenant, version);
    });

    app.get<Route>(`/:tenant/discovery${suffix}/keys`, hidden, async () => keys.publicKeys());
  }

  app.get<Route>('/:tenant/discovery/instance', hidden, async (request) => instanceDiscovery(calledUrl(request)));
}

const hidden = { schema: { hide: true } };

async function checkTenant(name: string, { tenantExists }: TokenRoutesParts): Promise<string> {
  const tenant = name.toLowerCase();
  if (!(await tenantExists(tenant))) {
    throw new TokenFailure('unknownTenantDocument', `There is no tenant '${name}'.`);
  }
  return tenant;
}

function wrongMethod(method: string): TokenFailure {
  return new TokenFailure('wrongMethod', `Tokens are asked for with POST; the request is a ${method}.`);
}
