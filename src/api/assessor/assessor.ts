/** An assessor as the server asks it: in this thread or another, with one catalogue from its start to its end. */

import type { Assessor } from '../../assessment/assessor.ts';
import { compareOffers, type OfferComparison } from '../../assessment/compare-offers.ts';
import type { AssessmentStatus, Explanation, Judgement, MissingKb } from '../../assessment/model.ts';
import type { PatchState } from '../../assessment/patch-state.ts';
import type { Coverage } from '../../catalog/coverage.ts';
import type { SummaryMaker } from '../../fleet/board/state-summary.ts';
import { summarizeBy } from '../../fleet/board/summarize.ts';
import { type Guide, guideTo } from '../../fleet/guide/guide.ts';
import type { OfferedUpdate } from '../../inventory/model.ts';
import type { FilesAnswer, FilesQuestion } from './assess-files.ts';

export interface ServedAssessor {
  readonly catalogVersion: string;
  /** Newest date of the feed's documents. */
  readonly feedDate: string;
  readonly coverage: Coverage;
  /** Rejects with `KnownError` AssessmentTooHeavy when the state takes more time or memory than any device's should. */
  assess(state: PatchState, asOf: string): Promise<WorkedOutAnswer>;
  /** The same of several states, each as JSON, in their order; of all or none. */
  assessAll(states: readonly string[], asOf: string): Promise<readonly WorkedOutAnswer[]>;
  /** Rejects as `assess` does. */
  explain(...question: Parameters<Assessor['explain']>): Promise<Explanation>;
  /** Of devices that are in no store; rejects as `assess` does. */
  assessFiles(question: FilesQuestion): Promise<FilesAnswer>;
  /** Windows Update's own list beside ours. Rejects as `assess` does. */
  compareOffers(state: PatchState, offers: readonly OfferedUpdate[], asOf: string): Promise<OfferComparison>;
  /** About the catalogue itself. */
  readonly guide: Guide;
  /** For questions about a fleet; rejects as `assess` does. */
  readonly summaries: SummaryMaker;
  /** Ends the assessor once it has answered what it was asked. */
  close(): Promise<void>;
}

/** As it goes from thread to thread, and out. */
export interface WorkedOutAnswer {
  readonly status: AssessmentStatus;
  /** Why nothing can be told; there unless `status` is "assessed". */
  readonly reason?: string;
  /** Why the answer is older than its question; absent when it is not. */
  readonly stale?: string;
  /** The answer's `value` array as JSON in UTF-8. */
  readonly json: Uint8Array;
}

/** Works in the thread of its caller, for as long as it takes. */
export function serveAssessor(assessor: Assessor): ServedAssessor {
  const { catalog, coverage, judge, explain, examine } = assessor;
  return {
    catalogVersion: catalog.version,
    feedDate: catalog.feedDate,
    coverage,
    assess: async (state, asOf) => toAnswer(judge(state, asOf)),
    assessAll: async (states, asOf) => states.map((state) => toAnswer(judge(JSON.parse(state) as PatchState, asOf))),
    explain: async (...question) => explain(...question),
    // The parsers of every format are loaded by the first who sends a file.
    assessFiles: async (question) => (await import('./assess-files.ts')).assessFiles(assessor, question),
    compareOffers: async (state, offers, asOf) => compareOffers(examine(state, asOf), offers),
    guide: guideTo(catalog),
    summaries: summarizeBy(assessor),
    close: async () => {},
  };
}

const utf8 = new TextEncoder();

function toAnswer({ status, reason, missing, stale }: Judgement): WorkedOutAnswer {
  return {
    status,
    ...(reason !== undefined && { reason }),
    ...(stale.length > 0 && { stale: stale.map((note) => note.reason).join(' ') }),
    json: utf8.encode(JSON.stringify(missing.map(toRow))),
  };
}

/** The six fields of the specification, in its order. */
function toRow({ id, name, productsNames, url, machineMissedOn, cveAddressed }: MissingKb): MissingKb {
  return { id, name, productsNames, url, machineMissedOn, cveAddressed };
}
