/** Rows of a list as a spreadsheet gets them: the columns that are shown, and all rows of the filters. */

import type { ToldColumn } from '../table/table-features.ts';
import { type CsvRows, saveRows } from './save-file.ts';

function toldRows<Row extends object>(columns: readonly ToldColumn<Row>[], rows: readonly Row[]): CsvRows {
  return [columns.map(({ header }) => header), ...rows.map((row) => columns.map(({ text }) => text(row)))];
}

/** Of a list that comes in pages: `ask` gives what is behind so many rows. */
export async function saveList<Row extends object>(
  columns: readonly ToldColumn<Row>[],
  ask: (skip: number) => Promise<{ readonly total: number; readonly value: readonly Row[] }>,
  { file, told }: { readonly file: string; readonly told: (rows: number) => void },
): Promise<void> {
  const rows: Row[] = [];
  for (;;) {
    const { total, value } = await ask(rows.length);
    rows.push(...value);
    told(rows.length);
    if (value.length === 0 || rows.length >= total) break;
  }
  saveRows(toldRows(columns, rows), file);
}
