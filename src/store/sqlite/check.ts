/** Looks for damaged pages in the file of a store, in a thread of its own, for as long as it may take. */

import { Worker } from 'node:worker_threads';
import { KnownError } from '../../errors.ts';
import { threadFile } from '../../package-files.ts';

/** What a thread reports of one file. */
export interface CheckReport {
  /** What SQLite says is wrong; absent when nothing is. */
  readonly damage?: string;
}

/** Rejects with `KnownError` StoreUnavailable when a table is damaged. "unfinished" when the time was not enough. */
export async function checkDatabase(file: string, withinMs: number): Promise<'whole' | 'unfinished'> {
  const worker = new Worker(threadFile('store/sqlite/check-thread'), { workerData: file });
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
