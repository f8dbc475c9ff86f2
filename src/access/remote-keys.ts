/** The keys of external issuers: found through their discovery documents and remembered, as is that an issuer is down. */

import { createLocalJWKSet, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { JWKSNoMatchingKey } from 'jose/errors';
import { RetryLater } from '../errors.ts';
import { fetchJson } from './fetch-json.ts';
import { FetchedValue } from './fetched-value.ts';
import { discoveryAddressOf } from './issuer-address.ts';

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
  readonly #keys: FetchedValue<JWTVerifyGetKey>;
  #address: string | undefined;

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
    const { now, failurePauseMs } = this.#options;
    this.#keys = new FetchedValue({
      fetch: () => this.#discoverAndFetch(),
      now,
      failurePauseMs,
      unavailable: (cause, restMs) => this.#unavailable(cause, restMs),
    });
  }

  /** Keys that are known go on counting while the issuer is down, until they are too old. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    const { last, ageMs } = this.#keys;
    if (last !== undefined && ageMs >= 0 && ageMs < this.#options.maxAgeMs) {
      try {
        return await last(header, token);
      } catch (error) {
        if (!(error instanceof JWKSNoMatchingKey) || ageMs < this.#options.pauseMs) throw error;
      }
    }
    const find = await this.#keys.fetch();
    return find(header, token);
  };

  async #discoverAndFetch(): Promise<JWTVerifyGetKey> {
    try {
      this.#address ??= await this.#discover();
      return createLocalJWKSet((await fetchJson(this.#address, this.#options)) as JSONWebKeySet);
    } catch (cause) {
      this.#address = undefined;
      throw cause;
    }
  }

  async #discover(): Promise<string> {
    const address = discoveryAddressOf(this.#issuer);
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
