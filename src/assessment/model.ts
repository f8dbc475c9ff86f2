/** The answer: what a device is missing, what to install, and what cannot be told. */

import type { KbNumber } from '../brand.ts';

/** The six fields of the specification, in its order. */
export interface MissingKb {
  readonly id: KbNumber;
  readonly name: string;
  readonly productsNames: readonly string[];
  readonly url: string;
  readonly machineMissedOn: number;
  readonly cveAddressed: number;
}

/** A missing update. `cves` are the exposed vulnerabilities that it fixes, by software, most first; ids ascending. */
export interface MissingUpdate extends MissingKb {
  readonly releaseDate: string;
  readonly cves: Readonly<Record<string, readonly string[]>>;
  /** Set when the update is offered only to devices with Extended Security Updates and the inventory does not claim them. */
  readonly needsEsu?: true;
}

/** An update to install today, and the missing ones that it makes needless (itself not among them). */
export interface InstallUpdate {
  readonly id: KbNumber;
  readonly name: string;
  readonly url: string;
  readonly replaces: readonly KbNumber[];
}

/** Something the answer does not cover, and why: an update that may or may not apply, software without KBs. */
export interface Note {
  readonly kind: 'cannot-tell' | 'no-kb' | 'not-covered';
  /** A KB number or the name of the software. */
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
}
