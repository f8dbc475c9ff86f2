/** Tells right client secrets from wrong ones without letting the wrong ones keep anybody waiting. */

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import fastq from 'fastq';
import { LRUCache } from 'lru-cache';
import { Tinypool } from 'tinypool';
import { RetryLater } from '../errors.ts';
import { threadFile } from '../package-files.ts';
import type { SecretQuestion } from './secret-thread.ts';
import { maybeSecret } from './secrets.ts';

export interface SecretCheckerOptions {
  /** Secrets that wait for the slow check: of all applications, and of one. */
  readonly maxWaiting?: number;
  readonly maxWaitingOfOne?: number;
}

const maxRemembered = 10_000;

/**
 * The slow check runs in a thread of its own, since scrypt in Node's shared threads holds up signatures and files. It is
 * asked for as seldom as can be: a wrong secret shows by the mark in the hash, a right one is known again by its digest.
 */
export class SecretChecker {
  readonly #maxWaiting: number;
  readonly #maxWaitingOfOne: number;
  /** Digests under a key of this process say nothing outside of it. */
  readonly #digestKey = randomBytes(32);
  /** The digest of the right secret, by its hash. A hash is never that of another secret, so a digest never gets old. */
  readonly #right = new LRUCache<string, Buffer>({ max: maxRemembered });
  readonly #underWay = new Map<string, Promise<boolean>>();
  readonly #waitingOf = new Map<string, number>();
  readonly #turns = fastq.promise<unknown, () => Promise<boolean>>((check) => check(), 1);
  readonly #thread = new Tinypool({
    filename: threadFile('access/secret-thread').href,
    name: 'answer',
    minThreads: 1,
    maxThreads: 1,
  });

  constructor({ maxWaiting = 32, maxWaitingOfOne = 4 }: SecretCheckerOptions = {}) {
    this.#maxWaiting = maxWaiting;
    this.#maxWaitingOfOne = maxWaitingOfOne;
  }

  /** Rejects with `RetryLater` TooManyRequests when too many wait for the slow check already. */
  async isRight(secret: string, secretHash: string): Promise<boolean> {
    const digest = createHmac('sha256', this.#digestKey).update(secret).digest();
    const known = this.#recall(digest, secretHash);
    if (known !== undefined) return known;
    if (!maybeSecret(secret, secretHash)) return false;
    const question = `${secretHash} ${digest.toString('base64url')}`;
    const asked = this.#underWay.get(question) ?? this.#queue({ secret, secretHash }, digest);
    this.#underWay.set(question, asked);
    try {
      return await asked;
    } finally {
      this.#underWay.delete(question);
    }
  }

  /** Whoever still waits is rejected. */
  async close(): Promise<void> {
    await this.#thread.destroy();
  }

  /** Undefined when the right secret is not known yet. */
  #recall(digest: Buffer, secretHash: string): boolean | undefined {
    const right = this.#right.get(secretHash);
    return right && timingSafeEqual(right, digest);
  }

  async #queue(question: SecretQuestion, digest: Buffer): Promise<boolean> {
    const { secretHash } = question;
    const waiting = this.#waitingOf.get(secretHash) ?? 0;
    if (this.#turns.length() >= this.#maxWaiting || waiting >= this.#maxWaitingOfOne) {
      throw new RetryLater('TooManyRequests', 'Too many client secrets wait to be checked. Try again in a second.', 1);
    }
    this.#waitingOf.set(secretHash, waiting + 1);
    try {
      return await this.#turns.push(() => this.#check(question, digest));
    } finally {
      this.#forgetWaiting(secretHash);
    }
  }

  async #check(question: SecretQuestion, digest: Buffer): Promise<boolean> {
    const { secretHash } = question;
    const known = this.#recall(digest, secretHash);
    if (known !== undefined) return known;
    const right: boolean = await this.#thread.run(question);
    if (right) this.#right.set(secretHash, digest);
    return right;
  }

  #forgetWaiting(secretHash: string): void {
    const waiting = (this.#waitingOf.get(secretHash) ?? 1) - 1;
    if (waiting === 0) this.#waitingOf.delete(secretHash);
    else this.#waitingOf.set(secretHash, waiting);
  }
}
