/** Lets a request into /api: who calls, whether there is room in their limits, and whether the route is open to them. */

import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest, onRequestHookHandler } from 'fastify';
import type { CallLimiter } from '../access/rate-limits.ts';
import { type Caller, mayCall, missingRoles, type RequiredAccess } from '../access/roles.ts';
import type { TokenVerifier } from '../access/verify-token.ts';
import { KnownError } from '../errors.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every route that declares its access. */
    caller: Caller | null;
  }
  interface FastifyContextConfig {
    /** A route that is open to nobody answers as if it were not there; one that knows no tenant may be open to anybody. */
    access?: RequiredAccess | 'nobody' | 'anybody';
  }
}

export interface Gate {
  readonly verifier: TokenVerifier;
  readonly limiter: CallLimiter;
  readonly now: () => number;
}

/**
 * Guards every route, registered later, that declares its access in its config. One below /api that does not stops the
 * server from starting.
 */
export function authenticate(app: FastifyInstance, gate: Gate): void {
  const readBearer = createBearerReader();
  app.addHook('onClose', () => gate.limiter.close());
  app.decorateRequest('caller', null);
  app.addHook('onRoute', (route) => {
    const access = route.config?.access;
    if (access === 'nobody' || access === 'anybody') return;
    if (access !== undefined) {
      route.onRequest = [createGuard(access, gate, readBearer), ...[route.onRequest ?? []].flat()];
    } else if (/^\/api(\/|$)/i.test(route.url)) {
      throw new Error(`The route ${route.method} ${route.url} does not declare who may call it.`);
    }
  });
}

/** Answers at once for a token that is remembered, which is nearly every one. */
function createGuard(access: RequiredAccess, gate: Gate, readBearer: ReadBearer): onRequestHookHandler {
  return (request, _reply, done) => {
    let waiting: Promise<void> | undefined;
    try {
      const token = readBearer(request);
      const recalled = gate.verifier.recall(token);
      waiting = recalled === undefined ? verify(token, request, access, gate) : admit(recalled, request, access, gate);
    } catch (error) {
      done(error as Error);
      return;
    }
    if (waiting === undefined) done();
    else waiting.then(() => done(), done);
  };
}

/** For handlers of routes with declared access. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === null) throw new Error(`Nobody asked who calls ${request.url}.`);
  return request.caller;
}

async function verify(token: string, request: FastifyRequest, access: RequiredAccess, gate: Gate): Promise<void> {
  await admit(await gate.verifier.verify(token), request, access, gate);
}

function admit(
  caller: Caller,
  request: FastifyRequest,
  access: RequiredAccess,
  { limiter, now }: Gate,
): Promise<void> | undefined {
  request.caller = caller;
  const waiting = limiter.take(caller.limitKey, now());
  if (waiting !== undefined) return waiting.then(() => checkRoles(caller, access));
  checkRoles(caller, access);
  return undefined;
}

function checkRoles(caller: Caller, access: RequiredAccess): void {
  if (!mayCall(caller, access)) throw missingRoles(caller, access);
}

type ReadBearer = (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string;

/** Of each connection the last header is kept and the token in it: the same text each time is found faster in whatever is kept by it. */
export function createBearerReader(): ReadBearer {
  const lastOf = new WeakMap<Socket, { readonly authorization: string; readonly token: string }>();
  return ({ headers: { authorization }, socket }) => {
    const last = lastOf.get(socket);
    if (last !== undefined && last.authorization === authorization) return last.token;
    const token = parseBearer(authorization);
    lastOf.set(socket, { authorization: authorization as string, token });
    return token;
  };
}

function parseBearer(authorization: string | undefined): string {
  if (authorization === undefined) {
    throw new KnownError(
      'Unauthorized',
      'The request has no token: send the header "Authorization: Bearer" with an access token.',
    );
  }
  const token = authorization.slice('Bearer '.length);
  if (token === '' || token.includes(' ') || authorization.slice(0, 'Bearer '.length).toLowerCase() !== 'bearer ') {
    throw new KnownError('Unauthorized', 'The Authorization header must be "Bearer" and one access token.');
  }
  return token;
}
