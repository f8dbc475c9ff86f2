/** Why a document that was fetched must not take the place of the one that is known. */

import type { FeedDocument } from '../catalog/compile/feed-document.ts';
import { fixesOf, productOf, vulnerabilityOf } from '../catalog/compile/feed-fixes.ts';
import type { FeedEntry } from './client.ts';
import { isUsualShare } from './losses.ts';

export interface FaultOptions {
  readonly now: Date;
  /** A document may know less than the last one. */
  readonly acceptLoss: boolean;
}

/** Undefined where it may: it is the document asked for, not older, and has lost no more than documents do at times. */
export function faultOf(
  entry: FeedEntry,
  document: FeedDocument,
  lastDocument: FeedDocument | undefined,
  { now, acceptLoss }: FaultOptions,
): string | undefined {
  if (document.id !== entry.id) return `the feed gave document "${document.id}" in its place`;
  if (lastDocument === undefined) return undefined;
  if (isPast(lastDocument.currentRelease, now) && document.currentRelease < lastDocument.currentRelease) {
    return `the feed gave an older one, of ${document.currentRelease} instead of ${lastDocument.currentRelease}`;
  }
  if (acceptLoss) return undefined;
  if (document.records * 10 < lastDocument.records) {
    return `the feed gave one with ${document.records} instead of ${lastDocument.records} vulnerabilities`;
  }
  const before = fixedIn(lastDocument);
  const after = fixedIn(document);
  const lost = before.difference(after).size;
  const of = Math.max(before.size, after.size);
  return isUsualShare(lost, of)
    ? undefined
    : `the feed gave one that has lost its fixes for ${lost} of ${of} vulnerabilities in a product; sync --accept-loss takes it`;
}

const clockDifferenceMs = 86_400_000;

/** A date that has not come yet says nothing, and must not stand in the way of every later document. */
function isPast(date: string, now: Date): boolean {
  return Date.parse(date) <= now.getTime() + clockDifferenceMs;
}

/** A text for each vulnerability that some update fixes in a product; by which number does not matter. */
function fixedIn(document: FeedDocument): Set<string> {
  const pairs = new Set<string>();
  for (const fix of fixesOf(document)) {
    pairs.add(`${productOf(document, fix).id} ${vulnerabilityOf(document, fix).id}`);
  }
  return pairs;
}
