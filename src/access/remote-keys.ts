/** The keys of external issuers: found through their discovery documents and remembered, as is that an issuer is down. */

import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { JWKSNoMatchingKey } from 'jose/errors';
import { RetryLater } from '../errors.ts';
import { fetchJson } from './fetch-json.ts';

export interface RemoteKeys {
  /** The same function for the same issuer each time. */
  of(issuer: string): JWTVerifyGetKey;
}

export interface RemoteKeysOptions {
  readonly fetch?: typeof fetch;
  readonly now?: () => number;
  readonly timeoutMs?: number;
  /** How long after a fetch an unknown key may cause the next one. */
  readonly pauseMs?: number;
  /** How long an issuer that failed is left alone. */
  readonly failurePauseMs?: number;
  readonly maxAgeMs?: number;
}

/** An issuer that cannot be reached is not the caller's fault: the keys reject with `RetryLater` IssuerUnavailable. */
export function createRemoteKeys(options: RemoteKeysOptions = {}): RemoteKeys {
  const issuers = new Map<string, IssuerKeys>();
  return {
    of(issuer) {
      const known = issuers.get(issuer);
      if (known !== undefined) return known.find;
      const keys = new IssuerKeys(issuer, options);
      issuers.set(issuer, keys);
      return keys.find;
    },
  };
}

class IssuerKeys {
  readonly #issuer: string;
  readonly #options: Required<RemoteKeysOptions>;
  #address: string | undefined;
  #known: { readonly find: JWTVerifyGetKey; readonly at: number } | undefined;
  #failed: { readonly cause: Error; readonly at: number } | undefined;
  #fetching: Promise<JWTVerifyGetKey> | undefined;

  constructor(issuer: string, options: RemoteKeysOptions) {
    this.#issuer = issuer;
    this.#options = {
      fetch,
      now: Date.now,
      timeoutMs: 5_000,
      pauseMs: 30_000,
      failurePauseMs: 10_000,
      maxAgeMs: 3_600_000,
      ...options,
    };
  }

  /** Keys that are known go on counting while the issuer is down, until they are too old. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    const age = this.#options.now() - (this.#known?.at ?? Number.NEGATIVE_INFINITY);
    // Below nothing when the clock was set back.
    if (this.#known !== undefined && age >= 0 && age < this.#options.maxAgeMs) {
      try {
        return await this.#known.find(header, token);
      } catch (error) {
        if (!(error instanceof JWKSNoMatchingKey) || age < this.#options.pauseMs) throw error;
      }
    }
    const find = await this.#fetch();
    return find(header, token);
  };

  /** One request at a time, however many tokens wait for it; none for a while after one that failed. */
  #fetch(): Promise<JWTVerifyGetKey> {
    const { now, failurePauseMs } = this.#options;
    if (this.#failed !== undefined) {
      const sinceMs = now() - this.#failed.at;
      // A clock that was set back does not make the pause longer.
      if (sinceMs >= 0 && sinceMs < failurePauseMs)
        throw this.#unavailable(this.#failed.cause, failurePauseMs - sinceMs);
    }
    this.#fetching ??= this.#discoverAndFetch().finally(() => {
      this.#fetching = undefined;
    });
    return this.#fetching;
  }

  async #discoverAndFetch(): Promise<JWTVerifyGetKey> {
    const { now, failurePauseMs } = this.#options;
    try {
      this.#address ??= await this.#discover();
      const find = createLocalJWKSet((await fetchJson(this.#address, this.#options)) as JSONWebKeySet);
      this.#known = { find, at: now() };
      this.#failed = undefined;
      return find;
    } catch (cause) {
      this.#address = undefined;
      this.#failed = { cause: cause as Error, at: now() };
      throw this.#unavailable(cause as Error, failurePauseMs);
    }
  }

  async #discover(): Promise<string> {
    const address = `${this.#issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const document = (await fetchJson(address, this.#options)) as {
      readonly issuer?: unknown;
      readonly jwks_uri?: unknown;
    };
    if (document?.issuer !== this.#issuer) {
      throw new Error(`${address} names the issuer ${JSON.stringify(document?.issuer)}.`);
    }
    if (typeof document.jwks_uri !== 'string' || !URL.canParse(document.jwks_uri)) {
      throw new Error(`${address} names no jwks_uri.`);
    }
    return document.jwks_uri;
  }

  /** The cause is for the log: it may name hosts that only we can see. */
  #unavailable(cause: Error, restMs: number): RetryLater {
    const seconds = Math.ceil(restMs / 1000);
    return new RetryLater(
      'IssuerUnavailable',
      `The keys of ${this.#issuer}, which issued the token, cannot be had. Try again in ${seconds} seconds.`,
      seconds,
      { cause },
    );
  }
}
