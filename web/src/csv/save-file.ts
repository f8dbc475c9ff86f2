/** Puts what the page has into a file of the reader's. */

import { csvRow } from '../../../src/csv-row.ts';

/** The first row names the columns. */
export type CsvRows = readonly (readonly (string | number)[])[];

export function saveRows(rows: CsvRows, name: string): void {
  // Excel takes a file for UTF-8 by its first character alone.
  saveFile(new Blob(['\uFEFF', ...rows.map(csvRow)], { type: 'text/csv' }), name);
}

export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
