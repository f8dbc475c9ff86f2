/** The Catalog of facts, or of the tables in a file: indexes and look-ups. Objects are made when they are first asked for, each once. */

import type { KbNumber } from '../brand.ts';
import { type CatalogTables, encodeFacts, versionOf } from './encode.ts';
import { type CatalogFacts, newestRelease } from './facts.ts';
import { indexFixes } from './fix-index.ts';
import type { Catalog, Fix, Product, Update, Vulnerability } from './model.ts';
import { at, type Table, tableOf } from './table.ts';

/** The Catalog of these facts. `version` is their hash if the caller knows it already; else it is computed when first asked for. */
export function buildCatalog(facts: CatalogFacts, version?: string): Catalog {
  let knownVersion = version;
  return openCatalog(
    {
      documents: tableOf(facts.documents),
      products: tableOf(facts.products),
      updates: tableOf(facts.updates),
      vulnerabilities: tableOf(facts.vulnerabilities),
      productsWithoutKb: tableOf(facts.productsWithoutKb),
      details: tableOf(facts.fixes.details),
      fixes: indexFixes(facts.fixes, facts.products.length, facts.updates.length),
    },
    () => {
      knownVersion ??= versionOf(encodeFacts(facts));
      return knownVersion;
    },
  );
}

export function openCatalog(tables: CatalogTables, version: () => string): Catalog {
  const { fixes } = tables;
  const documents = rowsOf(tables.documents);
  const products = rowsOf(tables.products).map((product, index): Product => ({ index, ...product }));
  const updates = madeOnce((index): Update => ({ index, ...tables.updates.rowAt(index) }), tables.updates.length);
  const vulnerabilities = madeOnce<Vulnerability>(tables.vulnerabilities.rowAt, tables.vulnerabilities.length);
  const details = madeOnce(tables.details.rowAt, tables.details.length);
  let productsWithoutKb: Catalog['productsWithoutKb'] | undefined;
  let parts: ReadonlyMap<KbNumber, number> | undefined;

  function fixAt(row: number): Fix {
    const { kind, severity, builds } = details.at(at(fixes.detail, row));
    return {
      update: updates.at(at(fixes.update, row)),
      vulnerability: vulnerabilities.at(at(fixes.vulnerability, row)),
      kind,
      severity,
      builds,
    };
  }

  return {
    get version() {
      return version();
    },
    feedDate: newestRelease(documents),
    newestDay: latestOf(tables.updates.valuesOf('released')),
    newestKb: tables.updates.length === 0 ? 0 : Number(tables.updates.valueAt(tables.updates.length - 1, 'kb')),
    documents,
    products,
    get updates() {
      return updates.all();
    },
    get vulnerabilities() {
      return vulnerabilities.all();
    },
    get productsWithoutKb() {
      productsWithoutKb ??= rowsOf(tables.productsWithoutKb);
      return productsWithoutKb;
    },
    updateOf(kb) {
      const own = placeOfKb(tables.updates, kb);
      if (own !== undefined) return updates.at(own);
      parts ??= placesOfParts(tables.updates);
      const whole = parts.get(kb);
      return whole === undefined ? undefined : updates.at(whole);
    },
    fixesOf: ({ index }) =>
      mapRange(at(fixes.startOfProduct, index), at(fixes.startOfProduct, index + 1), (row) => fixAt(row)),
    productsOf: ({ index }) =>
      mapRange(at(fixes.startOfUpdate, index), at(fixes.startOfUpdate, index + 1), (place) =>
        at(products, at(fixes.productsOfUpdates, place)),
      ),
  };
}

/** Updates are in the order of their numbers. */
function placeOfKb(updates: Table<{ readonly kb: KbNumber }>, kb: KbNumber): number | undefined {
  const wanted = Number(kb);
  let low = 0;
  let high = updates.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (Number(updates.valueAt(middle, 'kb')) < wanted) low = middle + 1;
    else high = middle;
  }
  return low < updates.length && updates.valueAt(low, 'kb') === kb ? low : undefined;
}

function placesOfParts(updates: Table<{ readonly parts: readonly KbNumber[] }>): ReadonlyMap<KbNumber, number> {
  const places = new Map<KbNumber, number>();
  for (let place = 0; place < updates.length; place += 1) {
    for (const part of updates.valueAt(place, 'parts')) places.set(part, place);
  }
  return places;
}

interface MadeOnce<Value> {
  at(place: number): Value;
  all(): readonly Value[];
}

function madeOnce<Value>(make: (place: number) => Value, length: number): MadeOnce<Value> {
  const made: Value[] = new Array(length);
  let whole = false;
  function valueAt(place: number): Value {
    const known = made[place];
    if (known !== undefined) return known;
    const value = make(place);
    made[place] = value;
    return value;
  }
  return {
    at: valueAt,
    all() {
      for (let place = 0; !whole && place < length; place += 1) valueAt(place);
      whole = true;
      return made;
    },
  };
}

function rowsOf<Row>(table: Table<Row>): Row[] {
  return mapRange(0, table.length, table.rowAt);
}

function mapRange<Value>(start: number, end: number, valueAt: (place: number) => Value): Value[] {
  const values: Value[] = [];
  for (let place = start; place < end; place += 1) values.push(valueAt(place));
  return values;
}

function latestOf(days: readonly string[]): string {
  return days.reduce((latest, day) => (day > latest ? day : latest), '');
}
