/** The keys of external issuers: found through their discovery documents, cached, fetched again when a token names a new one. */

import {
  createRemoteJWKSet,
  customFetch,
  type FetchImplementation,
  type JWTVerifyGetKey,
  type RemoteJWKSet,
} from 'jose';
import { JOSENotSupported, JWKSMultipleMatchingKeys, JWKSNoMatchingKey } from 'jose/errors';
import { KnownError } from '../errors.ts';

export interface RemoteKeys {
  /** The same function for the same issuer each time. */
  of(issuer: string): JWTVerifyGetKey;
}

export interface RemoteKeysOptions {
  readonly fetch?: typeof fetch;
  readonly timeoutMs?: number;
  /** How long after a fetch an unknown key may cause the next one. */
  readonly pauseMs?: number;
  readonly maxAgeMs?: number;
}

/** An issuer that cannot be reached is our fault, not the caller's: the keys reject with `KnownError` InternalServerError. */
export function createRemoteKeys(options: RemoteKeysOptions = {}): RemoteKeys {
  const finders = new Map<string, JWTVerifyGetKey>();
  return {
    of(issuer) {
      const known = finders.get(issuer);
      if (known !== undefined) return known;
      const finder = createFinder(issuer, options);
      finders.set(issuer, finder);
      return finder;
    },
  };
}

function createFinder(issuer: string, options: RemoteKeysOptions): JWTVerifyGetKey {
  let discovering: Promise<RemoteJWKSet> | undefined;
  return async (header, token) => {
    let keys: RemoteJWKSet | undefined;
    try {
      discovering ??= discoverKeys(issuer, options);
      keys = await discovering;
      return await keys(header, token);
    } catch (cause) {
      if (isFaultOfToken(cause)) throw cause;
      if (!keys?.fresh) discovering = undefined;
      throw unreachable(issuer, cause);
    }
  };
}

function isFaultOfToken(error: unknown): boolean {
  return (
    error instanceof JWKSNoMatchingKey || error instanceof JWKSMultipleMatchingKeys || error instanceof JOSENotSupported
  );
}

async function discoverKeys(issuer: string, options: RemoteKeysOptions): Promise<RemoteJWKSet> {
  const { fetch: fetchDocument = fetch, timeoutMs = 5_000, pauseMs = 30_000, maxAgeMs = 3_600_000 } = options;
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetchDocument(address, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) throw new Error(`${address} answered with status ${response.status}`);
  const document = (await response.json()) as { readonly issuer?: unknown; readonly jwks_uri?: unknown };
  if (document.issuer !== issuer) throw new Error(`${address} names the issuer ${JSON.stringify(document.issuer)}`);
  if (typeof document.jwks_uri !== 'string' || !URL.canParse(document.jwks_uri)) {
    throw new Error(`${address} names no jwks_uri`);
  }
  return createRemoteJWKSet(new URL(document.jwks_uri), {
    timeoutDuration: timeoutMs,
    cooldownDuration: pauseMs,
    cacheMaxAge: maxAgeMs,
    ...(options.fetch !== undefined && { [customFetch]: options.fetch as FetchImplementation }),
  });
}

function unreachable(issuer: string, cause: unknown): KnownError {
  return new KnownError(
    'InternalServerError',
    `The keys of ${issuer} cannot be fetched: ${(cause as Error).message}.`,
    {
      cause,
    },
  );
}
