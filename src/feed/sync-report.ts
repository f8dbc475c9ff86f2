/** What a synchronisation did, for the person who started it. */

import type { Tally } from '../catalog/compile/feed-document.ts';
import type { Catalog } from '../catalog/model.ts';
import type { ReadingReport } from './document-source.ts';
import type { Losses } from './losses.ts';
import type { FeedReport } from './refresh.ts';

export interface SyncProgress {
  readonly phase: 'fetch' | 'read' | 'compile';
  readonly done: number;
  readonly total: number;
}

export interface SyncReport {
  /** Where the catalogue is, as messages name it. */
  readonly place: string;
  /** Version of the catalogue written. */
  readonly version: string;
  /** Newest CurrentReleaseDate of the documents. */
  readonly feedDate: string;
  readonly documents: number;
  /** KBs. */
  readonly updates: number;
  /** Products that a KB fixes something in. */
  readonly products: number;
  /** Products that the documents name, most of them Linux packages and others that no KB ever fixes. */
  readonly productsNamed: number;
  readonly fixes: number;
  readonly vulnerabilities: number;
  /** What the catalogue in place had and this one does not; absent when nothing is gone. */
  readonly losses?: Losses;
  /** Why nothing could be compared with the catalogue in place, where there is one. */
  readonly notCompared?: string;
  readonly reading: ReadingReport;
  /** Why answers from this catalogue will be stale today; absent when they are not. */
  readonly staleReason?: string;
  /** Records that gave no row, by reason. */
  readonly dropped: readonly Tally[];
  /** Records that gave a row although they do not say everything. */
  readonly assumed: readonly Tally[];
  /** What was compiled. */
  readonly catalog: Catalog;
  /** What the feed gave; absent when the documents came from a folder. */
  readonly feed?: FeedReport;
}
