/** Small catalogues for tests, in the words of the feed. The engine is tested on what this builds; it builds through `buildCatalog`. */

import type { KbNumber, ProductId } from '../../src/brand.ts';
import { compareKbs, parseKbNumber } from '../../src/brand.ts';
import { TallyCounter } from '../../src/catalog/compile/feed-document.ts';
import { withoutMistakes } from '../../src/catalog/compile/named-by-mistake.ts';
import { platformOf } from '../../src/catalog/compile/platforms.ts';
import { softwareNameOf } from '../../src/catalog/compile/software-names.ts';
import { type LinkClaims, mergeLinks } from '../../src/catalog/compile/supersedence.ts';
import type { CatalogFacts, FixRow, ProductFacts, UpdateFacts } from '../../src/catalog/facts.ts';
import { fixColumns } from '../../src/catalog/facts.ts';
import type { Catalog, CatalogDocument, Cvss, FixKind, Severity, Vulnerability } from '../../src/catalog/model.ts';
import { buildCatalog } from '../../src/catalog/open.ts';

export interface DocumentOptions {
  /** YYYY-MM-DD; without it the second Tuesday of the month. */
  readonly released?: string;
  readonly currentRelease?: string;
}

export interface UpdateOptions {
  readonly kind?: FixKind;
  readonly released?: string;
  readonly restart?: 'Yes' | 'Maybe' | 'No' | '';
  readonly supersedes?: readonly string[];
  readonly parts?: readonly string[];
  readonly url?: string;
}

export interface FixOptions {
  readonly build?: string;
  readonly builds?: readonly string[];
  readonly kind?: FixKind;
  readonly severity?: Severity;
}

export interface VulnerabilityOptions {
  readonly published?: string;
  readonly updated?: string;
  readonly cvss?: Cvss;
  readonly exploited?: boolean;
  readonly publiclyDisclosed?: boolean;
}

type NamedUpdate = UpdateFacts & LinkClaims;

interface NamedFix extends Omit<FixRow, 'product' | 'update' | 'vulnerability'> {
  readonly product: string;
  readonly kb: KbNumber;
  readonly vulnerability: string;
}

/** catalog().document('2020-Mar').update('4540673').fixes('CVE-2020-0001').in('Windows Server 2019', { build: '10.0.17763.1098' }).build() */
export function catalog(): CatalogBuilder {
  return new CatalogBuilder();
}

/** Ids "CVE-2020-1001", "CVE-2020-1002", … : `count` vulnerabilities from number `first` on. */
export function cves(year: number, first: number, count: number): string[] {
  return Array.from({ length: count }, (_, place) => `CVE-${year}-${String(first + place).padStart(4, '0')}`);
}

export class CatalogBuilder {
  readonly #documents = new Map<string, CatalogDocument>();
  readonly #updates = new Map<KbNumber, NamedUpdate>();
  readonly #products = new Map<string, ProductFacts>();
  readonly #withoutKb = new Map<string, ProductFacts>();
  readonly #vulnerabilities = new Map<string, Vulnerability>();
  readonly #fixes = new Map<string, NamedFix>();
  #document: CatalogDocument | undefined;
  #update: NamedUpdate | undefined;
  #named: readonly string[] = [];

