/** Puts the server together, apart from listening: what it serves, and how it treats every request. */

import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';
import { windowsOfCaller } from '../access/rate-limits.ts';
import type { SigningKeys } from '../access/signing-keys.ts';
import { createTokenService } from '../access/token-service.ts';
import type { TokenVerifier } from '../access/verify-token.ts';
import type { Settings } from '../config.ts';
import { DeliveryCounts } from '../notices/delivery-counts.ts';
import type { Store } from '../store/store.ts';
import { Answers } from './answers.ts';
import { apiRoutes } from './api-routes.ts';
import { limitArrival } from './arrival-limit.ts';
import { AssessmentQueue } from './assessor/assessment-queue.ts';
import { authenticate } from './authenticate.ts';
import { createCalledUrl } from './called-url.ts';
import type { CatalogHolder } from './catalog-holder.ts';
import { collectRoutes } from './collect/routes.ts';
import { createFastify, type FastifyParts, timeoutsMs } from './create-fastify.ts';
import { docsRoutes } from './docs/routes.ts';
import { drainUnreadBodies } from './drain-body.ts';
import { refuseEarly } from './early-refusals.ts';
import { answerErrors } from './error-answers.ts';
import { Boards } from './fleet/boards.ts';
import { createFleetQuestions } from './fleet/create-questions.ts';
import { FleetViews } from './fleet/fleet-views.ts';
import { watchThreats } from './fleet/threat-holder.ts';
import { healthRoutes } from './health/routes.ts';
import { readJsonBodies } from './json-body.ts';
import { Limiters } from './limiters.ts';
import { answerAtOnce } from './machines/answer-at-once.ts';
import { RequestCounts } from './metrics/request-counts.ts';
import { metricsRoutes } from './metrics/routes.ts';
import { StoreCalls } from './metrics/store-calls.ts';
import { runNotices } from './notices/run-notices.ts';
import { describeApi } from './openapi.ts';
import { osqueryRoutes } from './osquery/routes.ts';
import { answerHeaders, type SecurityHeaders, securityHeaders, sendSecurityHeaders } from './security-headers.ts';
import { createPeople } from './session/create-people.ts';
import { SessionGate } from './session/session-gate.ts';
import { sessionRoutes } from './session/session-routes.ts';
import { signInRoutes } from './session/sign-in-routes.ts';
import { setupRoutes } from './setup/setup-routes.ts';
import { limitCalls } from './token-service/limit-calls.ts';
import { tokenRoutes } from './token-service/routes.ts';
import type { Tracing } from './tracing/tracing.ts';
import { watchStore } from './watched-store.ts';
import { Page } from './web/page.ts';

export interface ServerParts extends FastifyParts {
  readonly settings: Settings;
  readonly store: Store;
  readonly catalogs: CatalogHolder;
  readonly verifier: TokenVerifier;
  /** Of our own token service; without it the service is off. */
  readonly signingKeys?: SigningKeys;
  readonly now: () => number;
  /** Of the program, for the API description. */
  readonly version: string;
  /** Without it no span is made, and nothing is loaded. */
  readonly tracing?: Tracing;
  /** Where the built page lies, if it does. */
  readonly pageFolder: string;
}

const compressible = /^text\/|\/(?:json|x-ndjson|xml)(?:;|$)/;

