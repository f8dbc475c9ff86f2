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
import { endOfDay, statesAtDays } from '../../store/states-at-days.ts';
import type { Store } from '../../store/store.ts';
import type { AssessmentQueue } from '../assessor/assessment-queue.ts';
import type { ServedAssessor, WorkedOutAnswer } from '../assessor/assessor.ts';
import { dayOfInstant, staleReason, warningOf } from '../catalog-age.ts';
import type { CatalogHolder } from '../catalog-holder.ts';

export interface PastQuestionsParts {
  readonly store: Store;
  readonly catalogs: CatalogHolder;
  readonly queue: AssessmentQueue;
  readonly now: () => number;
}

export interface Answered<Answer> {
  readonly catalogVersion: string;
  /** The catalogue is too old for the day: for the header of that name. */
  readonly warning?: string;
  readonly answer: Answer;
}

/** Each reads every history of its tenant; whoever comes later is told to come again. */
const mostWaiting = 20;

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

  /** By one catalogue from its first to its last state; `day` is the latest that is asked for. Rejects with `RetryLater` ServerBusy where too many wait. */
  async ask<Answer>(tenant: string, day: string, question: (past: Past) => Promise<Answer>): Promise<Answered<Answer>> {
    if (this.#turns.length() >= mostWaiting) {
      throw new RetryLater('ServerBusy', `${mostWaiting} questions about the past wait already.`, 5);
    }
    return (await this.#turns.push(() => this.#askOfOneCatalog(tenant, day, question))) as Answered<Answer>;
  }

  /** Undefined when the tenant has no such device, or had not on that day. */
  async missingOn(
    tenant: string,
    id: MachineId,
    day: string,
  ): Promise<(WorkedOutAnswer & { readonly catalogVersion: string }) | undefined> {
    const { store, catalogs, queue } = this.#parts;
    const end = endOfDay(day);
    const interval = (await store.history.read(tenant, id)).findLast(({ from }) => from <= end);
    if (interval === undefined) return undefined;
    const { state } = interval;
    const assessor = catalogs.current;
    const worked = await queue.run(state, async () => assessor.assess(await store.devices.readState(state), day));
    return { ...worked, catalogVersion: assessor.catalogVersion };
  }

  /** A catalogue that is swapped out meanwhile ends soon: the question begins again by the new one, which is not often. */
  async #askOfOneCatalog<Answer>(
    tenant: string,
    day: string,
    question: (past: Past) => Promise<Answer>,
  ): Promise<Answered<Answer>> {
    for (;;) {
      const assessor = this.#parts.catalogs.current;
      try {
        const answer = await question(this.#pastOf(tenant, assessor));
        const stale = staleReason(assessor, day);
        const warning = stale === undefined ? {} : { warning: warningOf(stale) };
        return { catalogVersion: assessor.catalogVersion, ...warning, answer };
      } catch (error) {
        if (!(error instanceof SwappedOut)) throw error;
      }
    }
  }

  #pastOf(tenant: string, assessor: ServedAssessor): Past {
    const { history, devices } = this.#parts.store;
    const judge = this.#judgeBy(assessor);
    return {
      fleet: {
        devices: (days, after) => statesAtDays(history, tenant, days, after),
        readState: (state) => devices.readState(state),
      },
      judgeOf: async () => judge,
      judged: this.#judged,
    };
  }

  #judgeBy(assessor: ServedAssessor): PastJudge {
    const { catalogs, queue } = this.#parts;
    const inTurn = <Result>(work: () => Promise<Result>) =>
      queue.runForMany(async () => {
        if (catalogs.current !== assessor) throw new SwappedOut();
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
