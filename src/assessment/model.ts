/** The answer: what a device is missing, what to install, and what cannot be told. */

import type { KbNumber } from '../brand.ts';
import type { FixKind, Link, Severity } from '../catalog/model.ts';

/** The six fields of the specification, in its order. */
export interface MissingKb {
  readonly id: KbNumber;
  readonly name: string;
  readonly productsNames: readonly string[];
  readonly url: string;
  readonly machineMissedOn: number;
  readonly cveAddressed: number;
}

/** Whether Windows Update offers the update to this device. Without marks it does. */
export interface OfferMarks {
  /** Offered only to devices with Extended Security Updates, and nothing shows that this one has them. */
  readonly needsEsu?: true;
  /** Released after support of the device's edition ended: offered to nobody who has it. */
  readonly notOffered?: NotOffered;
}

export interface NotOffered {
  readonly reason: string;
  /** Last day of support, YYYY-MM-DD. */
  readonly since: string;
}

/** A missing update. `cves` are the exposed vulnerabilities that it fixes, by software, most first; ids ascending. */
export interface MissingUpdate extends MissingKb, OfferMarks {
  readonly releaseDate: string;
  readonly cves: Readonly<Record<string, readonly string[]>>;
}

/**
 * An update to install today, and the missing ones of the same marks that it makes needless (itself not among them). What
 * bears no mark is all that Windows Update offers; a marked one is beside it, for what stays open.
 */
export interface InstallUpdate extends OfferMarks {
  readonly id: KbNumber;
  readonly name: string;
  readonly url: string;
  readonly replaces: readonly KbNumber[];
  /** Only beside `notOffered`: the release that is supported, and how many vulnerabilities going there closes. */
  readonly upgradeTo?: { readonly release: string; readonly vulnerabilities: number };
}

/** Something the answer does not cover, and why: an update that may or may not apply, software without KBs, what is newer than the catalogue. */
export interface Note {
  readonly kind: 'cannot-tell' | 'no-kb' | 'not-covered' | 'stale';
  /** A KB number, the name of the software, "catalogue", or the build of a device that is ahead of it. */
  readonly about: string;
  readonly reason: string;
}

export type AssessmentStatus = 'assessed' | 'unsupported' | 'unknown';

/**
 * What one patch state is missing on one day. With status "assessed" an empty `missing` means patched; with "unknown"
 * or "unsupported" it means nothing at all, and `reason` says why.
 */
export interface Assessment {
  readonly asOf: string;
  readonly status: AssessmentStatus;
  readonly reason?: string;
  /** Names of the feed's products that the device has. */
  readonly products: readonly string[];
  readonly missing: readonly MissingUpdate[];
  readonly install: readonly InstallUpdate[];
  readonly notes: readonly Note[];
  /** Why the answer is older than its question, notes of kind "stale"; empty when it is not. */
  readonly stale: readonly Note[];
}

/** What is missing, without what to install and what cannot be told: that costs as much again, and most who ask do not ask for it. */
export type Judgement = Omit<Assessment, 'install' | 'notes'>;

/** Why an update is or is not in the answer: every verdict there is. */
export const verdicts = [
  'missing',
  'installed',
  'superseded',
  'reached',
  'other-update',
  'not-applicable',
  'not-released',
  'not-a-security-update',
  'cannot-tell',
  'unknown-update',
] as const;

export type Verdict = (typeof verdicts)[number];

export interface ExplainedRemedy {
  readonly id: KbNumber;
  readonly kind: FixKind;
  /** As the feed has them. */
  readonly builds?: readonly string[];
}

export interface ExplainedVulnerability {
  readonly id: string;
  readonly severity: Severity;
  readonly exploited: boolean;
  readonly publiclyDisclosed: boolean;
  readonly published: string;
  /** Every update that would have closed it in this product. */
  readonly closedBy: readonly ExplainedRemedy[];
}

/**
 * What decides whether an update is there: the revision of the build; the newest update of a series in which each contains
 * the ones before; the list of updates and what supersedes what; the version of the software.
 */
export const rules = ['build', 'series', 'list', 'software-version'] as const;
export type Rule = (typeof rules)[number];

export interface ExplainedProduct {
  readonly product: string;
  readonly software: string;
  readonly decidedBy: Rule;
  /** What the device has instead. */
  readonly found: string;
  readonly vulnerabilities: readonly ExplainedVulnerability[];
}

/** The entry of the install list that makes a missing update needless, and the links from the one to the other; none where it comes later in the same series. */
export interface ContainedIn {
  readonly id: KbNumber;
  readonly chain: readonly Link[];
}

/** One update on one device. `products` are those in which it is missing; empty for every other verdict. */
export interface Explanation extends OfferMarks {
  readonly id: KbNumber;
  readonly name?: string;
  readonly url?: string;
  readonly releaseDate?: string;
  readonly asOf: string;
  readonly catalog: { readonly version: string; readonly feedDate: string };
  /** As in the assessment; absent where that has none. */
  readonly stale?: readonly Note[];
  readonly verdict: Verdict;
  readonly reason: string;
  /** Only of a missing update that is not itself on the install list. */
  readonly containedIn?: ContainedIn;
  readonly products: readonly ExplainedProduct[];
}
