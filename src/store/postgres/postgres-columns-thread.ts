/** The thread of the columns: connections of its own. */

import { Tinypool } from 'tinypool';
import { type ColumnAnswer, type ColumnQuestion, DeviceColumns } from '../columns/device-columns.ts';
import { columnRanges } from './column-rows.ts';
import { openDatabase } from './database.ts';
import { byTheirOrder } from './open-lists.ts';

const columns = new DeviceColumns(columnRanges(openDatabase(Tinypool.workerData as string, byTheirOrder)));

/** What tinypool calls. */
export function answer(question: ColumnQuestion): ColumnAnswer | undefined {
  return columns.answer(question);
}
