/** Reads the histories of a tenant in a thread of its own, with a connection of its own: lists are read meanwhile by another. */

import type { HistoryPage } from '../history-pages.ts';
import { storeFailure } from '../store-failure.ts';
import { createStoreThread } from '../threads.ts';

export interface LoadQuestion {
  readonly tenantId: number;
  readonly maxBytes: number;
  readonly before: readonly HistoryPage[];
}

export interface HistoryLoader {
  /** See `HistoryStore.load`. */
  load(question: LoadQuestion): Promise<readonly HistoryPage[] | undefined>;
  close(): Promise<void>;
}

export function createHistoryLoader(file: string): HistoryLoader {
  const thread = createStoreThread<LoadQuestion, readonly HistoryPage[] | undefined>(
    'store/sqlite/sqlite-history-thread',
    'load',
    { workerData: file },
  );
  return {
    load: (question) =>
      thread.ask(question).catch((cause) => {
        throw storeFailure(cause);
      }),
    close: thread.close,
  };
}
