/** The Catalog of facts, or of the tables in a file: indexes and look-ups. Objects are made when they are first asked for, each once. */

import type { KbNumber } from '../brand.ts';
import { type CatalogTables, encodeFacts, versionOf } from './encode.ts';
import { type CatalogFacts, type LinkFacts, newestRelease } from './facts.ts';
import { indexFixes, type Numbers, productOfRow, rowsWith } from './fix-index.ts';
import type { Catalog, Fix, Link, Product, ProductFix, Update, Vulnerability } from './model.ts';
import { at, type Table, tableOf } from './table.ts';

/** The Catalog of these facts. `version` is their hash if the caller knows it already; else it is computed when first asked for. */
export function buildCatalog(facts: CatalogFacts, version?: string): Catalog {
  let knownVersion = version;
  return openCatalog(
    {
      documents: tableOf(facts.documents),
      products: tableOf(facts.products),
      updates: tableOf(facts.updates),
      links: tableOf(facts.links),
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

/** KBs whose links are kept once they were looked for: those that have some are fewer by far. */
const mostLooked = 50_000;

export function openCatalog(tables: CatalogTables, version: () => string): Catalog {
  const { fixes } = tables;
  const documents = rowsOf(tables.documents);
  const products = rowsOf(tables.products).map((product, index): Product => ({ index, ...product }));
  const updates = madeOnce((index): Update => ({ index, ...tables.updates.rowAt(index) }), tables.updates.length);
  const vulnerabilities = madeOnce<Vulnerability>(tables.vulnerabilities.rowAt, tables.vulnerabilities.length);
  const details = madeOnce(tables.details.rowAt, tables.details.length);
  let productsWithoutKb: Catalog['productsWithoutKb'] | undefined;
  const linksByKb = new Map<KbNumber, readonly Link[]>();

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

  function linksOf(kb: KbNumber): readonly Link[] {
    const keptLinks = linksByKb.get(kb);
    if (keptLinks) return keptLinks;
    const links = linksIn(tables.links, kb);
    // Devices may list any number of KBs of which nothing is known.
    if (linksByKb.size < mostLooked) linksByKb.set(kb, links);
    return links;
  }

  let linkers: ReadonlyMap<KbNumber, readonly Link[]> | undefined;

  function fixesWith(column: Numbers, value: number): ProductFix[] {
    return rowsWith(column, value).map((row) => ({ product: at(products, productOfRow(fixes, row)), fix: fixAt(row) }));
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
      // A part may belong to several updates; the newest of them stands for it.
      const whole = linksOf(kb).findLast(({ source }) => source === 'dot-net-parent');
      const index = whole && placeOfKb(tables.updates, whole.kb);
      return index === undefined ? undefined : updates.at(index);
    },
    linksOf,
    linkedBy(kb) {
      linkers ??= linkersIn(tables.links);
      return linkers.get(kb) ?? [];
    },
    fixesOf: ({ index }) =>
      mapRange(at(fixes.startOfProduct, index), at(fixes.startOfProduct, index + 1), (row) => fixAt(row)),
    productsOf: ({ index }) =>
      mapRange(at(fixes.startOfUpdate, index), at(fixes.startOfUpdate, index + 1), (place) =>
        at(products, at(fixes.productsOfUpdates, place)),
      ),
    fixesOfUpdate: ({ index }) => fixesWith(fixes.update, index),
    fixesOfVulnerability: (id) => fixesWith(fixes.vulnerability, tables.vulnerabilities.valuesOf('id').indexOf(id)),
  };
}

/** Place of the first record of this KB, in a table that is in the order of KB numbers. */
function placeOfKb(table: Table<{ readonly kb: KbNumber }>, kb: KbNumber): number | undefined {
  const wanted = Number(kb);
  let low = 0;
  let high = table.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (Number(table.valueAt(middle, 'kb')) < wanted) low = middle + 1;
    else high = middle;
  }
  return low < table.length && table.valueAt(low, 'kb') === kb ? low : undefined;
}

function linksIn(table: Table<LinkFacts>, kb: KbNumber): Link[] {
  const links: Link[] = [];
  for (let index = placeOfKb(table, kb) ?? table.length; index < table.length; index += 1) {
    if (table.valueAt(index, 'kb') !== kb) break;
    const source = table.valueAt(index, 'source');
    for (const linked of table.valueAt(index, 'to')) links.push({ kb: linked, source });
  }
  return links;
}

/** Of two sources that give one link the first counts. */
function linkersIn(table: Table<LinkFacts>): Map<KbNumber, readonly Link[]> {
  const linkers = new Map<KbNumber, Link[]>();
  for (const { kb, source, to } of rowsOf(table)) {
    for (const linked of to) {
      const known = linkers.get(linked) ?? [];
      if (known.at(-1)?.kb !== kb) known.push({ kb, source });
      linkers.set(linked, known);
    }
  }
  return linkers;
}

interface MadeOnce<Value> {
  at(index: number): Value;
  all(): readonly Value[];
}

function madeOnce<Value>(make: (index: number) => Value, length: number): MadeOnce<Value> {
  const made: Value[] = new Array(length);
  let whole = false;
  function valueAt(index: number): Value {
    const keptValue = made[index];
    if (keptValue !== undefined) return keptValue;
    const value = make(index);
    made[index] = value;
    return value;
  }
  return {
    at: valueAt,
    all() {
      for (let index = 0; !whole && index < length; index += 1) valueAt(index);
      whole = true;
      return made;
    },
  };
}

function rowsOf<Row>(table: Table<Row>): Row[] {
  return mapRange(0, table.length, table.rowAt);
}

function mapRange<Value>(start: number, end: number, valueAt: (index: number) => Value): Value[] {
  const values: Value[] = [];
  for (let index = start; index < end; index += 1) values.push(valueAt(index));
  return values;
}

function latestOf(days: readonly string[]): string {
  return days.reduce((latest, day) => (day > latest ? day : latest), '');
}
