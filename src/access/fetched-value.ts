/** What another server says, asked for once at a time and kept; that it failed is kept as well, for a while. */

import type { RetryLater } from '../errors.ts';

export interface FetchedValueParts<Value> {
  readonly fetch: () => Promise<Value>;
  readonly now: () => number;
  /** How long the other server is left alone after it failed. */
  readonly failurePauseMs: number;
  /** What whoever asks is told meanwhile. The cause is for the log: it may name hosts that only we can see. */
  readonly unavailable: (cause: Error, restMs: number) => RetryLater;
}

export class FetchedValue<Value> {
  readonly #parts: FetchedValueParts<Value>;
  #known: { readonly value: Value; readonly at: number } | undefined;
  #failed: { readonly cause: Error; readonly at: number } | undefined;
  #fetching: Promise<Value> | undefined;

  constructor(parts: FetchedValueParts<Value>) {
    this.#parts = parts;
  }

  /** What was had last, however old. */
  get last(): Value | undefined {
    return this.#known?.value;
  }

  /** How long ago that was: endless where there is none, and below nothing when the clock was set back. */
  get ageMs(): number {
    return this.#parts.now() - (this.#known?.at ?? Number.NEGATIVE_INFINITY);
  }

  /** One request at a time, however many wait for it; none for a while after one that failed. Throws or rejects with `RetryLater`. */
  fetch(): Promise<Value> {
    const { now, failurePauseMs, unavailable } = this.#parts;
    if (this.#failed !== undefined) {
      const sinceMs = now() - this.#failed.at;
      // A clock that was set back does not make the pause longer.
      if (sinceMs >= 0 && sinceMs < failurePauseMs) throw unavailable(this.#failed.cause, failurePauseMs - sinceMs);
    }
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = undefined;
    });
    return this.#fetching;
  }

  async #fetch(): Promise<Value> {
    const { fetch, now, failurePauseMs, unavailable } = this.#parts;
    try {
      const value = await fetch();
      this.#known = { value, at: now() };
      this.#failed = undefined;
      return value;
    } catch (cause) {
      this.#failed = { cause: cause as Error, at: now() };
      throw unavailable(cause as Error, failurePauseMs);
    }
  }
}
