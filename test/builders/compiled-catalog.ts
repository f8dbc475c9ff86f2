/** Catalogues compiled from documents of a few fixes, for tests of `compile`. */

import assert from 'node:assert/strict';
import type { KbNumber } from '../../src/brand.ts';
import { compileCatalog } from '../../src/catalog/compile/compile.ts';
import type { Catalog, Update } from '../../src/catalog/model.ts';
import { buildCatalog } from '../../src/catalog/open.ts';
import { type DocumentSpec, type FixSpec, feedDocument } from './feed-document.ts';

export const february = { id: '2020-Feb', initialRelease: '2020-02-11T08:00:00Z' };
export const march = { id: '2020-Mar', initialRelease: '2020-03-10T07:00:00Z' };
export const april = { id: '2020-Apr', initialRelease: '2020-04-14T07:00:00Z' };

export function compiled(...documents: readonly DocumentSpec[]): Catalog {
  return buildCatalog(compileCatalog(documents.map(feedDocument)).facts);
}

export function updateIn(catalog: Catalog, kb: string): Update {
  return catalog.updateOf(kb as KbNumber) ?? assert.fail(`KB${kb} is not in the catalogue`);
}

/** Fixes of one KB in `count` products. */
export function fixes(kb: string, count: number, rest: Partial<FixSpec> = {}): FixSpec[] {
  return Array.from({ length: count }, (_, index) => ({ kb, cve: 'CVE-2020-0001', product: `${index}`, ...rest }));
}
