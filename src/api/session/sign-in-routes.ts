/** /sign-in: the page that a one-time link opens, the form on it that makes a session of the code, and the way to the issuer. Works without a script. */

import { parse } from 'node:querystring';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addressKeyOf } from '../../access/address-key.ts';
import { KnownError, RetryLater } from '../../errors.ts';
import type { CalledUrl } from '../called-url.ts';
import { toPublicError } from '../error-answers.ts';
import type { RequestLog } from '../request-log.ts';
import type { Page } from '../web/page.ts';
import { type IssuerRoutesParts, issuerRoutes } from './issuer-routes.ts';
import { ownPath } from './own-path.ts';
import { checkOwnRequest } from './own-requests.ts';
import { signInPageRoute, signInRoute } from './schemas.ts';

export interface SignInRoutesParts extends IssuerRoutesParts {
  readonly page: Page;
  readonly calledUrl: CalledUrl;
  readonly log: RequestLog;
}

const path = '/sign-in';
const mostFormBytes = 4_096;
/** A code of 256 bits needs no limit; the log and the store do. */
const tries = { limit: 20, lengthMs: 60_000, name: '20 tries a minute to sign in from one address' };

export async function signInRoutes(app: FastifyInstance, parts: SignInRoutesParts): Promise<void> {
  const { sessions, cookie, page, issuer, limiters, calledUrl, log, now } = parts;
  const byIssuer = issuer && { issuer: issuer.host };
  const byAddress = limiters.alone('sign-in', [tries]);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: mostFormBytes },
    (_request, body, done) => done(null, parse(body as string)),
  );
  app.setErrorHandler<Error>((failure, request, reply) => {
    const { httpStatus, message } = toPublicError(failure, request);
    if (failure instanceof RetryLater) reply.header('retry-after', failure.retryAfterSeconds);
    reply.code(httpStatus);
    log.failed(request, reply, failure);
    // An account that has no access would come back as itself.
    return page.sendSignIn(reply, { ...byIssuer, reason: message, again: httpStatus === 403 });
  });

  app.get<{ Querystring: { code?: string; to?: string } }>(path, { schema: signInPageRoute }, ({ query }, reply) =>
    page.sendSignIn(reply, { ...byIssuer, code: readCode(query.code), to: ownPath(query.to) }),
  );

  app.post(
    path,
    { schema: signInRoute, onRequest: async ({ ip }) => byAddress.take(addressKeyOf(ip), now()) },
    async (request: FastifyRequest, reply: FastifyReply) => {
      checkOwnRequest(request, calledUrl);
      const code = readCode((request.body as { readonly code?: unknown } | undefined)?.code);
      if (code === undefined) throw noCode();
      const token = await sessions.begin(code);
      return reply.header('set-cookie', cookie.set(token)).redirect('/', 303);
    },
  );

  issuerRoutes(app, parts);
}

/** What is no code goes nowhere, least of all into the page. */
function readCode(code: unknown): string | undefined {
  return typeof code === 'string' && /^[\w-]{43}$/.test(code) ? code : undefined;
}

function noCode(): KnownError {
  return new KnownError(
    'InvalidInput',
    'There is no code. Open the whole link that the server printed when it started; "missingkbs sign-in" makes another one.',
  );
}
