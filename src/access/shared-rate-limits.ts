/**
 * Limits that several servers hold together. Each leases a part of a limit from the store for a moment and counts within
 * it by itself, so that a call seldom waits for the database; lease-rule.ts says why no limit is exceeded.
 */

import { setTimeout } from 'node:timers/promises';
import type { Lease, LeaseEnd, LeaseRefusal, LeaseStore } from '../store/lease-store.ts';
import { type CallLimiter, RateLimiter, type RateWindow, TooManyRequests } from './rate-limits.ts';

export interface SharedLimits {
  readonly windows: readonly RateWindow[];
  readonly leases: LeaseStore;
  /** Sets the keys apart from those of other limits. */
  readonly scope: string;
  readonly now: () => number;
  /** Called once when the store stops answering, with its error, and once when it answers again, without. */
  readonly onAway: (error?: Error) => void;
}

/** The share of the limit that one lease takes. */
const leasesOfLimit = 20;
const lifeMs = 2_000;
/** A call waits no longer for a database than it may take to answer. */
const answerWithinMs = 500;
/** While it does not, it is asked again this often. */
const awayMs = 5_000;

interface HeldLease extends Lease {
  readonly askedAt: number;
  used: number;
  lastAt: number;
}

interface RememberedRefusal extends LeaseRefusal {
  readonly heardAt: number;
}

/** As long as the store does not answer, each server counts alone, by the whole limit. */
export class SharedRateLimiter implements CallLimiter {
  readonly #limits: SharedLimits;
  readonly #windows: readonly RateWindow[];
  readonly #wanted: number;
  /** What this server let pass, for the time when it has to count alone. */
  readonly #own: RateLimiter;
  /** Of a key either its lease, or that there was none: then nobody asks again until its time. */
  readonly #known = new Map<string, HeldLease | RememberedRefusal>();
  readonly #asking = new Map<string, Promise<void>>();
  readonly #sweeping: NodeJS.Timeout;
  #awayUntil: number | undefined;
  #refused = 0;

  constructor(limits: SharedLimits) {
    this.#limits = limits;
    this.#windows = limits.windows.filter(({ limit }) => limit > 0);
    const least = Math.min(...this.#windows.map(({ limit }) => limit));
    this.#wanted = Math.max(1, Math.floor(least / leasesOfLimit));
    this.#own = new RateLimiter(this.#windows);
    this.#sweeping = setInterval(() => void this.sweep(), lifeMs);
    this.#sweeping.unref();
  }

  take(key: string, now: number): Promise<void> | undefined {
    if (this.#windows.length === 0 || this.#takeOrRefuse(key, now)) return;
    return this.#waitFor(key);
  }

  takeKnown(key: string, now: number): boolean {
    if (this.#windows.length === 0) return true;
    const known = this.#known.get(key);
    return known !== undefined && isCurrent(known, now) && 'id' in known && this.#takeOf(known, key, now);
  }

  get refused(): number {
    return this.#refused + this.#own.refused;
  }

  /** Gives back what is left of leases that ended, and forgets what has had its time. */
  async sweep(): Promise<void> {
    const now = this.#limits.now();
    const over = [...this.#known].filter(([, known]) => !isCurrent(known, now));
    for (const [key] of over) this.#known.delete(key);
    await this.#giveBack(over.map(([, known]) => known));
  }

  /** Gives back what is left of every lease. */
  async close(): Promise<void> {
    clearInterval(this.#sweeping);
    await Promise.all(this.#asking.values());
    const all = [...this.#known.values()];
    this.#known.clear();
    await this.#giveBack(all);
  }

  /** False when the store has to be asked. */
  #takeOrRefuse(key: string, now: number): boolean {
    const known = this.#known.get(key);
    if (known !== undefined && isCurrent(known, now)) {
      if ('waitMs' in known) throw this.#refusal(known, now);
      if (this.#takeOf(known, key, now)) return true;
    }
    if (!this.#isAway(now)) return false;
    this.#own.take(key, now);
    return true;
  }

  #takeOf(lease: HeldLease, key: string, now: number): boolean {
    if (lease.used >= lease.calls) return false;
    lease.used += 1;
    lease.lastAt = now;
    this.#own.note(key, now);
    return true;
  }

  /** Those who wait for one key wait for one question after the other. */
  async #waitFor(key: string): Promise<void> {
    do {
      let asking = this.#asking.get(key);
      if (asking === undefined) {
        asking = this.#ask(key).finally(() => this.#asking.delete(key));
        this.#asking.set(key, asking);
      }
      await asking;
    } while (!this.#takeOrRefuse(key, this.#limits.now()));
  }

  async #ask(key: string): Promise<void> {
    const { leases, scope, now } = this.#limits;
    const before = this.#known.get(key);
    this.#known.delete(key);
    const askedAt = now();
    try {
      const answer = await withinTime(
        leases.take({
          key: `${scope} ${key}`,
          windows: this.#windows,
          wanted: this.#wanted,
          lifeMs,
          ...(before !== undefined && 'id' in before && { last: endOf(before) }),
        }),
      );
      this.#comeBack();
      this.#known.set(
        key,
        'id' in answer ? { ...answer, askedAt, used: 0, lastAt: askedAt } : { ...answer, heardAt: now() },
      );
    } catch (error) {
      this.#goAway(error as Error);
    }
  }

  async #giveBack(over: readonly (HeldLease | RememberedRefusal)[]): Promise<void> {
    const unused = over.filter((known) => 'id' in known && known.used < known.calls) as HeldLease[];
    if (unused.length === 0 || this.#isAway(this.#limits.now())) return;
    try {
      await withinTime(this.#limits.leases.settle(unused.map(endOf)));
    } catch (error) {
      // They count in full, until they are a window old.
      this.#goAway(error as Error);
    }
  }

  #refusal({ window, waitMs, heardAt }: RememberedRefusal, now: number): TooManyRequests {
    this.#refused += 1;
    return new TooManyRequests(this.#windows[window] as RateWindow, Math.ceil((heardAt + waitMs - now) / 1000));
  }

  #isAway(now: number): boolean {
    return this.#awayUntil !== undefined && now < this.#awayUntil && now >= this.#awayUntil - awayMs;
  }

  #goAway(error: Error): void {
    if (this.#awayUntil === undefined) this.#limits.onAway(error);
    this.#awayUntil = this.#limits.now() + awayMs;
  }

  #comeBack(): void {
    if (this.#awayUntil !== undefined) this.#limits.onAway();
    this.#awayUntil = undefined;
  }
}

/** Neither is kept past its time, nor beyond a clock that was set back. */
function isCurrent(known: HeldLease | RememberedRefusal, now: number): boolean {
  const [since, forMs] = 'id' in known ? [known.askedAt, lifeMs] : [known.heardAt, known.askAgainMs];
  return now >= since && now < since + forMs;
}

/** The clock counts whole milliseconds, so the last call may have been up to one later than it says. */
function endOf({ id, used, askedAt, lastAt }: HeldLease): LeaseEnd {
  return { id, used, lastMs: Math.max(0, lastAt - askedAt) + 1 };
}

async function withinTime<Result>(asked: Promise<Result>): Promise<Result> {
  const late = new AbortController();
  const timer = setTimeout(answerWithinMs, undefined, { signal: late.signal, ref: false });
  try {
    return await Promise.race([
      asked,
      timer.then(() => Promise.reject(new Error(`no answer within ${answerWithinMs} ms`))),
    ]);
  } finally {
    late.abort();
  }
}
