/** Answers about days that are over, kept until something changes that they were worked out of: late reports do, and what devices report today does not. */

import { LRUCache } from 'lru-cache';
import type { Past, PastFleet } from '../../fleet/past/past-fleet.ts';

/**
 * Gives the answer that is kept under the key, or works it out. The key, and the object `by` itself, have all that it depends
 * on besides what the past counts; of a past it may ask for counts and judges alone.
 */
export type KeepAnswer = <Answer>(
  key: readonly unknown[],
  work: (past: Past) => Promise<Answer>,
  by?: object,
) => Promise<Answer>;

interface Kept {
  readonly answer: Promise<unknown>;
  /** What was counted for it, once it is there: see `PastFleet`. */
  readonly asked: readonly (readonly string[])[];
  readonly stamp: Promise<string | undefined>;
  /** Histories of which it is known that they give the same; they take much memory, and are let go. */
  readonly holdsFor: WeakSet<PastFleet>;
}

const mostAnswers = 5_000;
const forgetAfterMs = 600_000;

export class PastAnswers {
  readonly #kept = new LRUCache<string, Kept>({
    max: mostAnswers,
    ttl: forgetAfterMs,
    updateAgeOnGet: true,
  });

  /** Two lists of one day may differ, so that nothing but the object itself tells which it is. */
  readonly #numbers = new WeakMap<object, number>();
  #lastNumber = 0;

  /** One tenant's, and nobody else's. */
  of(tenant: string, past: Past): KeepAnswer {
    return async <Answer>(key: readonly unknown[], work: (past: Past) => Promise<Answer>, by?: object) => {
      const name = JSON.stringify([tenant, key, by === undefined ? 0 : this.#numberOf(by)]);
      const known = this.#kept.get(name);
      if (known !== undefined && (await holds(known, past.fleet))) return known.answer as Promise<Answer>;
      const made = make(past, work);
      this.#kept.set(name, made);
      made.answer.catch(() => {
        if (this.#kept.peek(name) === made) this.#kept.delete(name);
      });
      return made.answer as Promise<Answer>;
    };
  }

  #numberOf(object: object): number {
    const known = this.#numbers.get(object);
    if (known !== undefined) return known;
    this.#lastNumber += 1;
    this.#numbers.set(object, this.#lastNumber);
    return this.#lastNumber;
  }
}

async function holds({ stamp, asked, holdsFor }: Kept, fleet: PastFleet): Promise<boolean> {
  if (holdsFor.has(fleet)) return true;
  const before = await stamp;
  if (before === undefined || (await fleet.stampOf(asked)) !== before) return false;
  holdsFor.add(fleet);
  return true;
}

function make({ fleet, judgeOf }: Past, work: (past: Past) => Promise<unknown>): Kept {
  const asked: (readonly string[])[] = [];
  const counting: PastFleet = {
    ...fleet,
    countAt(days) {
      asked.push(days);
      return fleet.countAt(days);
    },
  };
  const answer = work({ fleet: counting, judgeOf });
  const stamp = answer.then(() => fleet.stampOf(asked)).catch(() => undefined);
  return { answer, asked, stamp, holdsFor: new WeakSet([fleet]) };
}
