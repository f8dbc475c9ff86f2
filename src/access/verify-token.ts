/** From the text of an access token to the caller that it stands for, or the reason why it stands for nobody. */

import { decodeJwt, type JWTPayload, jwtVerify } from 'jose';
import { JOSEError, JWTClaimValidationFailed, JWTExpired } from 'jose/errors';
import { LRUCache } from 'lru-cache';
import { KnownError } from '../errors.ts';
import type { ApplicationStore } from '../store/store.ts';
import type { TrustedIssuer } from './issuers.ts';
import type { Caller } from './roles.ts';

export interface TokenVerifierOptions {
  readonly issuers: readonly TrustedIssuer[];
  readonly audiences: readonly string[];
  /** When given, external issuers speak for these tenants alone. */
  readonly tenants?: readonly string[];
  readonly applications: ApplicationStore;
  readonly now?: () => number;
}

/** Public keys only: a shared secret could be our own public key in disguise. */
const algorithms = ['RS256', 'PS256', 'ES256'];

const clockToleranceSeconds = 5;
/** A revoked application is refused at the latest after this time. Asking the store each time would cost as much as the rest of the check. */
const recheckApplicationMs = 1_000;
/** A token of an external issuer is verified anew after this time, so that a key the issuer drops ceases to count. */
const reverifyMs = 300_000;
const maxRemembered = 10_000;

interface VerifiedToken {
  readonly caller: Caller;
  readonly own: boolean;
  readonly expiresAt: number;
  checkedAt: number;
  recheckAt: number;
}

/**
 * Verified tokens are remembered until they expire, as they are: hashing each one would take longer than the rest of the
 * check, and whoever can read our memory finds the signing keys there.
 */
export class TokenVerifier {
  readonly #options: TokenVerifierOptions;
  readonly #now: () => number;
  readonly #verified = new LRUCache<string, VerifiedToken>({ max: maxRemembered });

  constructor(options: TokenVerifierOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** The caller when the token was verified a moment ago and nothing has to be looked up; undefined says nothing. */
  recall(token: string): Caller | undefined {
    const verified = this.#verified.get(token);
    if (verified === undefined) return undefined;
    const now = this.#now();
    // A clock that was set back does not put off the next check.
    return verified.checkedAt <= now && now < verified.recheckAt ? verified.caller : undefined;
  }

  /** Rejects with `KnownError` Unauthorized, or InternalServerError when the issuer's keys cannot be had. */
  async verify(token: string): Promise<Caller> {
    const known = this.#verified.get(token);
    const verified =
      known?.own === true && this.#now() < known.expiresAt ? known : await this.#verifySignatureAndClaims(token);
    if (verified.own) await this.#checkApplication(verified.caller, token);
    const pauseMs = verified.own ? recheckApplicationMs : reverifyMs;
    verified.checkedAt = this.#now();
    verified.recheckAt = Math.min(verified.checkedAt + pauseMs, verified.expiresAt);
    this.#verified.set(token, verified);
    return verified.caller;
  }

  async #verifySignatureAndClaims(token: string): Promise<VerifiedToken> {
    const { audiences, tenants } = this.#options;
    const claimed = decode(token);
    const iss = claimed.iss ?? '';
    const { issuer, tenant } = this.#findIssuer(iss, claimed);
    if (!issuer.own && tenants !== undefined && !tenants.includes(tenant)) {
      throw unauthorized(`The tenant ${tenant} of the token is not served here.`);
    }
    const { payload } = await jwtVerify(token, issuer.keysOf(iss), {
      algorithms,
      issuer: iss,
      audience: [...audiences, ...audiences.map((audience) => `${audience}/`)],
      requiredClaims: ['exp'],
      clockTolerance: clockToleranceSeconds,
      currentDate: new Date(this.#now()),
    }).catch((error: unknown) => {
      throw error instanceof JOSEError ? unauthorized(reasonOf(error), error) : error;
    });
    const expiresAt = ((payload.exp as number) + clockToleranceSeconds) * 1000;
    return { caller: toCaller(payload, tenant), own: issuer.own, expiresAt, checkedAt: 0, recheckAt: 0 };
  }

  #findIssuer(iss: string, claims: JWTPayload): { readonly issuer: TrustedIssuer; readonly tenant: string } {
    for (const issuer of this.#options.issuers) {
      const match = issuer.match(iss);
      if (match === undefined) continue;
      const tid = typeof claims.tid === 'string' ? claims.tid.toLowerCase() : undefined;
      const tenant = issuer.fixedTenant ?? tid;
      if (tenant === undefined) throw unauthorized('The token names no tenant: it has no "tid".');
      if ((tid ?? tenant) !== tenant || (match.tenant ?? tenant) !== tenant) {
        throw unauthorized('The tenant of the token is not the tenant of its issuer.');
      }
      return { issuer, tenant };
    }
    throw unauthorized('The issuer of the token is not trusted.');
  }

  async #checkApplication(caller: Caller, token: string): Promise<void> {
    const application = await this.#options.applications.find(caller.application);
    if (application === undefined || application.revoked !== undefined || application.tenant !== caller.tenant) {
      this.#verified.delete(token);
      throw unauthorized('The application of the token has been revoked.');
    }
  }
}

function decode(token: string): JWTPayload {
  try {
    return decodeJwt(token);
  } catch (cause) {
    throw unauthorized('The token is not a JSON Web Token.', cause);
  }
}

/** The application is `appid` in v1 tokens, `azp` in v2 tokens, `client_id` with other issuers; the subject when none is there. */
function toCaller(claims: JWTPayload, tenant: string): Caller {
  const application = [claims.appid, claims.azp, claims.client_id, claims.sub].find((id) => typeof id === 'string');
  if (application === undefined) throw unauthorized('The token names no application.');
  const roles = Array.isArray(claims.roles) ? claims.roles.filter((role) => typeof role === 'string') : [];
  const scopes = typeof claims.scp === 'string' ? claims.scp.split(' ').filter((scope) => scope !== '') : [];
  return { tenant, application: application as string, limitKey: `${tenant} ${application}`, roles, scopes };
}

function reasonOf(error: JOSEError): string {
  if (error instanceof JWTExpired) return 'The token has expired.';
  if (error instanceof JWTClaimValidationFailed) {
    if (error.claim === 'aud') return 'The token is for another audience.';
    if (error.claim === 'nbf') return 'The token is not valid yet.';
    return `The claim "${error.claim}" of the token is missing or wrong.`;
  }
  if (error.code === 'ERR_JOSE_ALG_NOT_ALLOWED') {
    return `The token is not signed with one of ${algorithms.join(', ')}.`;
  }
  if (error.code === 'ERR_JWKS_NO_MATCHING_KEY') return 'The token is signed with a key that its issuer does not have.';
  return 'The signature of the token is not valid.';
}

function unauthorized(message: string, cause?: unknown): KnownError {
  return new KnownError('Unauthorized', message, { cause });
}
