/** What Microsoft published, in our words: products, updates, vulnerabilities, and which update fixes which vulnerability in which product. */

import type { KbNumber, ProductId } from '../brand.ts';

/**
 * What kind of update a fix names. Microsoft's spellings end at cvrf/; "other" is never listed but may prove a level.
 * The one that stands first counts where two records of one fix differ, and where as many records of an update name each.
 */
export const fixKinds = [
  'security-update',
  'monthly-rollup',
  'security-only',
  'ie-cumulative',
  'alternate-cumulative',
  'hotpatch',
  'standalone',
  'preview',
  'servicing-stack',
  'other',
] as const;
export type FixKind = (typeof fixKinds)[number];

/** Worst first: where two records of one fix differ, the worse one counts. Fixes of a feed document hold places in this list. */
export const severities = ['Critical', 'Important', 'Moderate', 'Low', 'none'] as const;
export type Severity = (typeof severities)[number];

/** One document of the feed. Dates are ISO 8601 in UTC. */
export interface CatalogDocument {
  readonly id: string;
  readonly initialRelease: string;
  readonly currentRelease: string;
}

/** What MSRC calls a product, by its name of the newest document. `index` is its place in `Catalog.products`. */
export interface Product {
  readonly index: number;
  readonly id: ProductId;
  readonly name: string;
  /** Defender's coarser name, "internet_explorer". */
  readonly software: string;
  /** For a component, the name of the platform it stands on ("Windows 10 Version 1909 for x64-based Systems"). */
  readonly platform?: string;
}

/** One KB. `index` is its place in `Catalog.updates`. */
export interface Update {
  readonly index: number;
  readonly kb: KbNumber;
  /** Title of the document that names the KB: "March 2020 Security Updates". */
  readonly name: string;
  /** Id of that document: "2020-Mar". */
  readonly month: string;
  /** "" for the few, old ones for which the feed gives none. */
  readonly url: string;
  /** Day of release, YYYY-MM-DD; the feed has no such field, see `compile`. */
  readonly released: string;
  /** Whether installing it needs a restart; "" where the feed does not say. Kept for the views of a fleet, which plan by it. */
  readonly restart: 'Yes' | 'Maybe' | 'No' | '';
}

/**
 * Who says that whoever has one KB has another. `missing-links` is our table of what the feed leaves out; `monthly-rollup` the
 * rule that the rollup of a month contains the Security Only update of that month; by `dot-net-parent` a part that Windows
 * lists under a KB of its own shows the update of the .NET Framework that it belongs to. Of two that give one link the first counts.
 */
export const linkSources = ['feed', 'update-catalog', 'missing-links', 'monthly-rollup', 'dot-net-parent'] as const;
export type LinkSource = (typeof linkSources)[number];

/** Whoever has the KB that links has this one. */
export interface Link {
  readonly kb: KbNumber;
  readonly source: LinkSource;
}

/** Of CVSS 3.0 or 3.1. */
export interface Cvss {
  /** 0 to 10, with one decimal. */
  readonly score: number;
  /** "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H". */
  readonly vector: string;
}

export interface Vulnerability {
  /** "CVE-2020-0796" or "ADV200011". */
  readonly id: string;
  /** Day of the first revision, YYYY-MM-DD. */
  readonly published: string;
  /** Day of the last revision; not before `published`. */
  readonly updated: string;
  /** The highest base score of its products; absent where the feed has none. */
  readonly cvss?: Cvss;
  readonly exploited: boolean;
  readonly publiclyDisclosed: boolean;
}

/** This KB closes this vulnerability in this product. `builds` are the FixedBuild texts as the feed has them, most often one or none. */
export interface Fix {
  readonly update: Update;
  readonly vulnerability: Vulnerability;
  readonly kind: FixKind;
  readonly severity: Severity;
  readonly builds: readonly string[];
}

/** A fix with where it is one. */
export interface ProductFix {
  readonly product: Product;
  readonly fix: Fix;
}

/** A product of the feed that is affected by something but that no KB ever fixes: Click-to-Run Office, Edge Chromium. */
export interface ProductWithoutKb {
  readonly id: ProductId;
  readonly name: string;
}

/** One complete, immutable version of what is known. */
export interface Catalog {
  /** Hash of the facts (16 hexadecimal digits): the same documents give the same version. */
  readonly version: string;
  /** Newest CurrentReleaseDate of the documents, ISO 8601 in UTC. */
  readonly feedDate: string;
  /** Day on which the newest update was released, YYYY-MM-DD; "" if there is none. */
  readonly newestDay: string;
  /** Highest KB number of an update; 0 if there is none. */
  readonly newestKb: number;
  readonly documents: readonly CatalogDocument[];
  readonly products: readonly Product[];
  readonly updates: readonly Update[];
  readonly vulnerabilities: readonly Vulnerability[];
  readonly productsWithoutKb: readonly ProductWithoutKb[];
  /** The update of that number, or the one that it is a part of. */
  updateOf(kb: KbNumber): Update | undefined;
  /** What this KB supersedes or is a part of, by source in the order of `linkSources`, then by number; no fix need name either of the two. */
  linksOf(kb: KbNumber): readonly Link[];
  /** The other way round: the KBs that link to this one, ascending. All links are walked once, when it is first asked. */
  linkedBy(kb: KbNumber): readonly Link[];
  /** Every fix of a product, by update index, then by vulnerability id. Objects are made on demand: keep what you derive, not the list. */
  fixesOf(product: Product): readonly Fix[];
  /** Products (by name) that this update names a fix for. */
  productsOf(update: Update): readonly Product[];
  /** Every fix of an update, by product. */
  fixesOfUpdate(update: Update): readonly ProductFix[];
  /** Every fix of the vulnerability of that id, by product; empty for one that is unknown. */
  fixesOfVulnerability(id: string): readonly ProductFix[];
}
