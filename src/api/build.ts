/** Puts the server together, apart from listening: what it serves, and how it treats every request. */

import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { RateLimiter, windowsOfCaller } from '../access/rate-limits.ts';
import type { SigningKeys } from '../access/signing-keys.ts';
import { createTokenService } from '../access/token-service.ts';
import type { TokenVerifier } from '../access/verify-token.ts';
import type { Settings } from '../config.ts';
import type { Store } from '../store/store.ts';
import { Answers } from './answers.ts';
import { authenticate } from './authenticate.ts';
import { type CalledUrl, createCalledUrl } from './called-url.ts';
import type { CatalogHolder } from './catalog-holder.ts';
import { answerBrokenRequest, answerErrors, sendError } from './error-answers.ts';
import { healthRoutes } from './health/routes.ts';
import { getMachine } from './machines/get-machine.ts';
import { getMissingKbs } from './machines/get-missing-kbs.ts';
import { putInventory } from './machines/put-inventory.ts';
import { describeApi } from './openapi.ts';
import { RequestLog } from './request-log.ts';
import { sendFixedHeaders } from './security-headers.ts';
import { tokenRoutes } from './token-service/routes.ts';

export interface ServerParts {
  readonly settings: Settings;
  readonly store: Store;
  readonly catalogs: CatalogHolder;
  readonly verifier: TokenVerifier;
  /** Of our own token service; without it the service is off. */
  readonly signingKeys?: SigningKeys;
  readonly logger: Logger;
  readonly now: () => number;
  /** Of the program, for the API description. */
  readonly version: string;
  /** Certificate chain and key, PEM. */
  readonly tls?: { readonly cert: string; readonly key: string };
}

const timeoutsMs = { headers: 10_000, request: 30_000, keepAlive: 72_000 };

/** Ready for `inject` and `listen`. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const { settings, store, catalogs, logger, version, signingKeys, now } = parts;
  const app = createFastify(parts);
  app.server.headersTimeout = timeoutsMs.headers;
  app.decorateRequest('caller', null);
  answerErrors(app);
  sendFixedHeaders(app, { overTls: parts.tls !== undefined || settings.publicUrl?.startsWith('https:') === true });
  await app.register(compress, { encodings: ['br', 'gzip'] });
  const calledUrl = createCalledUrl(settings.publicUrl);
  await describeApi(app, version, calledUrl);
  healthRoutes(app, store, catalogs);
  await app.register(apiRoutes(parts, calledUrl));
  if (signingKeys !== undefined) {
    const service = createTokenService({ store, keys: signingKeys, audiences: settings.audiences, now });
    await app.register(tokenRoutes, {
      service,
      keys: signingKeys,
      tenantExists: (tenant: string) => store.applications.tenantExists(tenant),
      limits: settings.tokenLimits,
      calledUrl,
      now,
    });
  }
  logger.debug('server built');
  return app;
}

/** Every route twice, with and without the version that clients put into the path. */
function apiRoutes(parts: ServerParts, calledUrl: CalledUrl) {
  const { settings, store, catalogs, verifier, now } = parts;
  const limiter = new RateLimiter(windowsOfCaller(settings.limits));
  const answers = new Answers({ store, catalogs, now });
  return async (app: FastifyInstance): Promise<void> => {
    authenticate(app, { verifier, limiter, now });
    for (const prefix of ['/api', '/api/v1.0']) {
      await app.register(
        async (routes) => {
          if (prefix !== '/api') hideFromDescription(routes);
          getMissingKbs(routes, answers, calledUrl);
          getMachine(routes, store, calledUrl, now);
          putInventory(routes, store, calledUrl, now);
        },
        { prefix },
      );
    }
  };
}

function hideFromDescription(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    route.schema = { ...route.schema, hide: true };
  });
}

function createFastify({ settings, logger, tls }: ServerParts): FastifyInstance {
  const { trustProxy } = settings;
  const app = fastify({
    loggerInstance: logger,
    logController: new RequestLog(),
    childLoggerFactory: (parent) => parent,
    genReqId: () => randomUUID(),
    trustProxy: typeof trustProxy === 'boolean' ? trustProxy : [...trustProxy],
    return503OnClosing: false,
    requestTimeout: timeoutsMs.request,
    keepAliveTimeout: timeoutsMs.keepAlive,
    routerOptions: { caseSensitive: false, maxParamLength: 255 },
    frameworkErrors: (error, request, reply) => sendError(error, request, reply),
    clientErrorHandler: (error, socket) => answerBrokenRequest(error, socket, logger),
    ...(tls === undefined ? { http: { requireHostHeader: false } } : { https: { ...tls, requireHostHeader: false } }),
  }) as unknown as FastifyInstance;
  // Requests are checked by the code that reads them, which says what is wrong in our words; the schemas describe.
  app.setValidatorCompiler(() => () => true);
  return app;
}
