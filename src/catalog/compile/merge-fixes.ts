/** One row for each (product, update, vulnerability), however many documents and records describe it. */

import type { KbNumber, ProductId } from '../../brand.ts';
import { type FixRow, fixKinds, severities } from '../facts.ts';
import type { FixKind } from '../model.ts';
import { type FeedDocument, fixWidth, type TallyCounter } from './feed-document.ts';

export interface MergeContext {
  readonly productPlace: ReadonlyMap<ProductId, number>;
  readonly updatePlace: ReadonlyMap<KbNumber, number>;
  readonly vulnerabilityPlace: ReadonlyMap<string, number>;
  /** What an update is where a record of it does not say. */
  readonly kindOf: (update: number) => FixKind;
  readonly dropped: TallyCounter;
}

interface MutableRow {
  readonly product: number;
  readonly update: number;
  readonly vulnerability: number;
  kind: FixKind;
  severity: number;
  builds: readonly string[];
}

/** Rows ordered by product, update, vulnerability. Where records differ: all their builds, the worse severity, the earlier kind of `fixKinds`. */
export function mergeFixes(documents: readonly FeedDocument[], context: MergeContext): FixRow[] {
  const updateCount = context.updatePlace.size;
  const vulnerabilityCount = context.vulnerabilityPlace.size;
  const rows = new Map<number, MutableRow>();
  for (const document of documents) {
    const { fixes } = document;
    const products = document.products.map(({ id }) => context.productPlace.get(id));
    const vulnerabilities = document.vulnerabilities.map(({ id }) => context.vulnerabilityPlace.get(id) ?? 0);
    const updates = document.remedies.map(({ kb }) => context.updatePlace.get(kb) ?? 0);
    const builds = document.remedies.map(({ build }) => (build === '' ? none : [build]));
    const kinds = document.remedies.map(({ kind }, place) => kind ?? context.kindOf(updates[place] ?? 0));
    for (let place = 0; place < fixes.length; place += fixWidth) {
      const product = products[fixes[place] ?? 0];
      const remedy = fixes[place + 2] ?? 0;
      if (product === undefined) {
        context.dropped.add('fix for a product that no document names', exampleOf(document, place));
        continue;
      }
      const update = updates[remedy] ?? 0;
      const vulnerability = vulnerabilities[fixes[place + 1] ?? 0] ?? 0;
      const found: MutableRow = {
        product,
        update,
        vulnerability,
        kind: kinds[remedy] ?? 'security-update',
        severity: fixes[place + 3] ?? 0,
        builds: builds[remedy] ?? none,
      };
      const key = (product * updateCount + update) * vulnerabilityCount + vulnerability;
      const known = rows.get(key);
      if (known) mergeInto(known, found);
      else rows.set(key, found);
    }
  }
  const keys = Float64Array.from(rows.keys()).sort();
  return Array.from(keys, (key) => finish(rows.get(key)));
}

const none: readonly string[] = [];

function mergeInto(known: MutableRow, found: MutableRow): void {
  if (fixKinds.indexOf(found.kind) < fixKinds.indexOf(known.kind)) known.kind = found.kind;
  known.severity = Math.min(known.severity, found.severity);
  if (found.builds.some((build) => !known.builds.includes(build))) {
    known.builds = [...new Set([...known.builds, ...found.builds])].sort();
  }
}

function finish(row: MutableRow | undefined): FixRow {
  const severity = row && severities[row.severity];
  if (row === undefined || severity === undefined) throw new RangeError('merge: a fix without a severity');
  return { ...row, severity };
}

function exampleOf(document: FeedDocument, place: number): string {
  const product = document.products[document.fixes[place] ?? 0]?.id;
  const kb = document.remedies[document.fixes[place + 2] ?? 0]?.kb;
  return `KB${kb} for product ${product} in ${document.id}`;
}
