/** One document of the feed in our words: what the reader in cvrf/ yields and `compile` takes. Compact, since it crosses threads. */

import type { KbNumber, ProductId } from '../../brand.ts';
import type { CatalogDocument, Cvss, FixKind, Update } from '../model.ts';

export interface FeedDocument extends CatalogDocument {
  /** "March 2020 Security Updates": the name of the updates that came in it. */
  readonly title: string;
  /** How many vulnerabilities it describes, with a KB or without. */
  readonly records: number;
  /** The products that the document names, whether something fixes them or not. */
  readonly products: readonly FeedProduct[];
  readonly vulnerabilities: readonly FeedVulnerability[];
  /** What a KB number stands for in this document, each combination once. */
  readonly remedies: readonly FeedRemedy[];
  /** Written and read by `feed-fixes` alone. */
  readonly fixes: Uint32Array;
  readonly dropped: readonly Tally[];
  readonly assumed: readonly Tally[];
}

export interface FeedProduct {
  readonly id: ProductId;
  /** "" if the document does not name a product that it refers to. */
  readonly name: string;
  /** Something in this document affects it. */
  readonly affected: boolean;
}

export interface FeedVulnerability {
  readonly id: string;
  readonly published: string;
  /** Day of the last revision. */
  readonly updated: string;
  /** The highest; absent where there is none. */
  readonly cvss?: Cvss;
  /** Days on which Microsoft announced further updates for it, ascending. */
  readonly reissued: readonly string[];
  readonly exploited: boolean;
  readonly publiclyDisclosed: boolean;
}

/** What records say of a KB. The engine's `Remedy` is another thing: an update that closes a pair on a platform. */
export interface FeedRemedy {
  readonly kb: KbNumber;
  /** Undefined when the document does not say, or says it in a way that tells nothing ("Other"). */
  readonly kind: FixKind | undefined;
  readonly url: string;
  readonly restart: Update['restart'];
  readonly supersedes: readonly KbNumber[];
  /** "" if there is none. */
  readonly build: string;
}

/** Records of one sort, counted; the example is the first one met, told so that a person can find it. */
export interface Tally {
  readonly reason: string;
  readonly count: number;
  readonly example: string;
}

/** Counts records by reason. */
export class TallyCounter {
  readonly #byReason = new Map<string, { count: number; example: string }>();

  add(reason: string, example: string, count = 1): void {
    const tally = this.#byReason.get(reason);
    if (tally) tally.count += count;
    else this.#byReason.set(reason, { count, example });
  }

  addAll(tallies: readonly Tally[]): void {
    for (const { reason, count, example } of tallies) this.add(reason, example, count);
  }

  /** Most frequent first. */
  list(): Tally[] {
    return [...this.#byReason]
      .map(([reason, { count, example }]) => ({ reason, count, example }))
      .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
  }
}
