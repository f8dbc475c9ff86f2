/** Reads what takes long in a thread of its own, so that the thread of the requests, which has the other connections, goes on meanwhile. */

import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { Tinypool } from 'tinypool';
import { threadFile } from '../../package-files.ts';
import { storeFailure } from '../store-failure.ts';

export type Row = Readonly<Record<string, SQLOutputValue>>;

export interface ReadQuestion {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

export interface Reader {
  /** The rows of one statement, which sees all that was committed before. Whatever goes wrong is `KnownError` StoreUnavailable. */
  all(sql: string, ...values: readonly SQLInputValue[]): Promise<readonly Row[]>;
  close(): Promise<void>;
}

/** A thread that nobody needs ends; the next one starts in some ten milliseconds. */
const idleMs = 60_000;

/** Starts no thread before the first statement. */
export function createReader(file: string): Reader {
  const pool = new Tinypool({
    filename: threadFile('store/sqlite/reading-thread').href,
    name: 'answer',
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleMs,
    workerData: file,
  });
  let open = true;

  async function run(question: ReadQuestion): Promise<readonly Row[]> {
    // The pool would start another thread.
    if (!open) throw new Error('database is not open');
    return pool.run(question);
  }

  return {
    all: (sql, ...values) =>
      run({ sql, values }).catch((cause: Error) => {
        throw storeFailure(cause);
      }),
    async close() {
      open = false;
      await pool.destroy();
    },
  };
}
