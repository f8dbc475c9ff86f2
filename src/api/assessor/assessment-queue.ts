/** Whose turn it is to be assessed: a few states at once, a bounded number waiting, and those not again that proved too heavy. */

import { setTimeout } from 'node:timers/promises';
import fastq from 'fastq';
import { LRUCache } from 'lru-cache';
import { KnownError, RetryLater } from '../../errors.ts';
import type { StateId } from '../../store/store.ts';
import { threadCount } from './assessor-threads.ts';

export interface QueueOptions {
  readonly now: () => number;
  readonly maxWaiting?: number;
}

/** They wait without their inventories, which are read when their turn comes. */
const usualWaiting = 500;
/** How long a heavy state rests. */
const restMs = 600_000;
const maxRemembered = 10_000;
/** Between two looks whether it is quiet. */
const quietMs = 20;
/** Exports, lists and the database want the cores too: rest for each part of the time that a piece took. */
const restShare = 3;

export class AssessmentQueue {
  readonly #now: () => number;
  readonly #maxWaiting: number;
  readonly #turns = fastq.promise<unknown, () => Promise<unknown>>((work) => work(), threadCount);
  /** Heavy states, and until when each rests. */
  readonly #resting = new LRUCache<StateId, number>({ max: maxRemembered });

  #quiet: Promise<unknown> = Promise.resolve();

  constructor({ now, maxWaiting = usualWaiting }: QueueOptions) {
    this.#now = now;
    this.#maxWaiting = maxWaiting;
  }

  /** Does the work when its turn comes. Rejects with `RetryLater` AssessmentTooHeavy or ServerBusy instead, or as the work does. */
  async run<Result>(state: StateId, work: () => Promise<Result>): Promise<Result> {
    this.#checkRest(state);
    return this.runForMany(() => this.#takeTurn(state, work) as Promise<Result>);
  }

  /** The same for work on many states at once, which says itself which of them was too heavy. */
  async runForMany<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#turns.length() >= this.#maxWaiting) {
      throw new RetryLater('ServerBusy', `${this.#maxWaiting} answers wait to be worked out already.`, 1);
    }
    return (await this.#turns.push(work)) as Result;
  }

  /** Work that nobody waits for: one piece at a time, when nothing else is under way, and three quarters of the time not at all. */
  async runInQuiet<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#quiet.then(async () => {
      while (this.#turns.running() >= threadCount - 1) await setTimeout(quietMs, undefined, { ref: false });
      const began = performance.now();
      const result = await this.runForMany(work);
      await setTimeout(restShare * (performance.now() - began), undefined, { ref: false });
      return result;
    });
    this.#quiet = turn.catch(() => undefined);
    return turn;
  }

  async #takeTurn(state: StateId, work: () => Promise<unknown>): Promise<unknown> {
    this.#checkRest(state);
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof KnownError && error.code === 'AssessmentTooHeavy')) throw error;
      this.#resting.set(state, this.#now() + restMs);
      throw restingUntil(restMs, error);
    }
  }

  #checkRest(state: StateId): void {
    const leftMs = (this.#resting.get(state) ?? 0) - this.#now();
    // More than the whole rest is left after the clock was set back.
    if (leftMs > 0 && leftMs <= restMs) throw restingUntil(leftMs);
    this.#resting.delete(state);
  }
}

function restingUntil(leftMs: number, cause?: Error): RetryLater {
  const seconds = Math.ceil(leftMs / 1000);
  const reason = cause === undefined ? '.' : `: ${cause.message}`;
  return new RetryLater(
    'AssessmentTooHeavy',
    `What the machine reports is too heavy to be judged${reason} It is not tried again for ${seconds} seconds.`,
    seconds,
    { cause },
  );
}
