/** A store whose calls are timed, each by its name: "devices.find". */

import type { Store } from '../../store/store.ts';
import { Durations } from './durations.ts';

export interface CountedCalls {
  readonly operation: string;
  readonly outcome: 'done' | 'failed';
  readonly durations: Durations;
}

/** What answers at once, for every request; and what takes as long as the work that it was given. */
const untimed: readonly string[] = ['devices.recallStateId', 'runAlone', 'close'];

export class StoreCalls {
  readonly #calls = new Map<string, { done: CountedCalls; failed: CountedCalls }>();

  time(store: Store): Store {
    const { capabilities, ...rest } = store;
    const parts = Object.entries(rest).map(([name, part]) => [
      name,
      typeof part === 'function' ? this.#timed(name, part) : this.#timedPart(name, part),
    ]);
    return { capabilities, ...Object.fromEntries(parts) } as Store;
  }

  all(): CountedCalls[] {
    return [...this.#calls.values()].flatMap(({ done, failed }) => [done, failed]);
  }

  #timedPart(name: string, part: object): object {
    const methods = Object.entries(part).map(([method, call]) => [method, this.#timed(`${name}.${method}`, call)]);
    return Object.fromEntries(methods);
  }

  #timed(operation: string, call: (...given: never[]) => unknown) {
    if (typeof call !== 'function' || untimed.includes(operation)) return call;
    const done = { operation, outcome: 'done', durations: new Durations() } as const;
    const failed = { operation, outcome: 'failed', durations: new Durations() } as const;
    this.#calls.set(operation, { done, failed });
    return (...given: never[]) => {
      const startedAt = performance.now();
      const answer = call(...given);
      if (!(answer instanceof Promise)) return answer;
      return answer.then(
        (value) => {
          done.durations.add(performance.now() - startedAt);
          return value;
        },
        (error: unknown) => {
          failed.durations.add(performance.now() - startedAt);
          throw error;
        },
      );
    };
  }
}
