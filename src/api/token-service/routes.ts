/** Our own token service over HTTP: where Entra has its endpoints, so that clients need another host and nothing else. */

import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addressKeyOf } from '../../access/address-key.ts';
import { clientIdOf } from '../../access/client-credentials.ts';
import { RateLimiter, TooManyRequests } from '../../access/rate-limits.ts';
import type { SigningKeys } from '../../access/signing-keys.ts';
import { TokenFailure } from '../../access/token-errors.ts';
import type { TokenService } from '../../access/token-service.ts';
import type { Settings } from '../../config.ts';
import type { CalledUrl } from '../called-url.ts';
import type { SendError } from '../error-answers.ts';
import { requestIdOf } from '../request-id.ts';
import type { RequestLog } from '../request-log.ts';
import { discoveryDocument } from './discovery.ts';

export interface TokenRoutesParts {
  readonly service: TokenService;
  readonly keys: SigningKeys;
  readonly tenantExists: (tenant: string) => Promise<boolean>;
  readonly limits: Settings['tokenLimits'];
  readonly calledUrl: CalledUrl;
  readonly now: () => number;
  readonly log: RequestLog;
  readonly sendError: SendError;
}

interface Route {
  Params: { tenant: string };
}

const maxFormBytes = 16 * 1024;

export async function tokenRoutes(app: FastifyInstance, parts: TokenRoutesParts): Promise<void> {
  const { service, keys, calledUrl } = parts;
  app.removeAllContentTypeParsers();
  await app.register(formbody, { bodyLimit: maxFormBytes });
  app.setErrorHandler((error: Error, request, reply) => sendTokenError(error, request, reply, parts));
  const countCall = createCallCounter(parts);

  for (const version of [1, 2] as const) {
    const suffix = version === 1 ? '' : '/v2.0';
    app.post<Route>(`/:tenant/oauth2${suffix}/token`, { schema: { hide: true } }, async (request, reply) => {
      countCall(request);
      const { authorization } = request.headers;
      const answer = await service.issue({
        tenant: request.params.tenant,
        version,
        form: (request.body ?? {}) as Record<string, unknown>,
        ...(authorization !== undefined && { authorization }),
        url: calledUrl(request),
      });
      return reply.headers(neverStored).send(answer);
    });

    app.get<Route>(`/:tenant${suffix}/.well-known/openid-configuration`, hidden, async (request) => {
      const tenant = await checkTenant(request.params.tenant, parts);
      return discoveryDocument(calledUrl(request), tenant, version);
    });

    app.get<Route>(`/:tenant/discovery${suffix}/keys`, hidden, async () => keys.publicKeys());
  }
}

const hidden = { schema: { hide: true } };
const neverStored = { 'cache-control': 'no-store', pragma: 'no-cache' };

async function checkTenant(name: string, { tenantExists }: TokenRoutesParts): Promise<string> {
  const tenant = name.toLowerCase();
  if (!(await tenantExists(tenant))) {
    throw new TokenFailure('unknownTenantDocument', `There is no tenant '${name}'.`);
  }
  return tenant;
}

/** Counts before the secret is checked: hashing it is what an attacker would make us do. */
function createCallCounter({ limits, now }: TokenRoutesParts): (request: FastifyRequest) => void {
  const window = (limit: number, whose: string) => [
    { limit, lengthMs: 60_000, name: `${limit} token requests a minute from one ${whose}` },
  ];
  const byAddress = new RateLimiter(window(limits.perAddress, 'address'));
  const byClient = new RateLimiter(window(limits.perClient, 'client'));
  return (request) => {
    const address = addressKeyOf(request.ip);
    byAddress.take(address, now());
    byClient.take(`${clientIdOf(request.body, request.headers.authorization)} ${address}`, now());
  };
}

function sendTokenError(error: Error, request: FastifyRequest, reply: FastifyReply, parts: TokenRoutesParts): void {
  const failure = toTokenFailure(error);
  if (failure === undefined) {
    parts.sendError(error, request, reply);
    return;
  }
  if (error instanceof TooManyRequests) reply.header('retry-after', error.retryAfterSeconds);
  if (failure.status === 401) reply.header('www-authenticate', 'Basic realm="token"');
  const correlationId = requestIdOf(request);
  reply.headers(neverStored).header('x-request-id', correlationId).code(failure.status);
  parts.log.failed(request, reply, failure);
  reply.send(failure.toBody(correlationId, parts.now()));
}

/** Undefined for a fault of ours. */
function toTokenFailure(error: Error & { statusCode?: number }): TokenFailure | undefined {
  if (error instanceof TokenFailure) return error;
  if (error instanceof TooManyRequests) return new TokenFailure('tooManyRequests', error.message);
  if (error.statusCode === undefined || error.statusCode >= 500) return undefined;
  return new TokenFailure(
    'unreadableRequest',
    'The request body must be a form (application/x-www-form-urlencoded) of at most 16 KiB.',
  );
}