  /** What follows belongs to this document, "2020-Mar". */
  document(id: string, options: DocumentOptions = {}): this {
    const released = options.released ?? secondTuesdayOf(id);
    this.#document = this.#documents.get(id) ?? {
      id,
      initialRelease: `${released}T07:00:00Z`,
      currentRelease: options.currentRelease ?? `${released}T07:00:00Z`,
    };
    this.#documents.set(id, this.#document);
    return this;
  }

  /** What follows is fixed by this KB. An update keeps the month and the options with which it was named first. */
  update(number: string, options: UpdateOptions = {}): this {
    const document = this.#document ?? expected('document(…) before update(…)');
    const kb = parseKbNumber(number) ?? expected(`a KB number instead of "${number}"`);
    const supersedes = toKbs(options.supersedes);
    this.#update = this.#updates.get(kb) ?? {
      kb,
      name: titleOf(document.id),
      month: document.id,
      url: options.url ?? `https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB${kb}`,
      released: options.released ?? document.initialRelease.slice(0, 10),
      restart: options.restart ?? 'Yes',
      supersedes,
      parts: toKbs(options.parts),
      kind: options.kind ?? 'security-update',
    };
    this.#updates.set(kb, this.#update);
    this.#named = [];
    return this;
  }

  /** The vulnerabilities that the update closes in the products that follow. Each is published on its document's day. */
  fixes(...ids: readonly string[]): this {
    for (const id of ids) if (!this.#vulnerabilities.has(id)) this.vulnerability(id);
    this.#named = ids;
    return this;
  }

  /** The product in which the update closes the vulnerabilities last named; repeat it for more products. */
  in(product: string, options: FixOptions = {}): this {
    const update = this.#update ?? expected('update(…) before in(…)');
    if (this.#named.length === 0) expected('fixes(…) before in(…)');
    this.#addProduct(this.#products, product);
    for (const vulnerability of this.#named) {
      this.#fixes.set(`${product}\n${update.kb}\n${vulnerability}`, {
        product,
        kb: update.kb,
        vulnerability,
        kind: options.kind ?? update.kind,
        severity: options.severity ?? 'Important',
        builds: options.builds ?? (options.build === undefined ? [] : [options.build]),
      });
    }
    return this;
  }

  /** Says more of one vulnerability than `fixes` does. */
  vulnerability(id: string, options: VulnerabilityOptions = {}): this {
    const document = this.#document ?? expected('document(…) before a vulnerability');
    const { cvss, published = document.initialRelease.slice(0, 10), updated = published } = options;
    this.#vulnerabilities.set(id, {
      id,
      published,
      updated,
      ...(cvss && { cvss }),
      exploited: options.exploited ?? false,
      publiclyDisclosed: options.publiclyDisclosed ?? false,
    });
    return this;
  }

  /** A product that is affected but that no KB fixes. */
  productWithoutKb(name: string): this {
    this.#addProduct(this.#withoutKb, name);
    return this;
  }

  build(): Catalog {
    return buildCatalog(this.facts());
  }

  facts(): CatalogFacts {
    const products = sortBy([...this.#products.values()], (product) => product.name);
    const updates = [...this.#updates.values()].sort((a, b) => compareKbs(a.kb, b.kb));
    const vulnerabilities = sortBy([...this.#vulnerabilities.values()], ({ id }) => id);
    const placeOfProduct = places(products, ({ name }) => name);
    const placeOfUpdate = places(updates, ({ kb }) => kb);
    const placeOfVulnerability = places(vulnerabilities, ({ id }) => id);
    const named = [...this.#fixes.values()].map((fix) => ({
      ...fix,
      product: placeOfProduct(fix.product),
      update: placeOfUpdate(fix.kb),
      vulnerability: placeOfVulnerability(fix.vulnerability),
    }));
    const rows = withoutMistakes(named, updates, products, new TallyCounter());
    return {
      documents: sortBy([...this.#documents.values()], ({ id }) => id),
      products,
      updates: updates.map(({ kind: _, supersedes: __, parts: ___, ...facts }) => facts),
      links: mergeLinks(updates, products, rows),
      vulnerabilities,
      productsWithoutKb: [...this.#withoutKb.values()].map(({ id, name }) => ({ id, name })),
      fixes: fixColumns(rows),
    };
  }

  #addProduct(products: Map<string, ProductFacts>, name: string): void {
    if (products.has(name)) return;
    const id = `${10000 + this.#products.size + this.#withoutKb.size}` as ProductId;
    const platform = platformOf(name);
    products.set(name, { id, name, software: softwareNameOf(name), ...(platform !== undefined && { platform }) });
  }
}

const monthNames: Readonly<Record<string, string>> = {
  Jan: 'January',
  Feb: 'February',
  Mar: 'March',
  Apr: 'April',
  May: 'May',
  Jun: 'June',
  Jul: 'July',
  Aug: 'August',
  Sep: 'September',
  Oct: 'October',
  Nov: 'November',
  Dec: 'December',
};

function titleOf(documentId: string): string {
  const [year, month] = documentId.split('-');
  return `${monthNames[month ?? ''] ?? expected(`a document id as "2020-Mar" instead of "${documentId}"`)} ${year} Security Updates`;
}

function secondTuesdayOf(documentId: string): string {
  const [year, month] = documentId.split('-');
  const monthIndex = Object.keys(monthNames).indexOf(month ?? '');
  const weekdayOfFirst = new Date(Date.UTC(Number(year), monthIndex, 1)).getUTCDay();
  const firstTuesday = 1 + ((2 - weekdayOfFirst + 7) % 7);
  return new Date(Date.UTC(Number(year), monthIndex, firstTuesday + 7)).toISOString().slice(0, 10);
}

function sortBy<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  return [...items].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function toKbs(texts: readonly string[] = []): KbNumber[] {
  const kbs = texts.map((text) => parseKbNumber(text) ?? expected(`a KB number instead of "${text}"`));
  return kbs.sort(compareKbs);
}

function places<Item>(items: readonly Item[], key: (item: Item) => string): (name: string) => number {
  const placeByKey = new Map(items.map((item, place) => [key(item), place]));
  return (name) => placeByKey.get(name) ?? expected(`"${name}" in the builder`);
}

function expected(what: string): never {
  throw new Error(`catalogue builder: expected ${what}`);
}
