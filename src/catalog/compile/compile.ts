/** From the documents of the feed to the facts of the catalogue. Pure; the order of the documents does not matter. */

import type { ProductId } from '../../brand.ts';
import { type CatalogFacts, fixColumns, type ProductFacts } from '../facts.ts';
import type { CatalogDocument, ProductWithoutKb, Vulnerability } from '../model.ts';
import { higherCvss } from './cvss.ts';
import { type FeedDocument, type Tally, TallyCounter } from './feed-document.ts';
import { entryAt, fixesOf, productOf } from './feed-fixes.ts';
import { mergeFixes } from './merge-fixes.ts';
import { withoutMistakes } from './named-by-mistake.ts';
import { platformOf } from './platforms.ts';
import { softwareNameOf } from './software-names.ts';
import { type LinkClaims, mergeLinks } from './supersedence.ts';
import { supersededIn, type UpdateEvidence } from './update-evidence.ts';
import { concludeUpdates, gatherEvidence } from './updates.ts';

export interface Compiled {
  readonly facts: CatalogFacts;
  /** How many products the documents name, most of which no KB ever fixes. */
  readonly productsNamed: number;
  /** Records that gave no row, by reason. */
  readonly dropped: readonly Tally[];
  /** Records that gave a row although they do not say everything. */
  readonly assumed: readonly Tally[];
}

/**
 * The facts that these documents state together. Of two documents with one id the newer counts. Dates of documents after
 * `notAfter` (ISO 8601 in UTC) are no dates: a document that claims one is as new as its first release.
 */
export function compileCatalog(given: Iterable<FeedDocument>, notAfter = endOfTime): Compiled {
  const dropped = new TallyCounter();
  const assumed = new TallyCounter();
  const dated = Array.from(given, (document) => withPossibleDate(document, notAfter, assumed));
  const documents = inOrderOfMonths(dated, dropped);
  for (const document of documents) {
    dropped.addAll(document.dropped);
    assumed.addAll(document.assumed);
  }
  const names = newestNames(documents);
  const products = productsWithFixes(documents, names);
  const vulnerabilities = vulnerabilitiesWithFixes(documents);
  const evidence = gatherEvidence(documents, assumed);
  const named = mergeFixes(documents, {
    productPlace: placesOf(products, ({ id }) => id),
    updatePlace: placesOf(evidence, ({ kb }) => kb),
    vulnerabilityPlace: placesOf(vulnerabilities, ({ id }) => id),
    kindOf: (update) => entryAt(evidence, update).kind,
    dropped,
  });
  const updates = concludeUpdates(evidence);
  const rows = withoutMistakes(named, updates, products, dropped);
  const facts = {
    documents: documents.map(headerOf).sort((a, b) => compare(a.id, b.id)),
    products,
    updates,
    links: mergeLinks(
      updates.map((update, index) => ({ ...claimsIn(entryAt(evidence, index)), month: update.month })),
      products,
      rows,
    ),
    vulnerabilities,
    productsWithoutKb: productsWithoutKb(documents, names, new Set(products.map(({ id }) => id))),
    fixes: fixColumns(rows),
  };
  return { facts, productsNamed: names.size, dropped: dropped.list(), assumed: assumed.list() };
}

function claimsIn({ kb, kind, months }: UpdateEvidence): Omit<LinkClaims, 'month'> {
  const parts = new Set(months.flatMap((month) => [...month.parts]));
  return { kb, kind, supersedes: supersededIn(months), parts: [...parts] };
}

const endOfTime = '9999';

function withPossibleDate(document: FeedDocument, notAfter: string, assumed: TallyCounter): FeedDocument {
  const { id, currentRelease, initialRelease } = document;
  if (currentRelease <= notAfter || initialRelease > notAfter) return document;
  assumed.add('document dated in the future, taken as of its first release', `${id} of ${currentRelease}`);
  return { ...document, currentRelease: initialRelease };
}

/** By date of first release, then id: later documents win where documents differ. */
function inOrderOfMonths(given: Iterable<FeedDocument>, dropped: TallyCounter): FeedDocument[] {
  const byId = new Map<string, FeedDocument>();
  for (const document of given) {
    const lastDocument = byId.get(document.id);
    if (lastDocument) dropped.add('document given more than once', document.id);
    if (!lastDocument || isNewer(document, lastDocument)) byId.set(document.id, document);
  }
  return [...byId.values()].sort((a, b) => compare(a.initialRelease, b.initialRelease) || compare(a.id, b.id));
}

function isNewer(document: FeedDocument, known: FeedDocument): boolean {
  const difference = compare(document.currentRelease, known.currentRelease);
  // The same date twice: the choice must not depend on which came first.
  return difference === 0 ? JSON.stringify(document) > JSON.stringify(known) : difference > 0;
}

function headerOf({ id, initialRelease, currentRelease }: FeedDocument): CatalogDocument {
  return { id, initialRelease, currentRelease };
}

/** A product's name may differ between documents; the newest that names it wins. */
function newestNames(documents: readonly FeedDocument[]): Map<ProductId, string> {
  const names = new Map<ProductId, string>();
  for (const { products } of documents) {
    for (const { id, name } of products) if (name !== '') names.set(id, name);
  }
  return names;
}

function productsWithFixes(documents: readonly FeedDocument[], names: ReadonlyMap<ProductId, string>): ProductFacts[] {
  const ids = new Set<ProductId>();
  for (const document of documents) {
    for (const fix of fixesOf(document)) ids.add(productOf(document, fix).id);
  }
  const products = [...ids].flatMap((id) => {
    const name = names.get(id);
    return name === undefined ? [] : [factsOfProduct(id, name)];
  });
  return products.sort(byNameAndId);
}

function factsOfProduct(id: ProductId, name: string): ProductFacts {
  const platform = platformOf(name);
  return { id, name, software: softwareNameOf(name), ...(platform !== undefined && { platform }) };
}

function vulnerabilitiesWithFixes(documents: readonly FeedDocument[]): Vulnerability[] {
  const byId = new Map<string, Vulnerability>();
  for (const { vulnerabilities } of documents) {
    for (const found of vulnerabilities) {
      const known = byId.get(found.id) ?? found;
      const cvss = higherCvss(known.cvss, found.cvss);
      byId.set(found.id, {
        id: found.id,
        published: earlier(known.published, found.published),
        updated: later(known.updated, found.updated),
        ...(cvss && { cvss }),
        exploited: known.exploited || found.exploited,
        publiclyDisclosed: known.publiclyDisclosed || found.publiclyDisclosed,
      });
    }
  }
  return [...byId.values()].sort((a, b) => compare(a.id, b.id));
}

function productsWithoutKb(
  documents: readonly FeedDocument[],
  names: ReadonlyMap<ProductId, string>,
  withFixes: ReadonlySet<ProductId>,
): ProductWithoutKb[] {
  const affected = new Set<ProductId>();
  for (const { products } of documents) {
    for (const product of products) if (product.affected && !withFixes.has(product.id)) affected.add(product.id);
  }
  return [...affected]
    .map((id) => ({ id, name: names.get(id) ?? '' }))
    .filter(({ name }) => name !== '')
    .sort(byNameAndId);
}

function earlier(a: string, b: string): string {
  return compare(a, b) < 0 ? a : b;
}

function later(a: string, b: string): string {
  return compare(a, b) < 0 ? b : a;
}

function placesOf<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, number> {
  return new Map(items.map((item, index) => [keyOf(item), index]));
}

function byNameAndId(a: ProductWithoutKb, b: ProductWithoutKb): number {
  return compare(a.name, b.name) || compare(a.id, b.id);
}

/** By code unit: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
