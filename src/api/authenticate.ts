/** Lets a request into /api: who calls, whether there is room in their limits, and whether the route is open to them. */

import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RateLimiter } from '../access/rate-limits.ts';
import { type Caller, mayCall, missingRoles, type RequiredAccess } from '../access/roles.ts';
import type { TokenVerifier } from '../access/verify-token.ts';
import { KnownError } from '../errors.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every route that declares its access. */
    caller: Caller | null;
  }
  interface FastifyContextConfig {
    access?: RequiredAccess;
  }
}

export interface Gate {
  readonly verifier: TokenVerifier;
  readonly limiter: RateLimiter;
  readonly now: () => number;
}

/** Every route of `app` must declare its access in its config: one that does not stops the server from starting. */
export function authenticate(app: FastifyInstance, gate: Gate): void {
  app.addHook('onRoute', ({ method, url, config }) => {
    if (config?.access === undefined) throw new Error(`The route ${method} ${url} does not declare who may call it.`);
  });
  app.addHook('onRequest', (request, _reply, done) => {
    let recalled: Caller | undefined;
    try {
      recalled = gate.verifier.recall(readBearer(request));
      if (recalled !== undefined) admit(recalled, request, gate);
    } catch (error) {
      done(error as Error);
      return;
    }
    if (recalled !== undefined) done();
    else verify(request, gate).then(() => done(), done);
  });
}

/** For handlers of routes with declared access. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw new Error(`Nobody asked who calls ${request.url}.`);
  return request.caller;
}

async function verify(request: FastifyRequest, gate: Gate): Promise<void> {
  admit(await gate.verifier.verify(readBearer(request)), request, gate);
}

function admit(caller: Caller, request: FastifyRequest, { limiter, now }: Gate): void {
  request.caller = caller;
  limiter.take(`${caller.tenant} ${caller.application}`, now());
  const required = request.routeOptions.config.access as RequiredAccess;
  if (!mayCall(caller, required)) throw missingRoles(caller, required);
}

function readBearer({ headers }: FastifyRequest): string {
  const { authorization } = headers;
  if (authorization === undefined) {
    throw new KnownError(
      'Unauthorized',
      'The request has no token: send the header "Authorization: Bearer" with an access token.',
    );
  }
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (token === undefined) {
    throw new KnownError('Unauthorized', 'The Authorization header must be "Bearer" and one access token.');
  }
  return token;
}
