/** CVRF records to a document in our words: fixes that name a KB become rows, the rest is dropped and counted. */

import { type KbNumber, type ProductId, parseKbNumber } from '../../brand.ts';
import { severities } from '../facts.ts';
import {
  type FeedDocument,
  type FeedProduct,
  type FeedVulnerability,
  type Remedy,
  TallyCounter,
} from '../feed-document.ts';
import type { Update } from '../model.ts';
import { normalizeProductName } from '../platforms.ts';
import { dayOf, isLinuxPackage, reasonWithoutKb, utcOf } from './accept.ts';
import { fixKindOf } from './fix-kinds.ts';
import type { CvrfHeader, CvrfRemediation, CvrfThreat, CvrfVulnerability } from './unmarshal.ts';

/** Takes vulnerabilities as they are read; `finish` gives the document once the header is complete. */
export class DocumentTransformer {
  #records = 0;
  readonly #products = new Places();
  readonly #affected = new Set<string>();
  readonly #vulnerabilities = new Places();
  readonly #vulnerabilityRecords: CvrfVulnerability[] = [];
  readonly #remedyPlaces = new Places();
  readonly #remedies: Remedy[] = [];
  readonly #fixes: number[] = [];
  readonly #withoutKb: { readonly description: string; readonly product: string; readonly vulnerability: string }[] =
    [];
  readonly #dropped = new TallyCounter();
  readonly #assumed = new TallyCounter();

  add(record: CvrfVulnerability): void {
    this.#records += 1;
    const id = record.id.trim();
    if (id === '') {
      this.#dropped.add('vulnerability without an id', `one with ${record.remediations.length} remediations`);
      return;
    }
    for (const { type, products } of record.statuses) {
      if (type === 'Known Affected') for (const product of products) this.#affected.add(product.trim());
    }
    const severityOf = severitiesByProduct(record.threats);
    for (const remediation of record.remediations) {
      if (remediation.type === 'Vendor Fix') this.#addFix(record, id, remediation, severityOf);
    }
  }

  finish(header: CvrfHeader): FeedDocument {
    const documentId = header.id.trim();
    const initialRelease = utcOf(header.initialRelease) ?? '';
    const names = new Map(header.products.map(({ id, name }) => [id.trim(), normalizeProductName(name)]));
    for (const { description, product, vulnerability } of this.#withoutKb) {
      const reason = reasonWithoutKb(description, names.get(product) ?? '');
      this.#dropped.add(reason, `"${description.trim()}" for ${vulnerability} in ${documentId}`);
    }
    for (const id of [...names.keys(), ...this.#affected]) this.#products.of(id);
    return {
      id: documentId,
      title: header.title.trim(),
      initialRelease,
      currentRelease: utcOf(header.currentRelease) ?? '',
      records: this.#records,
      products: this.#products.keys().map((id) => this.#productOf(id, names.get(id) ?? '')),
      vulnerabilities: this.#vulnerabilityRecords.map((record) => this.#vulnerabilityOf(record, initialRelease)),
      remedies: this.#remedies,
      fixes: Uint32Array.from(this.#fixes),
      dropped: this.#dropped.list(),
      assumed: this.#assumed.list(),
    };
  }

  #addFix(record: CvrfVulnerability, id: string, fix: CvrfRemediation, severityOf: SeverityOf): void {
    const kb = parseKbNumber(fix.description);
    if (kb === undefined) {
      const product = fix.products[0]?.trim() ?? '';
      this.#withoutKb.push({ description: fix.description, product, vulnerability: id });
      return;
    }
    if (fix.products.length === 0) this.#dropped.add('fix that names no product', `KB${kb} for ${id}`);
    const remedy = this.#remedyOf(kb, fix);
    const vulnerability = this.#vulnerabilities.of(id);
    this.#vulnerabilityRecords[vulnerability] = mergeRecords(this.#vulnerabilityRecords[vulnerability], record);
    for (const text of fix.products) {
      const product = text.trim();
      this.#fixes.push(this.#products.of(product), vulnerability, remedy, severityOf(product));
    }
  }

  #remedyOf(kb: KbNumber, fix: CvrfRemediation): number {
    const key = [kb, fix.subType, fix.url, fix.restart, fix.supercedence, fix.fixedBuild].join('\n');
    const place = this.#remedyPlaces.of(key);
    if (place < this.#remedies.length) return place;
    const { kind, known } = fixKindOf(fix.subType);
    if (!known)
      this.#assumed.add('kind of update not known, taken from its other records', `"${fix.subType}" of KB${kb}`);
    this.#remedies.push({
      kb,
      kind,
      url: urlOf(fix.url),
      restart: restartOf(fix.restart),
      supersedes: kbNumbersIn(fix.supercedence).filter((number) => number !== kb),
      build: withoutInvisible(fix.fixedBuild),
    });
    return place;
  }

