/** The columns of a store's devices in a thread of their own: a million are passed through in some ten milliseconds, for which no request waits. */

import { createStoreThread } from '../threads.ts';
import type { ColumnAnswer, ColumnQuestion } from './device-columns.ts';

export interface Columns {
  /** See `DeviceColumns`. */
  ask(question: ColumnQuestion): Promise<ColumnAnswer | undefined>;
  close(): Promise<void>;
}

/** `source` is the file of the database's thread, which exports `answer`; `place` says where the database is. */
export function createColumns(source: string, place: string): Columns {
  return createStoreThread<ColumnQuestion, ColumnAnswer | undefined>(source, 'answer', {
    workerData: place,
    works: true,
  });
}
