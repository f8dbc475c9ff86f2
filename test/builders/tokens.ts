/** Issuers and tokens for tests: real keys, real signatures, and a fetch that answers from memory. */

import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

export interface TestKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

export async function makeTestKey(kid: string, alg: string): Promise<TestKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

export function signTestToken(
  key: TestKey,
  claims: Readonly<Record<string, unknown>>,
  header: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'JWT', ...header })
    .sign(key.privateKey);
}

/** An OpenID Connect issuer in memory: its fetch serves the discovery document and the keys, and nothing else. */
export class TestIssuer {
  readonly issuer: string;
  readonly requests: string[] = [];
  keys: readonly TestKey[];
  down = false;

  constructor(issuer: string, keys: readonly TestKey[]) {
    this.issuer = issuer;
    this.keys = keys;
  }

  readonly fetch: typeof fetch = async (input) => {
    const url = String(input);
    this.requests.push(url);
    const base = this.issuer.replace(/\/$/, '');
    if (this.down) throw new TypeError('fetch failed');
    if (url === `${base}/.well-known/openid-configuration`) {
      return Response.json({ issuer: this.issuer, jwks_uri: `${base}/keys` });
    }
    if (url === `${base}/keys`) return Response.json({ keys: this.keys.map(({ publicJwk }) => publicJwk) });
    throw new Error(`A test asked for ${url}, which no test issuer serves.`);
  };
}
