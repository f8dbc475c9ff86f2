/**
 * Questions about a fleet's past, as the server asks them: one at a time, the histories in pages, the states in the threads
 * of the assessor and in their queue, so that ready answers do not wait.
 */

import fastq from 'fastq';
import type { MachineId } from '../../brand.ts';
import { KnownError, RetryLater } from '../../errors.ts';
import type { OpenCounts, PastJudge } from '../../fleet/past/judge.ts';
import { JudgedStates } from '../../fleet/past/judged-states.ts';
import type { Past } from '../../fleet/past/past-fleet.ts';
import type { Known } from '../../fleet/past/subjects.ts';
import { endOfDay, readStates, statesAtDays } from '../../store/states-at-days.ts';
import type { Store } from '../../store/store.ts';
import type { AssessmentQueue } from '../assessor/assessment-queue.ts';
import type { ServedAssessor, WorkedOutAnswer } from '../assessor/assessor.ts';
import { dayOfInstant, staleReason, warningOf } from '../catalog-age.ts';
import type { CatalogHolder } from '../catalog-holder.ts';
import { KeptAssessors } from './kept-assessors.ts';

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
  /** That is too old for the day: for the header of that name. */
  readonly warning?: string;
  readonly answer: Answer;
}

/** Each reads every history of its tenant; whoever comes later is told to come again. */
const mostWaiting = 20;

type AssessorOf = (day: string) => Promise<ServedAssessor>;

export class PastQuestions {
  readonly #parts: PastQuestionsParts;
  readonly #judged = new JudgedStates();
  readonly #turns = fastq.promise<unknown, () => Promise<unknown>>((work) => work(), 1);

  constructor(parts: PastQuestionsParts) {
    this.#parts = parts;
  }

  today(): string {
    return dayOfInstant(this.#parts.now());
  }

  /** The answer says which day it is of. Rejects with `RetryLater` ServerBusy where too many wait. */
  ask<Answer extends { readonly day: string }>(
    { tenant, known }: Omit<Asked, 'day'>,
    question: (past: Past) => Promise<Answer>,
  ): Promise<Answered<Answer>> {
    return this.#inTurn(() =>
      this.#byCatalog(known, async (assessorOf) => {
        const answer = await question(this.#pastOf(tenant, assessorOf, known));
        const { day } = answer;
        const assessor = await assessorOf(day);
        const stale = staleReason(assessor, day);
        const warning = stale === undefined ? {} : { warning: warningOf(stale) };
        return { catalogVersion: assessor.catalogVersion, ...warning, answer };
      }),
    );
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
    return this.#inTurn(() => this.#byCatalog(known, async (assessorOf) => assess(await assessorOf(day))));
  }

  async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#turns.length() >= mostWaiting) {
      throw new RetryLater('ServerBusy', `${mostWaiting} questions about the past wait already.`, 5);
    }
    return (await this.#turns.push(work)) as Result;
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

  #pastOf(tenant: string, assessorOf: AssessorOf, known: Known): Past {
    const { history, devices } = this.#parts.store;
    return {
      fleet: {
        devices: (days, after) => statesAtDays(history, tenant, days, after),
        readStates: (states) => readStates(devices, states),
      },
      judgeOf: async (day) => this.#judgeBy(await assessorOf(day), known),
      judged: this.#judged,
    };
  }

  #judgeBy(assessor: ServedAssessor, known: Known): PastJudge {
    const { catalogs, queue } = this.#parts;
    const inTurn = <Result>(work: () => Promise<Result>) =>
      queue.runForMany(async () => {
        if (known === 'now' && catalogs.current !== assessor) throw new SwappedOut();
        return work();
      });
    return {
      catalogVersion: assessor.catalogVersion,
      daysOf: (subject) => inTurn(() => assessor.past.daysOf(subject)),
      async count(states, ...of) {
        try {
          return await inTurn(() => assessor.past.count(states, ...of));
        } catch (error) {
          if (!isTooHeavy(error)) throw error;
        }
        const counts: OpenCounts[] = [];
        for (const state of states) {
          counts.push(...(await inTurn(() => assessor.past.count([state], ...of)).catch(tooHeavyToTell)));
        }
        return counts;
      },
    };
  }
}

class SwappedOut extends Error {}

function isTooHeavy(error: unknown): boolean {
  return error instanceof KnownError && error.code === 'AssessmentTooHeavy';
}

/** One device of a fleet that reports too much is one that cannot be told. */
function tooHeavyToTell(error: unknown): readonly OpenCounts[] {
  if (!isTooHeavy(error)) throw error;
  return [{ status: 'unknown', updates: 0, vulnerabilities: 0 }];
}
