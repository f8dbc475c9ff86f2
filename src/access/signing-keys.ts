/** The keys of our own token service: made at the first start, kept in the store, published as a JSON Web Key Set. */

import {
  type CryptoKey,
  calculateJwkThumbprint,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JSONWebKeySet,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';
import { JWKSNoMatchingKey } from 'jose/errors';
import type { SigningKey, Store } from '../store/store.ts';

export const signingAlgorithm = 'RS256';

/** How long after a look into the store an unknown key may cause the next one. */
const reloadPauseMs = 5_000;

export interface SigningKeys {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKeys: () => JSONWebKeySet;
  /** Finds the key of a token. Another server on the same store may have made it, so an unknown one is looked up there. */
  readonly find: JWTVerifyGetKey;
}

/** Makes the first key when the store has none. Two servers that start at once make one each, and both count. */
export async function openSigningKeys(store: Store, now: () => number = Date.now): Promise<SigningKeys> {
  if ((await store.signingKeys.list()).length === 0) await store.signingKeys.add(await makeKey(now()));
  let keys = await store.signingKeys.list();
  let publicKeys = publish(keys);
  let loadedAt = now();

  async function reload(): Promise<void> {
    loadedAt = now();
    keys = await store.signingKeys.list();
    publicKeys = publish(keys);
  }

  const [newest] = keys as [SigningKey];
  return {
    kid: newest.kid,
    privateKey: (await importJWK(JSON.parse(newest.privateJwk) as JWK, signingAlgorithm)) as CryptoKey,
    publicKeys: () => publicKeys.set,
    find: async (header, token) => {
      try {
        return await publicKeys.find(header, token);
      } catch (error) {
        const sinceMs = now() - loadedAt;
        const paused = sinceMs >= 0 && sinceMs < reloadPauseMs;
        if (!(error instanceof JWKSNoMatchingKey) || paused) throw error;
        await reload();
        return publicKeys.find(header, token);
      }
    },
  };
}

async function makeKey(now: number): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair(signingAlgorithm, { modulusLength: 2048, extractable: true });
  const jwk = await exportJWK(privateKey);
  return {
    kid: await calculateJwkThumbprint(jwk),
    privateJwk: JSON.stringify(jwk),
    created: new Date(now).toISOString(),
  };
}

/** The public half alone: modulus and exponent. */
function publish(keys: readonly SigningKey[]): { readonly set: JSONWebKeySet; readonly find: JWTVerifyGetKey } {
  const set: JSONWebKeySet = {
    keys: keys.map(({ kid, privateJwk }) => {
      const { kty, n, e } = JSON.parse(privateJwk) as JWK;
      return { kty, use: 'sig', alg: signingAlgorithm, kid, n, e } as JWK;
    }),
  };
  return { set, find: createLocalJWKSet(set) };
}
