/** From plain facts to the Catalog that the engine reads: places become objects, fixes are made on demand. */

import type { KbNumber } from '../brand.ts';
import { encodeFacts, versionOf } from './encode.ts';
import { type CatalogFacts, newestRelease } from './facts.ts';
import type { Catalog, Fix, Product, Update } from './model.ts';

/** The Catalog of these facts. `version` is their hash if the caller knows it already; else it is computed when first asked for. */
export function buildCatalog(facts: CatalogFacts, version?: string): Catalog {
  const products = facts.products.map(withPlace);
  const updates = facts.updates.map(withPlace);
  const { fixes, vulnerabilities } = facts;
  const starts = startsOfProducts(fixes.product, products.length);
  const updateByKb = new Map<KbNumber, Update>(updates.flatMap((update) => update.parts.map((part) => [part, update])));
  for (const update of updates) updateByKb.set(update.kb, update);
  let knownVersion = version;
  let productsByUpdate: readonly (readonly Product[])[] | undefined;

  function fixAt(row: number): Fix {
    const detail = at(fixes.details, at(fixes.detail, row));
    return {
      update: at(updates, at(fixes.update, row)),
      vulnerability: at(vulnerabilities, at(fixes.vulnerability, row)),
      kind: detail.kind,
      severity: detail.severity,
      builds: detail.builds,
    };
  }

  return {
    get version() {
      knownVersion ??= versionOf(encodeFacts(facts));
      return knownVersion;
    },
    feedDate: newestRelease(facts.documents),
    documents: facts.documents,
    products,
    updates,
    vulnerabilities,
    productsWithoutKb: facts.productsWithoutKb,
    updateOf: (kb) => updateByKb.get(kb),
    fixesOf(product) {
      const start = at(starts, product.index);
      return Array.from({ length: at(starts, product.index + 1) - start }, (_, place) => fixAt(start + place));
    },
    productsOf(update) {
      productsByUpdate ??= indexProducts(facts, products);
      return at(productsByUpdate, update.index);
    },
  };
}

function withPlace<Entry extends object>(record: Entry, index: number): Entry & { readonly index: number } {
  return { index, ...record };
}

/** `starts[p]` is the first row of product p, `starts[p + 1]` the row after its last. */
function startsOfProducts(productColumn: Uint32Array, productCount: number): Uint32Array {
  return Uint32Array.from({ length: productCount + 1 }, (_, product) => firstRowFrom(productColumn, product));
}

/** The first row whose product is this one or a later one; the column is in order. */
function firstRowFrom(productColumn: Uint32Array, product: number): number {
  let low = 0;
  let high = productColumn.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((productColumn[middle] ?? 0) < product) low = middle + 1;
    else high = middle;
  }
  return low;
}

function indexProducts(facts: CatalogFacts, products: readonly Product[]): Product[][] {
  const byUpdate: Product[][] = facts.updates.map(() => []);
  for (let row = 0; row < facts.fixes.product.length; row += 1) {
    const product = at(products, at(facts.fixes.product, row));
    const known = at(byUpdate, at(facts.fixes.update, row));
    if (known.at(-1) !== product) known.push(product);
  }
  return byUpdate;
}

/** The columns refer to places that exist: `compile` and the snapshot's checksum answer for that. */
function at<Value>(list: ArrayLike<Value>, place: number): Value {
  const value = list[place];
  if (value === undefined) throw new RangeError(`catalogue: no entry at place ${place} of ${list.length}`);
  return value;
}
