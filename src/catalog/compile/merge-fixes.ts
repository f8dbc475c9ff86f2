/** One row for each (product, update, vulnerability), however many documents and records describe it. */

import type { KbNumber, ProductId } from '../../brand.ts';
import type { FixRow } from '../facts.ts';
import { type FixKind, fixKinds, severities } from '../model.ts';
import type { FeedDocument, TallyCounter } from './feed-document.ts';
import { entryAt, type FeedFix, fixesOf, productOf, remedyOf } from './feed-fixes.ts';

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
  const vulnerabilityCount = context.vulnerabilityPlace.size;
  // A map for each product: a key of all three places would be too large a number for a fast one.
  const rowsByProduct = Array.from(context.productPlace, () => new Map<number, MutableRow>());
  for (const document of documents) {
    const rowOf = rowsOf(document, context);
    for (const fix of fixesOf(document)) {
      const found = rowOf(fix);
      if (found === undefined) {
        const example = `KB${remedyOf(document, fix).kb} for product ${productOf(document, fix).id} in ${document.id}`;
        context.dropped.add('fix for a product that no document names', example);
        continue;
      }
      const rows = entryAt(rowsByProduct, found.product);
      const key = found.update * vulnerabilityCount + found.vulnerability;
      const row = rows.get(key);
      if (row) mergeInto(row, found);
      else rows.set(key, found);
    }
  }
  return rowsByProduct.flatMap((rows) =>
    Array.from(Float64Array.from(rows.keys()).sort(), (key) => finish(rows.get(key))),
  );
}

/** A fix of this document as a row; undefined where no document names its product. What fixes share is looked up once. */
function rowsOf(document: FeedDocument, context: MergeContext): (fix: FeedFix) => MutableRow | undefined {
  const products = document.products.map(({ id }) => context.productPlace.get(id));
  const vulnerabilities = document.vulnerabilities.map(({ id }) => context.vulnerabilityPlace.get(id));
  const remedies = document.remedies.map(({ kb, kind, build }) => {
    const update = context.updatePlace.get(kb);
    if (update === undefined) return undefined;
    return { update, kind: kind ?? context.kindOf(update), builds: build === '' ? none : [build] };
  });
  return (fix) => {
    const product = products[fix.product];
    if (product === undefined) return undefined;
    const { update, kind, builds } = entryAt(remedies, fix.remedy);
    const vulnerability = entryAt(vulnerabilities, fix.vulnerability);
    return { product, update, vulnerability, kind, severity: fix.severity, builds };
  };
}

const none: readonly string[] = [];

function mergeInto(row: MutableRow, found: MutableRow): void {
  if (fixKinds.indexOf(found.kind) < fixKinds.indexOf(row.kind)) row.kind = found.kind;
  row.severity = Math.min(row.severity, found.severity);
  if (found.builds.some((build) => !row.builds.includes(build))) {
    row.builds = [...new Set([...row.builds, ...found.builds])].sort();
  }
}

function finish(row: MutableRow | undefined): FixRow {
  const severity = row && severities[row.severity];
  if (row === undefined || severity === undefined) throw new RangeError('merge: a fix without a severity');
  const { product, update, vulnerability, kind, builds } = row;
  return { product, update, vulnerability, kind, severity, builds };
}
