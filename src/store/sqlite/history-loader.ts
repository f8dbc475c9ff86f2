/** Reads the histories of a tenant in a thread of its own, with a connection of its own: lists are read meanwhile by another. */

import { Tinypool } from 'tinypool';
import { threadFile } from '../../package-files.ts';
import type { HistoryPage } from '../history-pages.ts';
import { storeFailure } from '../store-failure.ts';

export interface LoadQuestion {
  readonly tenantId: number;
  readonly maxBytes: number;
}

export interface HistoryLoader {
  /** See `HistoryStore.load`. */
  load(tenantId: number, maxBytes: number): Promise<readonly HistoryPage[] | undefined>;
  close(): Promise<void>;
}

const idleMs = 60_000;

/** Starts no thread before somebody asks. */
export function createHistoryLoader(file: string): HistoryLoader {
  const pool = new Tinypool({
    filename: threadFile('store/sqlite/sqlite-history-thread').href,
    name: 'load',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleMs,
    workerData: file,
  });
  let open = true;
  return {
    async load(tenantId, maxBytes) {
      try {
        // The pool would start another thread.
        if (!open) throw new Error('database is not open');
        return (await pool.run({ tenantId, maxBytes } satisfies LoadQuestion)) as readonly HistoryPage[] | undefined;
      } catch (cause) {
        throw storeFailure(cause as Error);
      }
    },
    async close() {
      open = false;
      await pool.destroy();
    },
  };
}
