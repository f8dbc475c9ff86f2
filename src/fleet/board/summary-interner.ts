/** Makes one object of what is alike in many summaries: ten thousand states have few lists of open updates, and fewer updates. */

import { digestOf } from '../../digest.ts';
import type { OpenUpdate, OpenUpdates, StateSummary, StateSupport, SystemFacts } from './state-summary.ts';

/** One for summaries by one catalogue, of one day or of several; what it was given is part of what it gives, and must not change. */
export class SummaryInterner {
  readonly #lists = new Map<string, readonly string[]>();
  readonly #rows = new Map<string, OpenUpdate>();
  readonly #open = new Map<string, OpenUpdates>();
  readonly #systems = new Map<string, SystemFacts>();
  readonly #supports = new Map<string, StateSupport>();
  /** Of objects that came as one already: those of a batch from another thread. */
  readonly #seen = new WeakMap<object, object>();
  readonly #numbers = new WeakMap<object, number>();
  #numbered = 0;

  intern(summary: StateSummary): StateSummary {
    return {
      ...summary,
      system: this.#once(summary.system, this.#systems, (given) => JSON.stringify(given)),
      software: this.#once(summary.software, this.#lists, (list) => list.join()),
      withoutKb: this.#once(summary.withoutKb, this.#lists, (list) => list.join()),
      open: this.#internOpen(summary.open),
      ...(summary.support && {
        support: this.#once(summary.support, this.#supports, (given) => JSON.stringify(given)),
      }),
    };
  }

  #internOpen(given: OpenUpdates): OpenUpdates {
    const known = this.#seen.get(given);
    if (known !== undefined) return known as OpenUpdates;
    const rows = given.rows.map((row) => this.#once(row, this.#rows, keyOfRow));
    const numbers = rows.map((row) => this.#numberOf(row)).join();
    // Of a device that is years behind the text has some thousand characters.
    const key = digestOf('sha256', `${numbers} ${given.closings.join(' ')} ${JSON.stringify(given.install)}`);
    const open = this.#open.get(key) ?? { ...given, rows };
    this.#open.set(key, open);
    this.#seen.set(given, open);
    return open;
  }

  #once<Value extends object>(given: Value, known: Map<string, Value>, keyOf: (given: Value) => string): Value {
    const seen = this.#seen.get(given);
    if (seen !== undefined) return seen as Value;
    const key = keyOf(given);
    const value = known.get(key) ?? given;
    known.set(key, value);
    this.#seen.set(given, value);
    return value;
  }

  #numberOf(row: OpenUpdate): number {
    const known = this.#numbers.get(row);
    if (known !== undefined) return known;
    this.#numbered += 1;
    this.#numbers.set(row, this.#numbered);
    return this.#numbered;
  }
}

function keyOfRow({ kb, released, bySoftware, needsEsu, notOffered }: OpenUpdate): string {
  const lists = bySoftware.map(({ software, vulnerabilities }) => `${software}:${vulnerabilities.join()}`);
  return `${kb} ${released} ${needsEsu ?? ''} ${notOffered?.since ?? ''} ${notOffered?.reason ?? ''} ${lists.join(' ')}`;
}
