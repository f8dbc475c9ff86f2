/** On which day each update came: the feed has no such field, and tells it by the vulnerabilities that the update fixes. */

import type { KbNumber } from '../../brand.ts';
import { daysBetween } from '../../day.ts';
import { highestFirst, majorityOf, oneVoteEach } from '../majority.ts';
import { patchTuesdayAfter } from '../patch-tuesday.ts';
import { releaseDates } from './release-dates.ts';
import { type MonthEvidence, ownMonthOf, supersededIn, type UpdateEvidence } from './update-evidence.ts';

/** By KB, YYYY-MM-DD. The evidence must be ordered by KB number: of updates that replace each other the lower came first. */
export function daysOfRelease(evidence: readonly UpdateEvidence[]): ReadonlyMap<KbNumber, string> {
  const days = new Map(evidence.map(({ kb, months }) => [kb, dayOfMonth(ownMonthOf(months))]));
  const contained = new Set(evidence.filter(({ kind }) => kind === 'security-only').map(({ kb }) => kb));
  for (const { kb, months } of evidence) {
    const replaced = supersededIn(months)
      .filter((other) => !contained.has(other))
      .map((other) => days.get(other) ?? '')
      .sort();
    const first = days.get(kb) ?? '';
    days.set(kb, releaseDates.get(kb) ?? dayBehind(ownMonthOf(months), first, replaced.at(-1) ?? ''));
  }
  return days;
}

/**
 * Microsoft publishes a vulnerability with the update that fixes it, so the day on which most of its vulnerabilities were
 * published is it. Single ones are dated earlier (CVE-2022-24497 a week before KB5012599) or were added later, so a day
 * after the document's own counts only for updates that have no earlier one.
 */
function dayOfMonth({ document, vulnerabilities }: MonthEvidence): string {
  const days = [...vulnerabilities]
    .map(({ published }) => published)
    .filter((day) => day !== '')
    .sort();
  const ofDocument = document.initialRelease.slice(0, 10);
  const inTime = days.filter((day) => day <= ofDocument);
  return mostFrequentDay(inTime) ?? days[0] ?? ofDocument;
}

/**
 * An update cannot have come before what it replaces, nor with it, but for the Monthly Rollup and the Security Only of one
 * month. The feed names such a one in an earlier month alone, because it fixes again what an update of then fixed:
 * KB5024296 of March 2023 one of February. It came when all of its vulnerabilities were announced anew.
 */
function dayBehind({ vulnerabilities }: MonthEvidence, first: string, replaced: string): string {
  if (replaced < first) return first;
  const announced = [...vulnerabilities].map(({ reissued }) => reissued.find((day) => day > replaced));
  const known = announced.filter((day) => day !== undefined);
  if (known.length < announced.length) return first;
  const day = mostFrequentDay(known);
  if (day === undefined) return first;
  const patchTuesday = patchTuesdayAfter(day);
  return daysBetween(day, patchTuesday) <= announcedAheadDays ? patchTuesday : day;
}

/** That of KB5024296 is dated the Thursday before its Patch Tuesday. */
const announcedAheadDays = 5;

/** The latest at a tie: a vulnerability may be dated before the update that fixes it, none that comes with it is dated later. */
function mostFrequentDay(days: readonly string[]): string | undefined {
  return majorityOf(oneVoteEach(days), highestFirst);
}
