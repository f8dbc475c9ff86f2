/**
 * Questions about a fleet's past, as the server asks them: the histories in memory, the states in the threads of the assessor
 * and in their queue, so that ready answers do not wait.
 */

import fastq from 'fastq';
import type { MachineId } from '../../brand.ts';
import { RetryLater } from '../../errors.ts';
import type { Past, PastJudge } from '../../fleet/past/past-fleet.ts';
import type { Known } from '../../fleet/past/subjects.ts';
import { endOfDay, readStates } from '../../store/past-devices.ts';
import type { Store } from '../../store/store.ts';
import type { AssessmentQueue } from '../assessor/assessment-queue.ts';
import type { ServedAssessor, WorkedOutAnswer } from '../assessor/assessor.ts';
import { dayOfInstant, staleReason, warningOf } from '../catalog-age.ts';
import type { CatalogHolder } from '../catalog-holder.ts';
import { KeptAssessors } from './kept-assessors.ts';
import { KeptPasts } from './kept-pasts.ts';
import { type KeepAnswer, PastAnswers } from './past-answers.ts';
import { PastJudges } from './past-judges.ts';
import type { InTurn } from './state-summaries.ts';

export type MissingOnDay = WorkedOutAnswer & { readonly catalogVersion: string };

export interface PastQuestionsParts {
  readonly store: Store;
  readonly catalogs: CatalogHolder;
  readonly queue: AssessmentQueue;
  readonly now: () => number;
}

/** Whose past, of which day, and by which catalogue: as it is now, or as it was on that day. */
export interface Asked {
  readonly tenant: string;
  readonly day: string;
  readonly known: Known;
}

export interface Answered<Answer> {
  /** By which the day of the answer was judged. */
  readonly catalogVersion: string;
  /** When the histories were read. */
  readonly countedAt: string;
  /** That is too old for the day: for the header of that name. */
  readonly warning?: string;
  readonly answer: Answer;
}

/** What is ready is not to wait for a day that is judged for the first time. */
const atOnce = 4;
/** Whoever comes later is told to come again. */
const mostWaiting = 20;

/** States that are made ready before whoever asks for the same day has their turn: two hundred milliseconds, with the rests between. */
const preparedAtOnce = 64;

type AssessorOf = (day: string) => Promise<ServedAssessor>;
type Turns = fastq.queueAsPromised<() => Promise<unknown>, unknown>;

export class PastQuestions {
  readonly #parts: PastQuestionsParts;
  readonly #pasts: KeptPasts;
  readonly #judges: PastJudges;
  readonly #answers = new PastAnswers();
  readonly #turns: Turns = fastq.promise<unknown, () => Promise<unknown>>((work) => work(), atOnce);
  /** By catalogues of before: each has threads of its own while it is asked. */
  readonly #turnsThen: Turns = fastq.promise<unknown, () => Promise<unknown>>((work) => work(), 1);

  #isClosed = false;

  constructor(parts: PastQuestionsParts) {
    this.#parts = parts;
    this.#pasts = new KeptPasts(parts);
    this.#judges = new PastJudges(parts.store.devices);
  }

