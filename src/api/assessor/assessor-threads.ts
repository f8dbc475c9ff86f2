/** An assessor in threads of its own, with a deadline: whatever a device reports, the thread of the requests is free. */

import { Tinypool } from 'tinypool';
import type { OfferComparison } from '../../assessment/compare-offers.ts';
import type { Explanation } from '../../assessment/model.ts';
import type { PatchState } from '../../assessment/patch-state.ts';
import type { KbNumber } from '../../brand.ts';
import { KnownError } from '../../errors.ts';
import type { FleetFacts } from '../../fleet/board/fleet-facts.ts';
import type { StateSummary, SummaryMaker } from '../../fleet/board/state-summary.ts';
import type { ClosedProduct, UpdateGuide } from '../../fleet/guide/guide.ts';
import { threadFile } from '../../package-files.ts';
import type { FilesAnswer, FilesQuestion } from './assess-files.ts';
import type { ServedAssessor, WorkedOutAnswer } from './assessor.ts';

export type Question =
  | { readonly kind: 'open' }
  | { readonly kind: 'assess'; readonly state: PatchState; readonly asOf: string }
  | { readonly kind: 'assess all'; readonly states: readonly string[]; readonly asOf: string }
  | { readonly kind: 'explain'; readonly state: PatchState; readonly kb: KbNumber; readonly asOf: string }
  | { readonly kind: 'assess files'; readonly question: FilesQuestion }
  | { readonly kind: 'compare offers'; readonly of: Parameters<ServedAssessor['compareOffers']> }
  | { readonly kind: 'guide to update'; readonly kb: KbNumber }
  | { readonly kind: 'closing'; readonly vulnerability: string }
  | { readonly kind: 'facts' }
  | { readonly kind: 'summarize'; readonly of: Parameters<SummaryMaker['summarize']> };

/** What the server tells of a catalogue. */
export type CatalogFace = Pick<ServedAssessor, 'catalogVersion' | 'feedDate' | 'coverage'>;

export interface ThreadOptions {
  /** Of one question, from when it is handed over; `AssessmentQueue` hands over no more than there are threads. */
  readonly deadlineMs?: number;
  /** Of the objects of one thread. */
  readonly maxMegabytes?: number;
}

/** Two, on one core as well: while one is held up by a heavy state the other goes on. */
export const threadCount = 2;

/** A device takes some milliseconds, the first one of its platform a hundred; the rest is for a machine that is busy. */
const usualDeadlineMs = 5_000;
/** The whole feed with everything that is worked out from it, and the heaviest inventory, take a fifth of this. */
const usualMegabytes = 256;

/**
 * Resolves when every thread has loaded the catalogue of this snapshot. A thread whose question is over the deadline or
 * out of memory is ended and replaced by one with the same catalogue.
 */
export async function startAssessorThreads(snapshot: Uint8Array, options: ThreadOptions = {}): Promise<ServedAssessor> {
  const { deadlineMs = usualDeadlineMs, maxMegabytes = usualMegabytes } = options;
  const pool = new Tinypool({
    filename: threadFile('api/assessor/assessor-thread').href,
    name: 'answer',
    minThreads: threadCount,
    maxThreads: threadCount,
    workerData: snapshot,
    resourceLimits: { maxOldGenerationSizeMb: maxMegabytes },
  });
  const underWay = new Set<Promise<unknown>>();

  async function ask<Answer>(question: Question, withinMs = deadlineMs): Promise<Answer> {
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), withinMs);
    const answering: Promise<Answer> = pool.run(question, { signal: deadline.signal });
    underWay.add(answering);
    try {
      return await answering;
    } catch (error) {
      throw tooHeavy(error as Error, withinMs) ?? error;
    } finally {
      clearTimeout(timer);
      underWay.delete(answering);
    }
  }

  const opening = Array.from({ length: threadCount }, () => ask<CatalogFace>({ kind: 'open' }, openingMs));
  const [face] = await Promise.all(opening).catch(async (error: unknown) => {
    await pool.destroy();
    throw error;
  });
  const opened = face as CatalogFace;
  return {
    ...opened,
    assess: (state, asOf) => ask<WorkedOutAnswer>({ kind: 'assess', state, asOf }),
    assessAll: (states, asOf) => ask<readonly WorkedOutAnswer[]>({ kind: 'assess all', states, asOf }),
    explain: (state, kb, asOf) => ask<Explanation>({ kind: 'explain', state, kb, asOf }),
    assessFiles: (question) => ask<FilesAnswer>({ kind: 'assess files', question }),
    compareOffers: (...of) => ask<OfferComparison>({ kind: 'compare offers', of }),
    guide: {
      update: (kb) => ask<UpdateGuide | undefined>({ kind: 'guide to update', kb }),
      closing: (vulnerability) => ask<readonly ClosedProduct[]>({ kind: 'closing', vulnerability }),
    },
    summaries: {
      facts: () => ask<FleetFacts>({ kind: 'facts' }),
      summarize: (...of) => ask<readonly StateSummary[]>({ kind: 'summarize', of }),
    },
    close: async () => {
      await Promise.allSettled(underWay);
      await pool.destroy();
    },
  };
}

/** Starting a thread and loading the catalogue takes a tenth of a second where nothing else runs. */
const openingMs = 60_000;

/** Undefined for a fault of ours. */
function tooHeavy(error: Error & { readonly code?: string }, withinMs: number): KnownError | undefined {
  const spent =
    error.name === 'AbortError'
      ? `${withinMs / 1000} seconds`
      : error.code === 'ERR_WORKER_OUT_OF_MEMORY' && 'the memory that a thread may take';
  if (!spent) return undefined;
  return new KnownError('AssessmentTooHeavy', `The answer was not worked out within ${spent}.`, { cause: error });
}
