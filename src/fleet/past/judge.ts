/** What questions about the past ask of the engine: how much a patch state left open on a day, and what a catalogue knows. */

import type { Assessor } from '../../assessment/assessor.ts';
import type { AssessmentStatus, Judgement } from '../../assessment/model.ts';
import type { PatchState } from '../../assessment/patch-state.ts';
import type { KbNumber } from '../../brand.ts';
import type { Catalog } from '../../catalog/model.ts';

/** A patch state's number, as whoever keeps the states numbers them. */
export type StateNumber = number;

/** What of an answer counts; all of it where nothing is named. */
export interface OpenOnly {
  readonly update?: KbNumber;
  /** Updates of this day, YYYY-MM-DD. */
  readonly released?: string;
  readonly vulnerability?: string;
}

/** How much of that was open. Unless the status is "assessed" the noughts mean nothing. */
export interface OpenCounts {
  readonly status: AssessmentStatus;
  /** Rows of `getmissingkbs`. */
  readonly updates: number;
  /** Each once, in however many products it is open. */
  readonly vulnerabilities: number;
}

/** What a question is about, and what there may be of it in the catalogue. */
export type Subject = { readonly kb: KbNumber } | { readonly month: string } | { readonly vulnerability: string };

/** One catalogue, from the first question to the last: in this thread or in others. */
export interface PastJudge {
  readonly catalogVersion: string;
  /** As many counts as states, in their order. */
  count(states: readonly PatchState[], day: string, only: OpenOnly): Promise<readonly OpenCounts[]>;
  /** Days on which the updates came out or the vulnerability was published, ascending; none where the catalogue has no such thing. */
  daysOf(subject: Subject): Promise<readonly string[]>;
}

/** Works in the thread of its caller. */
export function judgeBy({ catalog, judge }: Pick<Assessor, 'catalog' | 'judge'>): PastJudge {
  return {
    catalogVersion: catalog.version,
    count: async (states, day, only) => states.map((state) => countOpen(judge(state, day), only)),
    daysOf: async (subject) => daysOf(catalog, subject),
  };
}

export function countOpen({ status, missing }: Judgement, only: OpenOnly): OpenCounts {
  const { update, released, vulnerability } = only;
  const rows = missing.filter(
    ({ id, releaseDate }) =>
      (update === undefined || id === update) && (released === undefined || releaseDate === released),
  );
  const open = new Set(rows.flatMap(({ cves }) => Object.values(cves).flat()));
  if (vulnerability === undefined) return { status, updates: rows.length, vulnerabilities: open.size };
  const updates = rows.filter(({ cves }) => Object.values(cves).some((ids) => ids.includes(vulnerability)));
  return { status, updates: updates.length, vulnerabilities: open.has(vulnerability) ? 1 : 0 };
}

function daysOf({ updates, vulnerabilities }: Catalog, subject: Subject): readonly string[] {
  if ('vulnerability' in subject) {
    return vulnerabilities.filter(({ id }) => id === subject.vulnerability).map(({ published }) => published);
  }
  const meant = updates.filter(({ kb, released }) =>
    'kb' in subject ? kb === subject.kb : released.startsWith(`${subject.month}-`),
  );
  return [...new Set(meant.map(({ released }) => released))].sort();
}