  today(): string {
    return dayOfInstant(this.#parts.now());
  }

  close(): Promise<void> {
    this.#isClosed = true;
    return this.#pasts.close();
  }

  /** The answer says which day it is of. Rejects with `RetryLater` ServerBusy where too many wait. */
  ask<Answer extends { readonly day: string }>(
    { tenant, known }: Omit<Asked, 'day'>,
    question: (past: Past, keep: KeepAnswer) => Promise<Answer>,
  ): Promise<Answered<Answer>> {
    return this.#inTurn(known, () =>
      this.#byCatalog(known, async (assessorOf) => {
        const past = await this.#pastOf(tenant, assessorOf, known);
        const answer = await question(past, this.#answers.of(tenant, past));
        const { day } = answer;
        const assessor = await assessorOf(day);
        const stale = staleReason(assessor, day);
        const warning = stale === undefined ? {} : { warning: warningOf(stale) };
        const { countedAt } = past.fleet;
        return { catalogVersion: assessor.catalogVersion, countedAt, ...warning, answer };
      }),
    );
  }

  /**
   * What is asked of these days, by the catalogue as it is now, is ready then; whoever asks meanwhile goes first. Ends early
   * where the catalogue is swapped out, and does nothing where the histories do not fit into memory.
   */
  async prepare(tenant: string, days: readonly string[]): Promise<void> {
    const { catalogs, queue } = this.#parts;
    const fleet = await this.#pasts.of(tenant);
    if (!this.#pasts.has(tenant)) return;
    const judge = this.#judgeBy(catalogs.current, 'now', (work) => queue.runInQuiet(work));
    for (const day of days) {
      const states = [...new Set((await fleet.countAt([day])).flatMap(({ states: [state] }) => state ?? []))];
      for (let from = 0; from < states.length; from += preparedAtOnce) {
        if (this.#isClosed) return;
        await judge.summaries(states.slice(from, from + preparedAtOnce), day);
      }
    }
  }

  /** Undefined when the tenant has no such device, or had not on that day. */
  async missingOn({ tenant, day, known }: Asked, id: MachineId): Promise<MissingOnDay | undefined> {
    const { store, catalogs, queue } = this.#parts;
    const end = endOfDay(day);
    const state = (await store.history.read(tenant, id)).findLast(({ from }) => from <= end)?.state;
    if (state === undefined) return undefined;
    const assess = async (assessor: ServedAssessor) => {
      const found = (await readStates(store.devices, [state])).get(state);
      // Removed meanwhile.
      if (found === undefined) return undefined;
      return { ...(await assessor.assess(found, day)), catalogVersion: assessor.catalogVersion };
    };
    if (known === 'now') return queue.run(state, () => assess(catalogs.current));
    return this.#inTurn(known, () => this.#byCatalog(known, async (assessorOf) => assess(await assessorOf(day))));
  }

  async #inTurn<Result>(known: Known, work: () => Promise<Result>): Promise<Result> {
    const turns = known === 'now' ? this.#turns : this.#turnsThen;
    if (turns.length() >= mostWaiting) {
      throw new RetryLater('ServerBusy', `${mostWaiting} questions about the past wait already.`, 5);
    }
    return (await turns.push(work)) as Result;
  }

  async #byCatalog<Result>(known: Known, work: (assessorOf: AssessorOf) => Promise<Result>): Promise<Result> {
    if (known === 'now') return this.#byCurrentCatalog(work);
    const kept = new KeptAssessors(this.#parts.store.catalogs);
    try {
      return await work((day) => kept.of(day));
    } finally {
      await kept.close();
    }
  }

  /** One catalogue from the first to the last state. One that is swapped out ends soon: then all begins again by the new one. */
  async #byCurrentCatalog<Result>(work: (assessorOf: AssessorOf) => Promise<Result>): Promise<Result> {
    for (;;) {
      const { current } = this.#parts.catalogs;
      try {
        return await work(async () => current);
      } catch (error) {
        if (!(error instanceof SwappedOut)) throw error;
      }
    }
  }

  async #pastOf(tenant: string, assessorOf: AssessorOf, known: Known): Promise<Past> {
    const fleet = await this.#pasts.of(tenant);
    return { fleet, judgeOf: async (day) => this.#judgeBy(await assessorOf(day), known) };
  }

  #judgeBy(
    assessor: ServedAssessor,
    known: Known,
    inTurn: InTurn = (work) => this.#parts.queue.runForMany(work),
  ): PastJudge {
    const { catalogs } = this.#parts;
    return this.#judges.by(assessor, (work) =>
      inTurn(async () => {
        if (known === 'now' && catalogs.current !== assessor) throw new SwappedOut();
        return work();
      }),
    );
  }
}

class SwappedOut extends Error {}
