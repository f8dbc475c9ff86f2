/** CVRF records to a document in our words: fixes that name a KB become rows, the rest is dropped and counted. */

import { type KbNumber, type ProductId, parseKbNumber } from '../../brand.ts';
import { higherCvss } from '../../catalog/compile/cvss.ts';
import {
  type FeedDocument,
  type FeedProduct,
  type FeedVulnerability,
  TallyCounter,
} from '../../catalog/compile/feed-document.ts';
import { addFix } from '../../catalog/compile/feed-fixes.ts';
import { normalizeProductName } from '../../catalog/compile/platforms.ts';
import { type Cvss, severities } from '../../catalog/model.ts';
import { dayOf, isLinuxPackage, reasonWithoutKb, utcOf } from './accept.ts';
import { cvssOf } from './cvss-scores.ts';
import type { CvrfHeader, CvrfRemediation, CvrfRevision, CvrfThreat, CvrfVulnerability } from './records.ts';
import { RemedyTable } from './remedies.ts';

/** Takes vulnerabilities as they are read, keeping nothing of the records; `finish` gives the document once the header is complete. */
export class DocumentTransformer {
  #records = 0;
  readonly #products = new Places();
  readonly #affected = new Set<string>();
  readonly #vulnerabilities = new Map<string, VulnerabilityEvidence>();
  readonly #remedies = new RemedyTable();
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
    for (const { products } of record.statuses) for (const product of products) this.#affected.add(product.trim());
    const severityOf = severitiesByProduct(record.threats, (text) =>
      this.#assumed.add('severity not known, taken as none', `"${text}" of ${id}`),
    );
    let vulnerability: number | undefined;
    for (const remediation of record.remediations) {
      const kb = parseKbNumber(remediation.description);
      if (kb === undefined) {
        const product = remediation.products[0]?.trim() ?? '';
        this.#withoutKb.push({ description: remediation.description.trim(), product, vulnerability: id });
        continue;
      }
      vulnerability ??= this.#placeOfVulnerability(id, record);
      this.#addFix(kb, remediation, vulnerability, severityOf);
      if (remediation.products.length === 0) this.#dropped.add('fix that names no product', `KB${kb} for ${id}`);
    }
  }

  finish(header: CvrfHeader): FeedDocument {
    const documentId = header.id.trim();
    const initialRelease = utcOf(header.initialRelease) ?? '';
    const names = new Map(header.products.map(({ id, name }) => [id.trim(), normalizeProductName(name)]));
    for (const { description, product, vulnerability } of this.#withoutKb) {
      const reason = reasonWithoutKb(description, names.get(product) ?? '');
      this.#dropped.add(reason, `"${description}" for ${vulnerability} in ${documentId}`);
    }
    for (const id of [...names.keys(), ...this.#affected]) this.#products.of(id);
    return {
      id: documentId,
      title: header.title.trim(),
      initialRelease,
      currentRelease: utcOf(header.currentRelease) ?? '',
      records: this.#records,
      products: this.#products.keys().map((id) => this.#productOf(id, names.get(id) ?? '')),
      vulnerabilities: [...this.#vulnerabilities].map(([id, found]) =>
        this.#vulnerabilityOf(id, found, initialRelease),
      ),
      remedies: this.#remedies.list(this.#assumed),
      fixes: Uint32Array.from(this.#fixes),
      dropped: this.#dropped.list(),
      assumed: this.#assumed.list(),
    };
  }

  #addFix(kb: KbNumber, fix: CvrfRemediation, vulnerability: number, severityOf: SeverityOf): void {
    const remedy = this.#remedies.placeOf(kb, fix);
    for (const text of fix.products) {
      const product = text.trim();
      addFix(this.#fixes, {
        product: this.#products.of(product),
        vulnerability,
        remedy,
        severity: severityOf(product),
      });
    }
  }

  /** A document may describe one vulnerability twice; what either says of it counts. */
  #placeOfVulnerability(id: string, { revisions, threats, scores }: CvrfVulnerability): number {
    const statements = threats.filter(({ type }) => type === 'Exploit Status').map(({ description }) => description);
    const known = this.#vulnerabilities.get(id);
    const dates = [...revisions.map(({ date }) => dayOf(date)), known?.published, known?.updated];
    const days = dates.filter((day) => day !== undefined).sort();
    const cvss = cvssOf(scores, (text) =>
      this.#assumed.add('score of CVSS not known, taken as none', `"${text}" of ${id}`),
    );
    const index = known?.place ?? this.#vulnerabilities.size;
    this.#vulnerabilities.set(id, {
      place: index,
      published: days[0],
      updated: days.at(-1),
      cvss: higherCvss(known?.cvss, cvss),
      reissued: [...new Set([...(known?.reissued ?? []), ...reissuedOn(revisions)])].sort(),
      exploited: known?.exploited || statements.some((text) => /\bExploited:\s*Yes\b/i.test(text)),
      publiclyDisclosed:
        known?.publiclyDisclosed || statements.some((text) => /\bPublicly Disclosed:\s*Yes\b/i.test(text)),
    });
    return index;
  }

  #productOf(id: string, name: string): FeedProduct {
    return { id: id as ProductId, name, affected: this.#affected.has(id) && !isLinuxPackage(name) };
  }

  #vulnerabilityOf(id: string, found: VulnerabilityEvidence, initialRelease: string): FeedVulnerability {
    const { cvss, reissued, exploited, publiclyDisclosed } = found;
    if (!found.published) this.#assumed.add('no day of publication, taken from its document', id);
    const published = found.published ?? initialRelease.slice(0, 10);
    const updated = found.updated ?? published;
    return { id, published, updated, ...(cvss && { cvss }), reissued, exploited, publiclyDisclosed };
  }
}

interface VulnerabilityEvidence {
  readonly place: number;
  /** Day of the first revision, if any has a date. */
  readonly published: string | undefined;
  readonly updated: string | undefined;
  readonly cvss: Cvss | undefined;
  readonly reissued: readonly string[];
  readonly exploited: boolean;
  readonly publiclyDisclosed: boolean;
}

/** Days of the revisions "2.0", "3.0", …: with these Microsoft announces further updates, with "1.1" a change of words. */
function reissuedOn(revisions: readonly CvrfRevision[]): string[] {
  return revisions
    .filter(({ number }) => /^\s*(?!0*1\.0)\d+\.0\s*$/.test(number))
    .map(({ date }) => dayOf(date))
    .filter((day) => day !== undefined);
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

const severityPlaces: ReadonlyMap<string, number> = new Map(
  severities.map((severity, index) => [severity.toLowerCase(), index]),
);
const noSeverity = severities.indexOf('none');

/** The worst severity that is said of a product, as a place in `severities`. A threat without products speaks of all. */
function severitiesByProduct(threats: readonly CvrfThreat[], onUnknown: (text: string) => void): SeverityOf {
  const byProduct = new Map<string, number>();
  let ofAll = noSeverity;
  for (const { type, description, products } of threats) {
    const text = type === 'Severity' ? description.trim() : '';
    if (text === '') continue;
    const index = severityPlaces.get(text.toLowerCase());
    if (index === undefined) {
      onUnknown(text);
      continue;
    }
    if (products.length === 0) ofAll = Math.min(ofAll, index);
    for (const productId of products) {
      const product = productId.trim();
      byProduct.set(product, Math.min(byProduct.get(product) ?? noSeverity, index));
    }
  }
  return (product) => Math.min(byProduct.get(product) ?? noSeverity, ofAll);
}
