/** Looks for damaged pages in the file of a store, in a thread of its own, for as long as it may take. */

import { Worker } from 'node:worker_threads';
import { KnownError } from '../../errors.ts';

/** What a thread reports of one file. */
export interface CheckReport {
  /** What SQLite says is wrong; absent when nothing is. */
  readonly damage?: string;
}

/** Rejects with `KnownError` StoreUnavailable when a table is damaged. "unfinished" when the time was not enough. */
export async function checkDatabase(file: string, withinMs: number): Promise<'whole' | 'unfinished'> {
  const worker = new Worker(threadUrl, { workerData: file });
  const { promise, resolve, reject } = Promise.withResolvers<CheckReport | 'late'>();
  const timer = setTimeout(() => resolve('late'), withinMs);
  worker.once('message', resolve);
  worker.once('error', reject);
  try {
    const report = await promise;
    if (report === 'late') return 'unfinished';
    if (report.damage === undefined) return 'whole';
    throw new KnownError(
      'StoreUnavailable',
      `The store ${file} is damaged: ${report.damage}. Put back a backup, or move the file away to begin with an empty store; see docs/operating.md.`,
    );
  } finally {
    clearTimeout(timer);
    // Ends after the statement that it is in, for which nobody has to wait.
    worker.unref();
    void worker.terminate();
  }
}

/** Beside this file, in source as in compiled form. */
const threadUrl = new URL(import.meta.url.endsWith('.ts') ? './check-thread.ts' : './check-thread.js', import.meta.url);
