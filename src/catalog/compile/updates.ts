/** What all records of one KB say together: its month, name, address, day of release, what it replaces. */

import type { KbNumber } from '../../brand.ts';
import { fixKinds, type UpdateFacts } from '../facts.ts';
import type { FixKind } from '../model.ts';
import { type FeedDocument, fixWidth, type Remedy, type TallyCounter } from './feed-document.ts';
import { daysOfRelease } from './release-days.ts';
import { supersedenceOf } from './supersedence.ts';
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
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([kb, months]) => ({ kb, kind: kindOf(kb, months, assumed), months }));
}

function evidenceOfDocument(document: FeedDocument): Map<KbNumber, MonthEvidence> {
  const { fixes, remedies, vulnerabilities } = document;
  const byKb = new Map<KbNumber, MonthEvidence>();
  for (let place = 0; place < fixes.length; place += fixWidth) {
    const remedy = remedies[fixes[place + 2] ?? 0];
    if (remedy === undefined) throw new RangeError(`feed document ${document.id}: a fix without a remedy`);
    let month = byKb.get(remedy.kb);
    if (!month) {
      month = { document, fixes: new Set(), vulnerabilities: new Set(), remedies: new Map(), parts: new Set() };
      byKb.set(remedy.kb, month);
    }
    const vulnerability = fixes[place + 1] ?? 0;
    month.fixes.add((fixes[place] ?? 0) * vulnerabilities.length + vulnerability);
    month.vulnerabilities.add(vulnerability);
    const part = partOf(document.products[fixes[place] ?? 0]?.name ?? '', remedy);
    if (part) month.parts.add(part);
    month.remedies.set(remedy, (month.remedies.get(remedy) ?? 0) + 1);
  }
  return byKb;
}

/**
 * Windows Update offers one KB for all versions of the .NET Framework and installs a part for each version, under a KB of
 * its own. The feed names the former and links to the latter.
 */
function partOf(productName: string, { kb, url }: Remedy): KbNumber | undefined {
  if (!productName.startsWith('Microsoft .NET Framework ')) return undefined;
  const linked = /[?&]q=KB(\d{6,8})\b/i.exec(url)?.[1];
  return linked === undefined || linked === kb ? undefined : (linked as KbNumber);
}

/** The updates as their months show them: each by the document that holds most of its fixes, the latest at a tie. */
export function concludeUpdates(evidence: readonly UpdateEvidence[]): UpdateFacts[] {
  const days = daysOfRelease(evidence);
  const supersededBy = supersedenceOf(evidence);
  return evidence.map((update) => concludeUpdate(update, days, supersededBy(update)));
}

function concludeUpdate(
  { kb, months }: UpdateEvidence,
  days: ReadonlyMap<KbNumber, string>,
  supersedes: readonly KbNumber[],
): UpdateFacts {
  const own = ownMonthOf(months);
  return {
    kb,
    name: own.document.title,
    month: own.document.id,
    url: mostFrequent([own], ({ url }) => url) ?? mostFrequent(months, ({ url }) => url) ?? '',
    released: days.get(kb) ?? '',
    restart: mostFrequent(months, ({ restart }) => restart) ?? '',
    supersedes,
    parts: [...new Set(months.flatMap(({ parts }) => [...parts]))].sort((a, b) => Number(a) - Number(b)),
  };
}

/** The kind that most records name, the earlier one of `fixKinds` at a tie. */
function kindOf(kb: KbNumber, months: readonly MonthEvidence[], assumed: TallyCounter): FixKind {
  const counts = new Map<FixKind, number>();
  for (const { remedies } of months) {
    for (const [{ kind }, count] of remedies) if (kind) counts.set(kind, (counts.get(kind) ?? 0) + count);
  }
  if (counts.size === 0) assumed.add('update whose kind no record names, taken for a security update', `KB${kb}`);
  return fixKinds.reduce(
    (best, kind) => ((counts.get(kind) ?? 0) > (counts.get(best) ?? 0) ? kind : best),
    'security-update',
  );
}

/** The value that most records have, the first in order at a tie; undefined if none has any. */
function mostFrequent<Field extends string>(
  months: readonly MonthEvidence[],
  field: (remedy: Remedy) => Field,
): Field | undefined {
  const counts = new Map<Field, number>();
  for (const { remedies } of months) {
    for (const [remedy, count] of remedies) {
      const value = field(remedy);
      if (value !== '') counts.set(value, (counts.get(value) ?? 0) + count);
    }
  }
  return [...counts].sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? -1 : 1))[0]?.[0];
}
