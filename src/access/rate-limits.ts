/** How many calls a caller has left. Exact: in any stretch of a window's length no more calls pass than its limit. */

import { RetryLater } from '../errors.ts';

export interface RateWindow {
  /** 0 is off. */
  readonly limit: number;
  readonly lengthMs: number;
  /** "100 calls a minute", for the message. */
  readonly name: string;
}

/** Counts calls by key, in this process or together with others. */
export interface CallLimiter {
  /**
   * Counts one call at `now` (milliseconds), or throws or rejects with TooManyRequests. A refused call does not count.
   * Nearly always there is nothing to wait for.
   */
  take(key: string, now: number): Promise<void> | undefined;
  /** Counts one call when it is known, at once, that there is room for it. False says nothing, and nothing has been counted. */
  takeKnown(key: string, now: number): boolean;
  /** How many calls it has refused. */
  readonly refused: number;
  close(): Promise<void>;
}

export class TooManyRequests extends RetryLater {
  constructor(window: RateWindow, seconds: number) {
    super('TooManyRequests', `The limit of ${window.name} is used up. Try again in ${seconds} seconds.`, seconds);
  }
}

/** A clock that goes back by less than this is being trimmed, not set. */
const clockStepMs = 1_000;

/**
 * Counts calls by key. Remembers the times of the calls that passed, up to the greatest limit, 8 bytes each, of at most
 * `maxKeys` keys: of those that were not seen for the length of the longest window, and of more keys than that, it forgets
 * the ones that were seen longest ago. A new key costs the same however many there are.
 */
export class RateLimiter implements CallLimiter {
  refused = 0;
  readonly #windows: readonly RateWindow[];
  readonly #maxRemembered: number;
  readonly #longestMs: number;
  /** Two halves, so that forgetting is letting go of one: taking keys out of a map one by one leaves holes that it steps over. */
  readonly #maxOfHalf: number;
  #recent = new Map<string, PassedCalls>();
  #older = new Map<string, PassedCalls>();
  #turnedAt = Number.NEGATIVE_INFINITY;

  constructor(windows: readonly RateWindow[], maxKeys = 100_000) {
    this.#windows = windows.filter(({ limit }) => limit > 0);
    this.#maxRemembered = Math.max(0, ...this.#windows.map(({ limit }) => limit));
    this.#longestMs = Math.max(0, ...this.#windows.map(({ lengthMs }) => lengthMs));
    this.#maxOfHalf = Math.ceil(maxKeys / 2);
  }

  take(key: string, now: number): undefined {
    if (this.takeKnown(key, now)) return;
    const calls = this.#callsOf(key, now);
    const window = this.#fullWindow(calls, now) as RateWindow;
    this.refused += 1;
    throw new TooManyRequests(window, Math.ceil((freeAgain(calls, window) - now) / 1000));
  }

  takeKnown(key: string, now: number): boolean {
    if (this.#windows.length === 0) return true;
    const calls = this.#callsOf(key, now);
    if (calls.nthLast(1) > now + clockStepMs) calls.forget();
    if (this.#fullWindow(calls, now) !== undefined) return false;
    calls.add(now);
    return true;
  }

  /** Counts a call that others let pass. */
  note(key: string, now: number): void {
    this.#callsOf(key, now).add(now);
  }

  async close(): Promise<void> {}

  #fullWindow(calls: PassedCalls, now: number): RateWindow | undefined {
    for (const window of this.#windows) if (freeAgain(calls, window) > now) return window;
    return undefined;
  }

  #callsOf(key: string, now: number): PassedCalls {
    if (Math.abs(now - this.#turnedAt) >= this.#longestMs) this.#turn(now);
    const recent = this.#recent.get(key);
    if (recent !== undefined) return recent;
    const calls = this.#older.get(key) ?? new PassedCalls(this.#maxRemembered);
    if (this.#recent.size >= this.#maxOfHalf) this.#turn(now);
    this.#recent.set(key, calls);
    return calls;
  }

  #turn(now: number): void {
    this.#older = this.#recent;
    this.#recent = new Map();
    this.#turnedAt = now;
  }
}

function freeAgain(calls: PassedCalls, window: RateWindow): number {
  return calls.nthLast(window.limit) + window.lengthMs;
}

/** Windows of an application in its tenant. */
export function windowsOfCaller(limits: { readonly perMinute: number; readonly perHour: number }): RateWindow[] {
  return [
    { limit: limits.perMinute, lengthMs: 60_000, name: `${limits.perMinute} calls a minute` },
    { limit: limits.perHour, lengthMs: 3_600_000, name: `${limits.perHour} calls an hour` },
  ];
}

/** A ring of times that grows until it holds `max`. Most keys are seen once, and cost no more than one time. */
class PassedCalls {
  readonly #max: number;
  readonly #times: number[] = [];
  #next = 0;

  constructor(max: number) {
    this.#max = max;
  }

  add(time: number): void {
    this.#times[this.#next] = time;
    this.#next = (this.#next + 1) % this.#max;
  }

  /** For a clock that was set back: nobody waits until it has caught up. */
  forget(): void {
    this.#times.length = 0;
    this.#next = 0;
  }

  /** When the n-th last call passed (1 is the last one); long ago when there were fewer. */
  nthLast(n: number): number {
    const count = this.#times.length;
    if (n > count) return Number.NEGATIVE_INFINITY;
    return this.#times[(this.#next - n + count) % count] as number;
  }
}
