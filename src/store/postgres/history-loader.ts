/** Reads the histories of a tenant in a thread of its own, with a connection of its own. */

import type { ErrorCode } from '../../errors.ts';
import type { HistoryPage } from '../history-pages.ts';
import { createStoreThread } from '../threads.ts';
import { failureOf } from './database.ts';

export interface LoadQuestion {
  readonly url: string;
  readonly tenantId: number;
  readonly maxBytes: number;
  readonly before: readonly HistoryPage[];
}

/** What the thread answers: an error loses on the way what kind it is. */
export type Loaded =
  | { readonly pages: readonly HistoryPage[] | undefined }
  | { readonly failed: ErrorCode; readonly cause: Error };

export interface HistoryLoader {
  /** See `HistoryStore.load`. */
  load(question: Omit<LoadQuestion, 'url'>): Promise<readonly HistoryPage[] | undefined>;
  close(): Promise<void>;
}

export function createHistoryLoader(url: string): HistoryLoader {
  const thread = createStoreThread<LoadQuestion, Loaded>('store/postgres/postgres-history-thread', 'load');
  return {
    async load(question) {
      const loaded = await thread.ask({ url, ...question });
      if ('failed' in loaded) throw failureOf(loaded.cause, loaded.failed === 'DatabaseAway');
      return loaded.pages;
    },
    close: thread.close,
  };
}
