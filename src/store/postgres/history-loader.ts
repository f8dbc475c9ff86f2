/** Reads the histories of a tenant in a thread of its own, with a connection of its own. */

import { Tinypool } from 'tinypool';
import type { ErrorCode } from '../../errors.ts';
import { threadFile } from '../../package-files.ts';
import type { HistoryPage } from '../history-pages.ts';
import { failureOf } from './database.ts';

export interface LoadQuestion {
  readonly url: string;
  readonly tenantId: number;
  readonly maxBytes: number;
}

/** What the thread answers: an error loses on the way what kind it is. */
export type Loaded =
  | { readonly pages: readonly HistoryPage[] | undefined }
  | { readonly failed: ErrorCode; readonly cause: Error };

export interface HistoryLoader {
  /** See `HistoryStore.load`. */
  load(tenantId: number, maxBytes: number): Promise<readonly HistoryPage[] | undefined>;
  close(): Promise<void>;
}

const idleMs = 60_000;

/** Starts no thread before somebody asks. */
export function createHistoryLoader(url: string): HistoryLoader {
  const pool = new Tinypool({
    filename: threadFile('store/postgres/postgres-history-thread').href,
    name: 'load',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleMs,
  });
  let open = true;
  return {
    async load(tenantId, maxBytes) {
      // The pool would start another thread.
      if (!open) throw failureOf(new Error('database is not open'), false);
      const loaded: Loaded = await pool.run({ url, tenantId, maxBytes } satisfies LoadQuestion);
      if ('failed' in loaded) throw failureOf(loaded.cause, loaded.failed === 'DatabaseAway');
      return loaded.pages;
    },
    async close() {
      open = false;
      await pool.destroy();
    },
  };
}