  #productOf(id: string, name: string): FeedProduct {
    return { id: id as ProductId, name, affected: this.#affected.has(id) && !isLinuxPackage(name) };
  }

  #vulnerabilityOf(record: CvrfVulnerability, initialRelease: string): FeedVulnerability {
    const days = record.revisionDates.map(dayOf).filter((day) => day !== undefined);
    if (days.length === 0) this.#assumed.add('no day of publication, taken from its document', record.id);
    const statements = record.threats
      .filter(({ type }) => type === 'Exploit Status')
      .map((threat) => threat.description);
    return {
      id: record.id.trim(),
      published: days.sort()[0] ?? initialRelease.slice(0, 10),
      exploited: statements.some((text) => /\bExploited:\s*Yes\b/i.test(text)),
      publiclyDisclosed: statements.some((text) => /\bPublicly Disclosed:\s*Yes\b/i.test(text)),
    };
  }
}

/** Numbers strings from 0 in the order in which they are first met. */
class Places {
  readonly #places = new Map<string, number>();

  of(key: string): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.#places.size);
    return this.#places.size - 1;
  }

  keys(): string[] {
    return [...this.#places.keys()];
  }
}

type SeverityOf = (product: string) => number;

/** The worst severity that is said of a product, as a place in `severities`. A threat without products speaks of all. */
function severitiesByProduct(threats: readonly CvrfThreat[]): SeverityOf {
  const none = severities.indexOf('none');
  const byProduct = new Map<string, number>();
  let ofAll = none;
  for (const { type, description, products } of threats) {
    if (type !== 'Severity') continue;
    const place = severities.findIndex((severity) => severity.toLowerCase() === description.trim().toLowerCase());
    if (place < 0) continue;
    if (products.length === 0) ofAll = Math.min(ofAll, place);
    for (const product of products)
      byProduct.set(product.trim(), Math.min(byProduct.get(product.trim()) ?? none, place));
  }
  return (product) => Math.min(byProduct.get(product) ?? none, ofAll);
}

/** A document may describe one vulnerability twice; what either says of it counts. */
function mergeRecords(known: CvrfVulnerability | undefined, record: CvrfVulnerability): CvrfVulnerability {
  if (known === undefined || known === record) return record;
  return {
    ...known,
    threats: [...known.threats, ...record.threats],
    revisionDates: [...known.revisionDates, ...record.revisionDates],
  };
}

/** Every KB number in a text such as "MS16-016, 3124280; MS16-097, 3178034", ascending, each once. */
function kbNumbersIn(text: string): KbNumber[] {
  const numbers = new Set(text.match(/(?<!\d)\d{6,8}(?!\d)/g) ?? []);
  return [...numbers].sort((a, b) => Number(a) - Number(b)) as KbNumber[];
}

/** The feed holds "https:///" where it has no address. */
function urlOf(text: string): string {
  const url = text.trim();
  return /^https?:\/\/[^/\s]/i.test(url) && URL.canParse(url) ? url : '';
}

function restartOf(text: string): Update['restart'] {
  const restart = text.trim();
  return restart === 'Yes' || restart === 'Maybe' || restart === 'No' ? restart : '';
}

/** Some builds end in zero-width spaces: KB5046400 of October 2024 has seven. */
function withoutInvisible(text: string): string {
  return text.replace(/[\u200b-\u200f\u2060\ufeff]/g, '').trim();
}
