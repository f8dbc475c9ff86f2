/** The fixes of one document of the feed. They cross threads as numbers, four for each, and are read by name. */

import type { FeedDocument, FeedProduct, FeedRemedy, FeedVulnerability } from './feed-document.ts';

/** What one record fixes: places in the document's products, vulnerabilities and remedies, and in `severities` (model). */
export interface FeedFix {
  readonly product: number;
  readonly vulnerability: number;
  readonly remedy: number;
  readonly severity: number;
}

/** How many numbers stand for one fix. */
const width = 4;

/** Adds a fix to the numbers that become `FeedDocument.fixes`. */
export function addFix(numbers: number[], { product, vulnerability, remedy, severity }: FeedFix): void {
  numbers.push(product, vulnerability, remedy, severity);
}

/** In the order of the records; a fix that several records state is there for each. */
export function* fixesOf({ fixes }: FeedDocument): Generator<FeedFix> {
  for (let start = 0; start < fixes.length; start += width) {
    yield {
      product: fixes[start] as number,
      vulnerability: fixes[start + 1] as number,
      remedy: fixes[start + 2] as number,
      severity: fixes[start + 3] as number,
    };
  }
}

export function productOf({ products }: FeedDocument, { product }: FeedFix): FeedProduct {
  return entryAt(products, product);
}

export function vulnerabilityOf({ vulnerabilities }: FeedDocument, { vulnerability }: FeedFix): FeedVulnerability {
  return entryAt(vulnerabilities, vulnerability);
}

export function remedyOf({ remedies }: FeedDocument, { remedy }: FeedFix): FeedRemedy {
  return entryAt(remedies, remedy);
}

/** What stands at a place that a fix names. Nothing there is a fault of ours: readers write no place that they have not filled. */
export function entryAt<Entry>(entries: readonly (Entry | undefined)[], index: number): Entry {
  const entry = entries[index];
  if (entry === undefined) throw new RangeError(`feed document: no entry at place ${index} of ${entries.length}`);
  return entry;
}
