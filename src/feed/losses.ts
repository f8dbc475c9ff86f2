/** What a newly compiled catalogue no longer has of the one in place, and whether that is what the feed does at times. */

import type { Catalog, CatalogDocument, Product } from '../catalog/model.ts';

export interface Losses {
  /** Ids. */
  readonly documents: readonly string[];
  /** Ids of the documents that are there in an older edition. */
  readonly older: readonly string[];
  /** Products that a KB fixed something in, and now none does. */
  readonly products: readonly Pick<Product, 'id' | 'name'>[];
  /** Vulnerabilities that no update closes in a product any more, by the month of those that did, the newest first. */
  readonly fixes: readonly LostFixes[];
}

/** `of` is how many fixes the updates of the month had, or have now, whichever is more. */
export interface LostFixes {
  readonly month: string;
  readonly lost: number;
  readonly of: number;
  /** The updates that lose them, most first. */
  readonly updates: readonly { readonly kb: string; readonly lost: number }[];
}

/** `dates` are those that the new documents claim, by id: a date in the future does not reach the catalogue. */
export function findLosses(before: Catalog, after: Catalog, dates: ReadonlyMap<string, string>): Losses {
  if (before.version === after.version) return { documents: [], older: [], products: [], fixes: [] };
  const products = new Map(after.products.map((product) => [product.id, product]));
  const isOlder = ({ id, currentRelease }: CatalogDocument): boolean => (dates.get(id) ?? '9') < currentRelease;
  return {
    documents: before.documents.map(({ id }) => id).filter((id) => !dates.has(id)),
    older: before.documents.filter(isOlder).map(({ id }) => id),
    products: before.products.filter(({ id }) => !products.has(id)).map(({ id, name }) => ({ id, name })),
    fixes: findLostFixes(before, after, products),
  };
}

/** Nothing at all is gone. */
export function isNothing({ documents, older, products, fixes }: Losses): boolean {
  return documents.length + older.length + products.length + fixes.length === 0;
}

/** Documents and products do not go, nor do documents grow older; of the fixes of a month a few go. */
export function isUsual({ documents, older, products, fixes }: Losses): boolean {
  return (
    documents.length + older.length + products.length === 0 && fixes.every(({ lost, of }) => isUsualShare(lost, of))
  );
}

/** So few of the fixes of a month as a vulnerability that is withdrawn takes; see docs/decisions/0041-what-a-sync-may-lose.md. */
export function isUsualShare(lost: number, of: number): boolean {
  return lost <= of * 0.05;
}

/** "2 documents, 1 product, 34 fixes" */
export function countLosses({ documents, older, products, fixes }: Losses): string {
  const lost = fixes.reduce((sum, month) => sum + month.lost, 0);
  const counts = [
    ...(documents.length > 0 ? [count(documents.length, 'document')] : []),
    ...(older.length > 0 ? [`the last edition of ${count(older.length, 'document')}`] : []),
    ...(products.length > 0 ? [count(products.length, 'product')] : []),
    ...(lost > 0 ? [count(lost, 'fix', 'fixes')] : []),
  ];
  return counts.join(', ');
}

/** What goes: a text line of documents, a text line for each product and for each month of fixes; of each, and of the updates of a month, no more than `most`, and how many more. */
export function describeLosses(
  { documents, older, products, fixes }: Losses,
  most = Number.POSITIVE_INFINITY,
): string[] {
  return [
    ...(documents.length === 0 ? [] : [`documents ${shorten(documents, most, 'documents').join(', ')}`]),
    ...(older.length === 0 ? [] : [`older documents ${shorten(older, most, 'documents').join(', ')}`]),
    ...shorten(
      products.map(({ id, name }) => `product ${id}: ${name}`),
      most,
      'products',
    ),
    ...shorten(
      fixes.map((month) => describeLostFixes(month, most)),
      most,
      'months',
    ),
  ];
}

function describeLostFixes({ month, lost, of, updates }: LostFixes, most: number): string {
  const byUpdate = shorten(
    updates.map((update) => `KB${update.kb} ${update.lost}`),
    most,
    'updates',
  );
  return `${lost} of ${count(of, 'fix', 'fixes')} of ${month}: ${byUpdate.join(', ')}`;
}

/** A fix that another update has taken over (the feed gives some a new number) is none. */
function findLostFixes(before: Catalog, after: Catalog, products: ReadonlyMap<string, Product>): LostFixes[] {
  const months = new Map<string, { all: number; lost: Map<string, number> }>();
  for (const product of before.products) {
    const successor = products.get(product.id);
    const closed = new Set(successor && after.fixesOf(successor).map(({ vulnerability }) => vulnerability.id));
    for (const { update, vulnerability } of before.fixesOf(product)) {
      const month = months.get(update.month) ?? { all: 0, lost: new Map<string, number>() };
      months.set(update.month, month);
      month.all += 1;
      if (!closed.has(vulnerability.id)) month.lost.set(update.kb, (month.lost.get(update.kb) ?? 0) + 1);
    }
  }
  if ([...months.values()].every(({ lost }) => lost.size === 0)) return [];
  const now = countByMonth(after);
  const inOrder = [...before.documents].sort((a, b) => (a.initialRelease > b.initialRelease ? -1 : 1));
  return inOrder.flatMap(({ id }) => {
    const month = months.get(id);
    if (month === undefined || month.lost.size === 0) return [];
    const updates = [...month.lost].map(([kb, lost]) => ({ kb, lost })).sort((a, b) => b.lost - a.lost);
    const lost = updates.reduce((sum, update) => sum + update.lost, 0);
    return [{ month: id, lost, of: Math.max(month.all, now.get(id) ?? 0), updates }];
  });
}

function countByMonth(catalog: Catalog): Map<string, number> {
  const counts = new Map<string, number>();
  for (const product of catalog.products) {
    for (const { update } of catalog.fixesOf(product)) counts.set(update.month, (counts.get(update.month) ?? 0) + 1);
  }
  return counts;
}

function count(number: number, one: string, several = `${one}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : several}`;
}

function shorten(textLines: readonly string[], most: number, what: string): string[] {
  if (textLines.length <= most) return [...textLines];
  return [...textLines.slice(0, most), `and ${textLines.length - most} more ${what}`];
}
