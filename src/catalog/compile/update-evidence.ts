/** What the documents say of one KB, gathered from all records that name it. */

import { compareKbs, type KbNumber } from '../../brand.ts';
import type { FixKind } from '../model.ts';
import type { FeedDocument, FeedRemedy, FeedVulnerability } from './feed-document.ts';

/** What the documents say of one KB. */
export interface UpdateEvidence {
  readonly kb: KbNumber;
  /** What most of its records call it. */
  readonly kind: FixKind;
  readonly months: readonly MonthEvidence[];
}

/** What one document says of one KB. */
export interface MonthEvidence {
  readonly document: FeedDocument;
  /** Distinct pairs of product and vulnerability that the document has it fix, each as one number. */
  readonly fixes: Set<number>;
  readonly vulnerabilities: Set<FeedVulnerability>;
  /** How many records stand behind each remedy. */
  readonly remedies: Map<FeedRemedy, number>;
  /** KBs under which Windows lists this one's parts. */
  readonly parts: Set<KbNumber>;
}

/** The document that holds most of its fixes, the latest at a tie. */
export function ownMonthOf(months: readonly MonthEvidence[]): MonthEvidence {
  return months.reduce((best, month) => (month.fixes.size >= best.fixes.size ? month : best));
}

/** Everything that any record says it replaces, ascending. */
export function supersededIn(months: readonly MonthEvidence[]): KbNumber[] {
  const superseded = months.flatMap(({ remedies }) => [...remedies.keys()].flatMap(({ supersedes }) => supersedes));
  return [...new Set(superseded)].sort(compareKbs);
}
