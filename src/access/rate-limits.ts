/** How many calls a caller has left. Exact: in any stretch of a window's length no more calls pass than its limit. */

import { RetryLater } from '../errors.ts';

export interface RateWindow {
  /** 0 is off. */
  readonly limit: number;
  readonly lengthMs: number;
  /** "100 calls a minute", for the message. */
  readonly name: string;
}

export class TooManyRequests extends RetryLater {
  constructor(window: RateWindow, seconds: number) {
    super('TooManyRequests', `The limit of ${window.name} is used up. Try again in ${seconds} seconds.`, seconds);
  }
}

/**
 * Counts calls by key. Remembers the times of the calls that passed, up to the greatest limit, 8 bytes each. With more
 * than `maxKeys` keys it forgets the one that it has known for longest.
 */
export class RateLimiter {
  readonly #windows: readonly RateWindow[];
  readonly #maxKeys: number;
  readonly #maxRemembered: number;
  readonly #calls = new Map<string, PassedCalls>();

  constructor(windows: readonly RateWindow[], maxKeys = 100_000) {
    this.#windows = windows.filter(({ limit }) => limit > 0);
    this.#maxKeys = maxKeys;
    this.#maxRemembered = Math.max(0, ...this.#windows.map(({ limit }) => limit));
  }

  /** Counts one call at `now` (milliseconds), or throws TooManyRequests. A refused call does not count. */
  take(key: string, now: number): void {
    if (this.#windows.length === 0) return;
    const calls = this.#callsOf(key);
    for (const window of this.#windows) {
      const freeAt = calls.nthLast(window.limit) + window.lengthMs;
      if (freeAt > now) throw new TooManyRequests(window, Math.ceil((freeAt - now) / 1000));
    }
    calls.add(now);
  }

  #callsOf(key: string): PassedCalls {
    const known = this.#calls.get(key);
    if (known !== undefined) return known;
    if (this.#calls.size >= this.#maxKeys) this.#calls.delete(this.#calls.keys().next().value as string);
    const calls = new PassedCalls(this.#maxRemembered);
    this.#calls.set(key, calls);
    return calls;
  }
}

/** Windows of an application in its tenant. */
export function windowsOfCaller(limits: { readonly perMinute: number; readonly perHour: number }): RateWindow[] {
  return [
    { limit: limits.perMinute, lengthMs: 60_000, name: `${limits.perMinute} calls a minute` },
    { limit: limits.perHour, lengthMs: 3_600_000, name: `${limits.perHour} calls an hour` },
  ];
}

/** A ring of times that grows until it holds `max`. */
class PassedCalls {
  readonly #max: number;
  #times: Float64Array;
  #count = 0;
  #next = 0;

  constructor(max: number) {
    this.#max = max;
    this.#times = new Float64Array(Math.min(max, 128));
  }

  add(time: number): void {
    if (this.#count === this.#times.length && this.#count < this.#max) this.#grow();
    this.#times[this.#next] = time;
    this.#next = (this.#next + 1) % this.#times.length;
    if (this.#count < this.#times.length) this.#count += 1;
  }

  /** When the n-th last call passed (1 is the last one); long ago when there were fewer. */
  nthLast(n: number): number {
    if (n > this.#count) return Number.NEGATIVE_INFINITY;
    return this.#times[(this.#next - n + this.#times.length) % this.#times.length] as number;
  }

  #grow(): void {
    const grown = new Float64Array(Math.min(this.#max, this.#times.length * 2));
    grown.set(this.#times.subarray(this.#next));
    grown.set(this.#times.subarray(0, this.#next), this.#times.length - this.#next);
    this.#next = this.#times.length;
    this.#times = grown;
  }
}
