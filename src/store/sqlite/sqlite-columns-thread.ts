/** The thread of the columns: a connection that only reads. */

import { DatabaseSync } from 'node:sqlite';
import { Tinypool } from 'tinypool';
import { type ColumnAnswer, type ColumnQuestion, DeviceColumns } from '../columns/device-columns.ts';
import { columnRanges } from './column-rows.ts';

const columns = new DeviceColumns(columnRanges(new DatabaseSync(Tinypool.workerData as string, { readOnly: true })));

/** What tinypool calls. */
export function answer(question: ColumnQuestion): ColumnAnswer | undefined {
  return columns.answer(question);
}
