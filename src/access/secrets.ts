/** Client secrets: made at random, shown once, kept as scrypt hashes. */

import { createHmac, randomBytes, type ScryptOptions, scrypt, scryptSync, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** 32 random bytes, so the cost need not make up for weak secrets: 16 MiB and some 30 ms. Written into each hash. */
const cost = { N: 16_384, r: 8, p: 1 };
const hashLength = 32;
const maxmem = 64 * 1024 * 1024;

/** A wrong secret has the right one's mark once in 2^64 times; of the 2^256 secrets 2^192 share each mark. */
const markLength = 8;

/** 43 characters that need no escaping in a form, a shell or a header. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** "scrypt$16384$8$1$<salt>$<hash>$<mark>". The mark tells nearly every wrong secret for next to nothing. */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(secret, salt, hashLength, { ...cost, maxmem });
  const parts = [salt, hash, markOf(secret, salt)].map((part) => part.toString('base64url'));
  return ['scrypt', cost.N, cost.r, cost.p, ...parts].join('$');
}

/** Takes some 30 ms of its thread and 16 MiB. */
export function isSecret(secret: string, secretHash: string): boolean {
  const [scheme, N, r, p, salt = '', hash = ''] = secretHash.split('$');
  if (scheme !== 'scrypt') return false;
  const options = { N: Number(N), r: Number(r), p: Number(p), maxmem };
  const derived = scryptSync(secret, Buffer.from(salt, 'base64url'), hashLength, options);
  return isSame(derived, Buffer.from(hash, 'base64url'));
}

/** False for nearly every wrong secret. A hash that version 0.1 made has no mark, and any secret may be its own. */
export function maybeSecret(secret: string, secretHash: string): boolean {
  const [, , , , salt = '', , mark] = secretHash.split('$');
  if (mark === undefined) return true;
  return isSame(markOf(secret, Buffer.from(salt, 'base64url')), Buffer.from(mark, 'base64url'));
}

function markOf(secret: string, salt: Buffer): Buffer {
  return createHmac('sha256', salt).update(secret).digest().subarray(0, markLength);
}

function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);
