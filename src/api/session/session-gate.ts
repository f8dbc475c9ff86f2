/** Lets a request in by the session that its cookie names. */

import type { FastifyRequest } from 'fastify';
import type { PersonCaller, Sessions } from '../../access/sessions.ts';
import type { CalledUrl } from '../called-url.ts';
import { checkOwnRequest } from './own-requests.ts';
import type { SessionCookie } from './session-cookie.ts';

export class SessionGate {
  readonly #sessions: Sessions;
  readonly #cookie: SessionCookie;
  readonly #calledUrl: CalledUrl;

  constructor(sessions: Sessions, cookie: SessionCookie, calledUrl: CalledUrl) {
    this.#sessions = sessions;
    this.#cookie = cookie;
    this.#calledUrl = calledUrl;
  }

  /** Undefined where there is no cookie of ours. Throws or rejects with `KnownError` Forbidden or Unauthorized. */
  callerOf(request: FastifyRequest): PersonCaller | Promise<PersonCaller> | undefined {
    const token = this.#cookie.read(request.headers.cookie);
    if (token === undefined) return undefined;
    checkOwnRequest(request, this.#calledUrl);
    return this.#sessions.recall(token) ?? this.#sessions.verify(token);
  }
}
