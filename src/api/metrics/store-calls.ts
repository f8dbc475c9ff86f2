/** How long the calls of the store take, by operation. */

import type { Store } from '../../store/store.ts';
import { watchStore } from '../watched-store.ts';
import { Durations } from './durations.ts';

export interface CountedCalls {
  readonly operation: string;
  readonly outcome: 'done' | 'failed';
  readonly durations: Durations;
}

export class StoreCalls {
  readonly #calls: CountedCalls[] = [];

  /** The same store, with its calls timed. */
  time(store: Store): Store {
    return watchStore(store, (operation, call) => {
      const [done, failed] = [this.#durationsOf(operation, 'done'), this.#durationsOf(operation, 'failed')];
      return (...given) => {
        const startedAt = performance.now();
        const answer = call(...given);
        // An iterable of rows, which are read later.
        if (!(answer instanceof Promise)) return answer;
        const add = (durations: Durations) => durations.add(performance.now() - startedAt);
        answer.then(
          () => add(done),
          () => add(failed),
        );
        return answer;
      };
    });
  }

  all(): readonly CountedCalls[] {
    return this.#calls;
  }

  #durationsOf(operation: string, outcome: CountedCalls['outcome']): Durations {
    const durations = new Durations();
    this.#calls.push({ operation, outcome, durations });
    return durations;
  }
}
