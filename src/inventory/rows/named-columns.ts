/** Columns of exports under the many headings that consoles and reports give them. */

import { isObject } from '../text/json-values.ts';
import { makeRow, type Row } from './row.ts';

/** For each column of ours the headings it goes by, in letters and digits only. */
export type ColumnNames = Readonly<Record<string, readonly string[]>>;

/**
 * The row with its fields under our names. Headings are compared without case, blanks and signs, and without the zero that
 * ConfigMgr's views append ("Build01", "Name0").
 */
export function renameColumns(row: Row, names: ColumnNames): Row {
  const renamed = new Map<string, unknown>();
  for (const [heading, value] of row.fields) {
    const plain = heading.replace(/[^\p{L}\p{N}]/gu, '');
    for (const [column, headings] of Object.entries(names)) {
      if (
        renamed.has(column) ||
        !headings.some((known) => plain === known || plain === `${known}0` || plain === `${known}00`)
      )
        continue;
      if (!isObject(value)) renamed.set(column, value);
    }
  }
  return makeRow(renamed, row.place);
}