/** Ready for `inject` and `listen`. */
export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const { settings, catalogs, verifier, version, signingKeys, now, logger, tracing } = parts;
  const requests = new RequestCounts();
  const storeCalls = new StoreCalls();
  const store = storeCalls.time(tracing === undefined ? parts.store : watchStore(parts.store, tracing.watchCall));
  const headers = securityHeaders({ overTls: isOverTls(parts) });
  const { app, log, sendError } = createFastify(parts, headers, requests);
  requests.watch(app);
  tracing?.watch(app);
  const arrival = limitArrival(app, timeoutsMs.request);
  const page = new Page(parts.pageFolder);
  refuseEarly(app, page);
  readJsonBodies(app);
  drainUnreadBodies(app);
  answerErrors(app, sendError, page);
  sendSecurityHeaders(app, headers);
  const limiters = new Limiters({ store, logger, now });
  const calledUrl = createCalledUrl(settings.publicUrl);
  const people = createPeople({ settings, store, overTls: isOverTls(parts), now });
  const { sessions, cookie } = people;
  const limiter = limiters.shared('application', windowsOfCaller(settings.limits));
  const gate = { verifier, limiter, now, sessions: new SessionGate(sessions, cookie, calledUrl) };
  authenticate(app, gate);
  await app.register(compress, { encodings: ['br', 'gzip'], customTypes: compressible, globalDecompression: false });
  await describeApi(app, version, calledUrl);
  await page.serve(app);
  sessionRoutes(app, { ...people, store });
  await app.register(signInRoutes, { ...people, settings, store, page, limiters, calledUrl, log, logger, now });
  healthRoutes(app, { store, catalogs, log, now, staleLimitDays: settings.staleLimitDays });
  collectRoutes(app, calledUrl);
  docsRoutes(app, calledUrl);
  const queue = new AssessmentQueue({ now });
  const answers = createAnswers({ ...parts, store }, queue, answerHeaders({ overTls: isOverTls(parts) }));
  if (!isWatched(parts)) answerAtOnce(app, { ...gate, answers, calledUrl, requests });
  const boards = createBoards({ ...parts, store }, queue);
  app.addHook('onClose', async () => boards.close());
  const deliveries = new DeliveryCounts();
  const threats = await watchThreats(app, { store, dataFolder: settings.dataFolder, logger });
  const views = new FleetViews({ store, threats });
  const boardOf = async (tenant: string) => views.of(tenant, await boards.of(tenant));
  runNotices(app, { store, catalogs, boardOf, threats, hosts: settings.noticeHosts, counts: deliveries, logger, now });
  const questions = createFleetQuestions(app, {
    settings,
    store,
    catalogs,
    queue,
    boards,
    views,
    threats,
    logger,
    now,
  });
  await app.register(apiRoutes({ settings, store, answers, boards, questions, now, calledUrl, requests, arrival }));
  setupRoutes(app, { store, settings, catalogs, threats, logger, now });
  await app.register(osqueryRoutes({ store, limiters, log, logger, now }));
  metricsRoutes(
    app,
    settings.metrics,
    { requests, storeCalls, limiters, answers, catalogs, store, deliveries, now },
    logger,
  );
  if (signingKeys !== undefined) {
    const service = createTokenService({ store, keys: signingKeys, audiences: settings.audiences, now });
    await app.register(tokenRoutes, {
      service,
      keys: signingKeys,
      tenantExists: (tenant: string) => store.applications.tenantExists(tenant),
      calls: limitCalls(settings.tokenLimits, limiters, now),
      calledUrl,
      now,
      log,
      sendError,
    });
  }
  return app;
}

function createAnswers(
  { store, catalogs, now, settings: { staleLimitDays }, tracing }: ServerParts,
  queue: AssessmentQueue,
  headers: SecurityHeaders,
): Answers {
  return new Answers({
    store,
    queue,
    catalogs,
    now,
    headers,
    ...(staleLimitDays !== undefined && { staleLimitDays }),
    ...(tracing !== undefined && { trace: tracing.trace }),
  });
}

function createBoards({ store, catalogs, now, settings: { staleLimitDays } }: ServerParts, queue: AssessmentQueue) {
  return new Boards({ store, catalogs, queue, now, ...(staleLimitDays !== undefined && { staleLimitDays }) });
}

/** By hooks, which see each request. */
function isWatched({ tracing, logger }: ServerParts): boolean {
  return tracing !== undefined || logger.isLevelEnabled('debug');
}

function isOverTls({ settings, tls }: ServerParts): boolean {
  return tls !== undefined || settings.publicUrl?.startsWith('https:') === true;
}
