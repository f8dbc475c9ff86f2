/** Counts over histories that are in memory: each is made once, and known by what it is made of when the histories were read anew. */

import { LRUCache } from 'lru-cache';
import { digestOf } from '../../digest.ts';
import type { CountDigest, PageWalk } from '../../store/past-devices.ts';

/** Counts of a tenant that are kept, some hundred kilobytes each at the most. */
const mostCounts = 100;
/** What counts are made of is short. */
const mostDigests = 2_000;
/** Nobody asked for longer. */
const forgetAfterMs = 600_000;

export class KeptCounts implements PageWalk {
  readonly find: PageWalk['find'];
  readonly findMembers: PageWalk['findMembers'];
  readonly #walk: PageWalk;
  readonly #counts = new LRUCache<string, Promise<Uint32Array>>({ max: mostCounts });
  readonly #digests = new LRUCache<string, Promise<CountDigest>>({ max: mostDigests });
  readonly #asked = new LRUCache<string, readonly number[]>({ max: mostCounts, ttl: forgetAfterMs });

  constructor(walk: PageWalk) {
    this.#walk = walk;
    this.find = walk.find;
    this.findMembers = walk.findMembers;
  }

  count(seconds: readonly number[]): Promise<Uint32Array> {
    this.#asked.set(seconds.join(), seconds);
    return this.#count(seconds);
  }

  digest(seconds: readonly number[]): Promise<CountDigest> {
    this.#asked.set(seconds.join(), seconds);
    return this.#digest(seconds);
  }

  /** What was asked of the histories that were read before is ready then: one after the other, so that whoever asks meanwhile goes in between. */
  async countAsked(before: KeptCounts): Promise<void> {
    for (const [key, seconds] of [...before.#asked.entries()]) {
      this.#asked.set(key, seconds, { ttl: before.#asked.getRemainingTTL(key) });
      await this.#digest(seconds);
    }
  }

  #digest(seconds: readonly number[]): Promise<CountDigest> {
    return once(this.#digests, seconds.join(), async () => digestOfCount(await this.#count(seconds), seconds.length));
  }

  #count(seconds: readonly number[]): Promise<Uint32Array> {
    return once(this.#counts, seconds.join(), () => this.#walk.count(seconds));
  }
}

/** What fails is made again. */
function once<Made>(kept: LRUCache<string, Promise<Made>>, key: string, make: () => Promise<Made>): Promise<Made> {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const making = make();
  kept.set(key, making);
  making.catch(() => kept.delete(key));
  return making;
}

function digestOfCount(counted: Uint32Array, days: number): CountDigest {
  const width = days + 2;
  const tagSets = new Set<number>();
  for (let at = days; at < counted.length; at += width) tagSets.add(counted[at] as number);
  const bytes = new Uint8Array(counted.buffer, counted.byteOffset, counted.byteLength);
  return { digest: digestOf('sha1', bytes), tagSets: [...tagSets] };
}
