/** Summaries of patch states by one catalogue on one day, made in the assessor's threads, and kept while boards use them. */

import { setImmediate } from 'node:timers/promises';
import type { PatchState } from '../../assessment/patch-state.ts';
import { KnownError } from '../../errors.ts';
import { type FactTable, tableOfFacts } from '../../fleet/board/fleet-facts.ts';
import type { StateSummary } from '../../fleet/board/state-summary.ts';
import { unknownSummary } from '../../fleet/board/summarize.ts';
import { SummaryInterner } from '../../fleet/board/summary-interner.ts';
import type { DeviceStore, StateId } from '../../store/store.ts';
import type { ServedAssessor } from '../assessor/assessor.ts';
import { threadCount } from '../assessor/assessor-threads.ts';
import { batchesOf, type StateText } from '../assessor/state-batches.ts';

export interface StateSummariesParts {
  readonly assessor: ServedAssessor;
  /** YYYY-MM-DD. */
  readonly asOf: string;
  readonly devices: Pick<DeviceStore, 'readStateTexts'>;
  /** Of summaries of other days too, which have much in common. */
  readonly interner?: SummaryInterner;
}

/** Does work of the assessor when its turn comes, or rejects. */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** At a time: some ten milliseconds of a thread, and one of the thread of the requests. */
const batchSize = 32;
/** States whose texts are read before others have their turn. */
const page = 250;

export class StateSummaries {
  readonly assessor: ServedAssessor;
  readonly asOf: string;
  readonly #devices: StateSummariesParts['devices'];
  readonly #summaries = new Map<StateId, StateSummary>();
  readonly #interner: SummaryInterner;
  #facts: FactTable | undefined;
  /** Whoever comes later waits, and finds what is made for others meanwhile. */
  #making: Promise<unknown> = Promise.resolve();

  constructor({ assessor, asOf, devices, interner = new SummaryInterner() }: StateSummariesParts) {
    this.assessor = assessor;
    this.asOf = asOf;
    this.#devices = devices;
    this.#interner = interner;
  }

  async facts(inTurn: InTurn): Promise<FactTable> {
    this.#facts ??= tableOfFacts(await inTurn(() => this.assessor.summaries.facts()));
    return this.#facts;
  }

  /** Of those that the store still has. */
  async of(states: readonly StateId[], inTurn: InTurn): Promise<ReadonlyMap<StateId, StateSummary>> {
    const making = this.#making.then(() => this.#make(states, inTurn));
    this.#making = making.catch(() => undefined);
    return making;
  }

  /** The others go. */
  keepOnly(states: ReadonlySet<StateId>): void {
    for (const state of this.#summaries.keys()) if (!states.has(state)) this.#summaries.delete(state);
  }

  async #make(asked: readonly StateId[], inTurn: InTurn): Promise<Map<StateId, StateSummary>> {
    const found = new Map<StateId, StateSummary>();
    const states: StateId[] = [];
    for (const state of asked) {
      const known = this.#summaries.get(state);
      if (known === undefined) states.push(state);
      else found.set(state, known);
    }
    // What is alike goes from thread to thread once a batch.
    const batches = batchesOf(await this.#readTexts(states), batchSize);
    const work = async () => {
      for (let batch = batches.shift(); batch !== undefined; batch = batches.shift()) {
        const made = await this.#summarize(batch, inTurn);
        for (const [place, [state]] of batch.entries()) {
          const summary = this.#interner.intern(made[place] as StateSummary);
          this.#summaries.set(state, summary);
          found.set(state, summary);
        }
      }
    };
    await Promise.all(Array.from({ length: threadCount }, work));
    return found;
  }

  async #readTexts(states: readonly StateId[]): Promise<StateText[]> {
    const texts: StateText[] = [];
    for (let from = 0; from < states.length; from += page) {
      texts.push(...(await this.#devices.readStateTexts(states.slice(from, from + page))));
      await setImmediate();
    }
    return texts;
  }

  async #summarize(batch: readonly StateText[], inTurn: InTurn): Promise<readonly StateSummary[]> {
    const texts = batch.map(([, text]) => text);
    try {
      return await inTurn(() => this.assessor.summaries.summarize(texts, this.asOf));
    } catch (error) {
      if (!isTooHeavy(error)) throw error;
      const [text, ...others] = texts;
      // One device of a fleet that reports too much is one that cannot be told.
      if (others.length === 0) return [unknownSummary(JSON.parse(text as string) as PatchState, error.message)];
    }
    const each: StateSummary[] = [];
    for (const state of batch) each.push(...(await this.#summarize([state], inTurn)));
    return each;
  }
}

function isTooHeavy(error: unknown): error is KnownError {
  return error instanceof KnownError && error.code === 'AssessmentTooHeavy';
}
