/** What states left open, remembered: the past of a state under one catalogue does not change. */

import { LRUCache } from 'lru-cache';
import type { OpenCounts, OpenOnly, StateNumber } from './judge.ts';

/** Questions whose counts are kept; ten thousand states take half a megabyte. */
const usualQuestions = 32;

export class JudgedStates {
  readonly #counts: LRUCache<string, Map<StateNumber, OpenCounts>>;

  constructor(questions = usualQuestions) {
    this.#counts = new LRUCache({ max: questions });
  }

  /** To read from and to add to. */
  of(catalogVersion: string, day: string, only: OpenOnly): Map<StateNumber, OpenCounts> {
    const key = JSON.stringify([catalogVersion, day, only.update, only.released, only.vulnerability]);
    const known = this.#counts.get(key) ?? new Map<StateNumber, OpenCounts>();
    this.#counts.set(key, known);
    return known;
  }
}
