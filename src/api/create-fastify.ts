/** Fastify as this server has it: its limits of time, its routing, and how it says what goes wrong before a route. */

import fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Settings } from '../config.ts';
import { answerBrokenRequest, createSendError } from './error-answers.ts';
import { toRoutePath } from './key-form.ts';
import type { RequestCounts } from './metrics/request-counts.ts';
import { noRequestId } from './request-id.ts';
import { logRequests } from './request-log.ts';
import type { SecurityHeaders } from './security-headers.ts';

export interface FastifyParts {
  readonly settings: Pick<Settings, 'trustProxy'>;
  readonly logger: Logger;
  /** Certificate chain and key, PEM. */
  readonly tls?: { readonly cert: string; readonly key: string };
}

export const timeoutsMs = { headers: 10_000, request: 30_000, keepAlive: 72_000 };

const nodeOptions = {
  // We refuse these requests ourselves, in our words.
  requireHostHeader: false,
  joinDuplicateHeaders: true,
  // How late the limits of time may act.
  connectionsCheckingInterval: 2_000,
};

/** Fastify itself logs nothing: its lines would cost every request a logger of its own. Refusals go through `sendError`. */
export function createFastify(
  { settings, logger, tls }: FastifyParts,
  headers: SecurityHeaders,
  requests: RequestCounts,
) {
  const { trustProxy } = settings;
  const app = fastify({
    genReqId: () => noRequestId,
    trustProxy: typeof trustProxy === 'boolean' ? trustProxy : [...trustProxy],
    return503OnClosing: false,
    // By limitArrival.
    requestTimeout: 0,
    keepAliveTimeout: timeoutsMs.keepAlive,
    routerOptions: { caseSensitive: false, ignoreTrailingSlash: true, maxParamLength: 255 },
    rewriteUrl: ({ url = '' }) => toRoutePath(url),
    frameworkErrors: (error, request, reply) => sendError(error, request, reply),
    clientErrorHandler: (error, socket) => answerBrokenRequest(error, socket, logger),
    ...(tls === undefined ? { http: nodeOptions } : { https: { ...tls, ...nodeOptions } }),
  }) as unknown as FastifyInstance;
  app.server.headersTimeout = timeoutsMs.headers;
  const log = requests.countFailures(logRequests(app, logger));
  const sendError = createSendError(log, headers);
  // Requests are checked by the code that reads them, which says what is wrong in our words; the schemas describe.
  app.setValidatorCompiler(() => () => true);
  return { app, log, sendError };
}
