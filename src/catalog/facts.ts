/** The catalogue as plain data: what `compile` yields, what the snapshot keeps, and what a builder in a test can write by hand. */

import type { KbNumber } from '../brand.ts';
import type {
  CatalogDocument,
  FixKind,
  LinkSource,
  Product,
  ProductWithoutKb,
  Severity,
  Update,
  Vulnerability,
} from './model.ts';

export type ProductFacts = Omit<Product, 'index'>;
export type UpdateFacts = Omit<Update, 'index'>;

/** What one source links a KB to, ascending: see `Link`. */
export interface LinkFacts {
  readonly kb: KbNumber;
  readonly source: LinkSource;
  readonly to: readonly KbNumber[];
}

/**
 * Everything that is known, in a fixed order: documents by id, products by name and then id, updates by KB number,
 * links by KB number and source, vulnerabilities by id. `fixColumns` and `compile` keep that order; whoever writes facts by hand keeps it too.
 */
export interface CatalogFacts {
  readonly documents: readonly CatalogDocument[];
  readonly products: readonly ProductFacts[];
  readonly updates: readonly UpdateFacts[];
  readonly links: readonly LinkFacts[];
  readonly vulnerabilities: readonly Vulnerability[];
  readonly productsWithoutKb: readonly ProductWithoutKb[];
  readonly fixes: FixColumns;
}

/** One fix: places in `products`, `updates` and `vulnerabilities`, and what the feed says about the three together. */
export interface FixRow {
  readonly product: number;
  readonly update: number;
  readonly vulnerability: number;
  readonly kind: FixKind;
  readonly severity: Severity;
  readonly builds: readonly string[];
}

/** All fixes, one column a field, ordered by product, update, vulnerability. `detail` is a place in `details`. */
export interface FixColumns {
  readonly product: Uint32Array;
  readonly update: Uint32Array;
  readonly vulnerability: Uint32Array;
  readonly detail: Uint32Array;
  readonly details: readonly FixDetail[];
}

/** What many fixes have in common. */
export interface FixDetail {
  readonly kind: FixKind;
  readonly severity: Severity;
  readonly builds: readonly string[];
}

/** The newest CurrentReleaseDate, "" if there are no documents. */
export function newestRelease(documents: readonly CatalogDocument[]): string {
  const dates = documents.map(({ currentRelease }) => currentRelease).sort();
  return dates.at(-1) ?? '';
}

/** The columns of the rows, whatever their order. Rows must differ in product, update or vulnerability. */
export function fixColumns(rows: readonly FixRow[]): FixColumns {
  const ordered = [...rows].sort(
    (a, b) => a.product - b.product || a.update - b.update || a.vulnerability - b.vulnerability,
  );
  const details = new Map<string, { place: number; detail: FixDetail }>();
  let last: { row: FixRow; place: number } | undefined;
  const detail = Uint32Array.from(ordered, (row) => {
    if (!last || !haveOneDetail(last.row, row)) last = { row, place: placeOfDetail(details, row) };
    return last.place;
  });
  return {
    product: Uint32Array.from(ordered, (row) => row.product),
    update: Uint32Array.from(ordered, (row) => row.update),
    vulnerability: Uint32Array.from(ordered, (row) => row.vulnerability),
    detail,
    details: [...details.values()].map((entry) => entry.detail),
  };
}

/** Most rows are like the one before them: their details need not be looked up. */
function haveOneDetail(a: FixRow, b: FixRow): boolean {
  return a.kind === b.kind && a.severity === b.severity && a.builds === b.builds;
}

function placeOfDetail(details: Map<string, { place: number; detail: FixDetail }>, row: FixRow): number {
  const key = `${row.kind}\n${row.severity}\n${row.builds.join('\n')}`;
  const entry = details.get(key);
  if (entry) return entry.place;
  const index = details.size;
  details.set(key, { place: index, detail: { kind: row.kind, severity: row.severity, builds: [...row.builds] } });
  return index;
}
