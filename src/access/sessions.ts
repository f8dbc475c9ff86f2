/**
 * Sessions of people: begun with a code that counts once, opened by a token that the browser keeps, ended by whoever has
 * them or runs the server.
 */

import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { digestOf } from '../digest.ts';
import { KnownError } from '../errors.ts';
import { checkPersonRole, type PersonRole } from '../person-roles.ts';
import type { SessionRecord, SessionStore } from '../store/session-store.ts';
import { type Caller, type Person, rolesOfPerson } from './roles.ts';
import { makeSecret } from './secrets.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** Long enough to go from one window to another. */
const codeMs = 15 * minuteMs;
/** A session ends when it has not been used for so long, and at the latest after so long. */
export interface SessionMs {
  readonly unused: number;
  readonly longest: number;
}
export const usualSessionMs: SessionMs = { unused: 7 * dayMs, longest: 30 * dayMs };
/** A session that ended elsewhere is refused at the latest after this time. */
const recheckMs = 1_000;
/** How often it is written that a session was used, at the most; of a short time a session must not lose much. */
const noteUseMs = 60 * minuteMs;
const noteUseParts = 20;
const mostRemembered = 10_000;

/** Who may sign in, and to what. */
export interface SignIn {
  /** Sessions of one account end together. */
  readonly account: string;
  readonly name: string;
  readonly role: PersonRole;
  readonly tenant: string;
  /** Those that may be switched to; absent for all. */
  readonly tenants?: readonly string[];
  /** Of the issuer that signed the person in, which wants to see it when they sign out. */
  readonly idToken?: string;
}

interface Remembered {
  readonly caller: PersonCaller;
  readonly recheckAt: number;
}

export type PersonCaller = Caller & { readonly person: Person };

export class Sessions {
  readonly #store: SessionStore;
  readonly #now: () => number;
  readonly #lasting: SessionMs;
  readonly #remembered = new LRUCache<string, Remembered>({ max: mostRemembered });

  constructor(store: SessionStore, now: () => number, lasting = usualSessionMs) {
    this.#store = store;
    this.#now = now;
    this.#lasting = lasting;
  }

  /** A code that begins one session, within fifteen minutes. It is kept nowhere. */
  async offer({ tenant, ...signIn }: SignIn): Promise<string> {
    const code = makeSecret();
    const [now, end] = [this.#now(), this.#now() + codeMs];
    await this.#store.offer({
      ...signIn,
      hash: hashOf(code),
      id: randomBytes(6).toString('hex'),
      home: tenant,
      tenant,
      created: isoOf(now),
      used: isoOf(now),
      expires: isoOf(end),
    });
    return code;
  }

  /** The token of the session, which is kept nowhere. Rejects with `KnownError` Unauthorized when the code is good for nothing. */
  async begin(code: string): Promise<string> {
    const token = makeSecret();
    const now = this.#now();
    const begun = { hash: hashOf(token), created: isoOf(now), expires: isoOf(this.#endOf(now, now)) };
    if ((await this.#store.begin(hashOf(code), begun)) !== undefined) return token;
    throw new KnownError(
      'Unauthorized',
      'This sign-in link has been used, or is older than fifteen minutes. "missingkbs sign-in" makes another one.',
    );
  }

  /** The caller when the session was looked up a moment ago; undefined says nothing. */
  recall(token: string): PersonCaller | undefined {
    const remembered = this.#remembered.get(hashOf(token));
    if (remembered === undefined) return undefined;
    const early = remembered.recheckAt - this.#now();
    // A clock that was set back does not put off the next look.
    return early > 0 && early <= recheckMs ? remembered.caller : undefined;
  }

  /** Rejects with `KnownError` Unauthorized. */
  async verify(token: string): Promise<PersonCaller> {
    const key = hashOf(token);
    const now = this.#now();
    const found = await this.#store.find(key);
    if (found === undefined || Date.parse(found.expires) <= now) {
      this.#remembered.delete(key);
      throw new KnownError('Unauthorized', 'The session has ended. Sign in again.');
    }
    const caller = callerOf(await this.#noteUse(found, now));
    this.#remembered.set(key, { caller, recheckAt: now + recheckMs });
    return caller;
  }

  async moveTo({ hash: key }: SessionRecord, tenant: string): Promise<void> {
    await this.#store.moveTo(key, tenant);
    this.#remembered.delete(key);
  }

  async end({ hash: key, id }: SessionRecord): Promise<void> {
    await this.#store.end(id);
    this.#remembered.delete(key);
  }

  /** Every session of the account, this one among them. */
  async endAll({ account }: SessionRecord): Promise<void> {
    await this.#store.endAll(account);
    this.#remembered.clear();
  }

  async #noteUse(session: SessionRecord, now: number): Promise<SessionRecord> {
    if (now - Date.parse(session.used) < Math.min(noteUseMs, this.#lasting.unused / noteUseParts)) return session;
    const noted = { used: isoOf(now), expires: isoOf(this.#endOf(now, Date.parse(session.created))) };
    await this.#store.use(session.hash, noted.used, noted.expires);
    return { ...session, ...noted };
  }

  #endOf(used: number, created: number): number {
    return Math.min(used + this.#lasting.unused, created + this.#lasting.longest);
  }
}

/** A token is random, so one that is found by its hash needs no slow one. */
function hashOf(token: string): string {
  return digestOf('sha256', token);
}

function isoOf(time: number): string {
  return new Date(time).toISOString();
}

function callerOf(session: SessionRecord): PersonCaller {
  const { tenant, id, name } = session;
  const role = checkPersonRole(session.role);
  return {
    tenant,
    application: `${name} (session ${id})`,
    limitKey: `${tenant} session ${id}`,
    roles: rolesOfPerson(role),
    scopes: [],
    person: { role, session },
  };
}
