/** Client secrets: made at random, shown once, kept as scrypt hashes. */

import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** 32 random bytes, so the cost need not make up for weak secrets: 16 MiB and some 30 ms. Written into each hash. */
const cost = { N: 16_384, r: 8, p: 1 };
const hashLength = 32;

/** 43 characters that need no escaping in a form, a shell or a header. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** "scrypt$16384$8$1$<salt>$<hash>" */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(secret, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

export async function isSecret(secret: string, secretHash: string): Promise<boolean> {
  const [scheme, N, r, p, salt = '', hash = ''] = secretHash.split('$');
  if (scheme !== 'scrypt') return false;
  const expected = Buffer.from(hash, 'base64url');
  const derived = await derive(secret, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) });
  return expected.length === derived.length && timingSafeEqual(expected, derived);
}

function derive(secret: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, hashLength, { ...options, maxmem: 64 * 1024 * 1024 }, (error, hash) => {
      if (error) reject(error);
      else resolve(hash);
    });
  });
}
