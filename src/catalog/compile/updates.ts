/** What all records of one KB say together: its month, name, address, day of release. */

import { compareKbs, type KbNumber } from '../../brand.ts';
import type { UpdateFacts } from '../facts.ts';
import { lowestFirst, majorityOf, type Vote } from '../majority.ts';
import { type FixKind, fixKinds } from '../model.ts';
import type { FeedDocument, FeedRemedy, FeedVulnerability, TallyCounter } from './feed-document.ts';
import { entryAt, fixesOf, productOf, remedyOf, vulnerabilityOf } from './feed-fixes.ts';
import { daysOfRelease } from './release-days.ts';
import { type MonthEvidence, ownMonthOf, type UpdateEvidence } from './update-evidence.ts';

/** Evidence for every KB that the documents name, ordered by number. Documents must be in the order of their months. */
export function gatherEvidence(documents: readonly FeedDocument[], assumed: TallyCounter): UpdateEvidence[] {
  const byKb = new Map<KbNumber, MonthEvidence[]>();
  for (const document of documents) {
    for (const [kb, month] of evidenceOfDocument(document)) {
      const months = byKb.get(kb);
      if (months) months.push(month);
      else byKb.set(kb, [month]);
    }
  }
  return [...byKb]
    .sort(([a], [b]) => compareKbs(a, b))
    .map(([kb, months]) => ({ kb, kind: kindOf(kb, months, assumed), months }));
}

function evidenceOfDocument(document: FeedDocument): Map<KbNumber, MonthEvidence> {
  const byKb = new Map<KbNumber, MonthEvidence>();
  // Thousands of fixes name a few remedies: of each it is looked up once where its records are counted.
  const counted: { readonly month: MonthEvidence; records: number }[] = [];
  for (const fix of fixesOf(document)) {
    const remedy = remedyOf(document, fix);
    let known = counted[fix.remedy];
    if (!known) {
      known = { month: monthOf(remedy.kb, document, byKb), records: 0 };
      counted[fix.remedy] = known;
    }
    const { month } = known;
    known.records += 1;
    month.fixes.add(fix.product * document.vulnerabilities.length + fix.vulnerability);
    month.vulnerabilities.add(vulnerabilityOf(document, fix));
    const part = partOf(productOf(document, fix).name, remedy);
    if (part) month.parts.add(part);
  }
  counted.forEach(({ month, records }, index) => {
    month.remedies.set(entryAt(document.remedies, index), records);
  });
  return byKb;
}

function monthOf(kb: KbNumber, document: FeedDocument, byKb: Map<KbNumber, MonthEvidence>): MonthEvidence {
  const evidence = byKb.get(kb);
  if (evidence) return evidence;
  const month = {
    document,
    fixes: new Set<number>(),
    vulnerabilities: new Set<FeedVulnerability>(),
    remedies: new Map<FeedRemedy, number>(),
    parts: new Set<KbNumber>(),
  };
  byKb.set(kb, month);
  return month;
}

/**
 * Windows Update offers one KB for all versions of the .NET Framework and installs a part for each version, under a KB of
 * its own. The feed names the former and links to the latter.
 */
function partOf(productName: string, { kb, url }: FeedRemedy): KbNumber | undefined {
  if (!productName.startsWith('Microsoft .NET Framework ')) return undefined;
  const linked = /[?&]q=KB(\d{6,8})\b/i.exec(url)?.[1];
  return linked === undefined || linked === kb ? undefined : (linked as KbNumber);
}

/** The updates as their months show them: each by the document that holds most of its fixes, the latest at a tie. */
export function concludeUpdates(evidence: readonly UpdateEvidence[]): UpdateFacts[] {
  const days = daysOfRelease(evidence);
  return evidence.map((update) => concludeUpdate(update, days));
}

function concludeUpdate({ kb, months }: UpdateEvidence, days: ReadonlyMap<KbNumber, string>): UpdateFacts {
  const own = ownMonthOf(months);
  return {
    kb,
    name: own.document.title,
    month: own.document.id,
    url: mostFrequent([own], ({ url }) => url) ?? mostFrequent(months, ({ url }) => url) ?? '',
    released: days.get(kb) ?? '',
    restart: mostFrequent(months, ({ restart }) => restart) ?? '',
  };
}

/** The kind that most records name. At a tie the one that `fixKinds` has first, as where two records of one fix differ. */
function kindOf(kb: KbNumber, months: readonly MonthEvidence[], assumed: TallyCounter): FixKind {
  const votes = votesOf(months, ({ kind }) => kind);
  const kind = majorityOf(votes, (a, b) => fixKinds.indexOf(a) - fixKinds.indexOf(b));
  if (kind === undefined) assumed.add('update whose kind no record names, taken for a security update', `KB${kb}`);
  return kind ?? 'security-update';
}

/** The text that most records have. At a tie the first by code unit: texts have no better order, and it must be one. */
function mostFrequent<Field extends string>(
  months: readonly MonthEvidence[],
  field: (remedy: FeedRemedy) => Field,
): Field | undefined {
  const votes = votesOf(months, (remedy) => field(remedy) || undefined);
  return majorityOf(votes, lowestFirst);
}

/** One vote for each record whose remedy has the value. */
function* votesOf<Value>(
  months: readonly MonthEvidence[],
  said: (remedy: FeedRemedy) => Value | undefined,
): Generator<Vote<Value>> {
  for (const { remedies } of months) {
    for (const [remedy, records] of remedies) {
      const value = said(remedy);
      if (value !== undefined) yield [value, records];
    }
  }
}
