/** Lets a request into /api: who calls, whether there is room in their limits, and whether the route is open to them. */

import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest, onRequestHookHandler } from 'fastify';
import type { CallLimiter } from '../access/rate-limits.ts';
import {
  type Caller,
  mayCall,
  missingRoles,
  type Person,
  type RequiredAccess,
  type RequiredPerson,
} from '../access/roles.ts';
import type { TokenVerifier } from '../access/verify-token.ts';
import { KnownError } from '../errors.ts';
import { isAtLeast, type PersonRole } from '../person-roles.ts';
import type { SessionGate } from './session/session-gate.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set on every route that declares its access. */
    caller: Caller | null;
  }
  interface FastifyContextConfig {
    /**
     * A route that is open to nobody answers as if it were not there; one that knows no tenant may be open to anybody. One
     * about a session is open to whoever has it.
     */
    access?: RequiredAccess | RequiredPerson | 'session' | 'nobody' | 'anybody';
  }
}

export interface Gate {
  readonly verifier: TokenVerifier;
  readonly limiter: CallLimiter;
  readonly now: () => number;
}

/** Lets in whoever has a token, or else a session. */
export interface PageGate extends Gate {
  readonly sessions: Pick<SessionGate, 'callerOf'>;
}

/**
 * Guards every route, registered later, that declares its access in its config. One below /api that does not stops the
 * server from starting.
 */
export function authenticate(app: FastifyInstance, gate: PageGate): void {
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

type GuardedAccess = RequiredAccess | RequiredPerson | 'session';

/**
 * Answers at once for a token or a session that is remembered, which is nearly every one. Where there is a token a session
 * is not looked at: neither makes up for what the other lacks.
 */
function createGuard(access: GuardedAccess, gate: PageGate, readBearer: ReadBearer): onRequestHookHandler {
  return (request, _reply, done) => {
    let waiting: Promise<void> | undefined;
    try {
      const hasToken = request.headers.authorization !== undefined;
      const caller =
        (hasToken ? undefined : gate.sessions.callerOf(request)) ?? callerByToken(readBearer(request), gate);
      waiting =
        caller instanceof Promise
          ? caller.then((verified) => admit(verified, request, access, gate))
          : admit(caller, request, access, gate);
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

/** For handlers of routes that are about the session. */
export function personOf(request: FastifyRequest): Person {
  const { person } = callerOf(request);
  if (person === undefined) throw new Error(`No person calls ${request.url}.`);
  return person;
}

function callerByToken(token: string, { verifier }: Gate): Caller | Promise<Caller> {
  return verifier.recall(token) ?? verifier.verify(token);
}

function admit(
  caller: Caller,
  request: FastifyRequest,
  access: GuardedAccess,
  { limiter, now }: Gate,
): Promise<void> | undefined {
  request.caller = caller;
  const waiting = limiter.take(caller.limitKey, now());
  if (waiting !== undefined) return waiting.then(() => checkRoles(caller, access));
  checkRoles(caller, access);
  return undefined;
}

function checkRoles(caller: Caller, access: GuardedAccess): void {
  if (access === 'session' || !('roles' in access)) {
    checkPerson(caller, access === 'session' ? 'reader' : access.person);
    return;
  }
  if (!mayCall(caller, access)) throw missingRoles(caller, access);
}

function checkPerson(caller: Caller, least: PersonRole): void {
  if (caller.person === undefined) {
    throw new KnownError('Forbidden', 'This is for a person who is signed in to the page; a token does not open it.');
  }
  if (!isAtLeast(caller.person.role, least)) throw missingRoles(caller, { roles: [], person: least });
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
