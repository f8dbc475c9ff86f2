/** Up to which day the catalogue knows what Microsoft released: a question for a later day is answered from too little. */

import { daysBetween } from '../day.ts';
import type { Catalog } from './model.ts';
import { patchTuesdayAfter } from './patch-tuesday.ts';

/** Days are YYYY-MM-DD. */
export interface Coverage {
  /** On which the newest update that the catalogue knows was released; "" when it knows none. */
  readonly newestUpdate: string;
  /** The first Patch Tuesday of which it knows nothing. */
  readonly nextPatchTuesday: string;
}

/**
 * Told by the updates themselves: dates of documents say little, for the feed opens a month before its Patch Tuesday and
 * dates documents anew whenever a word changes in them.
 */
export function coverageOf({ newestDay: newestUpdate }: Catalog): Coverage {
  return { newestUpdate, nextPatchTuesday: patchTuesdayAfter(newestUpdate === '' ? beforeTheFeed : newestUpdate) };
}

/** How long answers have been stale on this day; 0 while they are not, which is up to three days after the Patch Tuesday. */
export function staleDaysOn({ nextPatchTuesday }: Coverage, day: string): number {
  return Math.max(0, daysBetween(nextPatchTuesday, day) - graceDays);
}

/** Why answers for a later day are stale, for people. */
export function describeGap(coverage: Coverage): string {
  return `The catalogue ${knowledgeIn(coverage)}: what came on the Patch Tuesday of ${coverage.nextPatchTuesday} or later is not in the answer. Refresh it with "missingkbs sync".`;
}

/** The same, just after it was refreshed. */
export function describeLastingGap(coverage: Coverage): string {
  return `The documents are too old for today: the catalogue ${knowledgeIn(coverage)}, and answers say so until the Patch Tuesday of ${coverage.nextPatchTuesday} is in it.`;
}

function knowledgeIn({ newestUpdate }: Coverage): string {
  return newestUpdate === '' ? 'knows no update' : `knows no update after ${newestUpdate}`;
}

/** The feed takes a day to fill, and whoever synchronises takes another. */
const graceDays = 3;
const beforeTheFeed = '1999-01-01';
