/** Reads what takes long in a thread of its own, so that the thread of the requests, which has the other connections, goes on meanwhile. */

import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import { storeFailure } from '../store-failure.ts';
import { createStoreThread } from '../threads.ts';

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

export function createReader(file: string): Reader {
  const thread = createStoreThread<ReadQuestion, readonly Row[]>('store/sqlite/reading-thread', 'answer', {
    workerData: file,
  });
  return {
    all: (sql, ...values) =>
      thread.ask({ sql, values }).catch((cause) => {
        throw storeFailure(cause);
      }),
    close: thread.close,
  };
}
