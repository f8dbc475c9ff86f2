/** Records as delimited text with a header: Export-Csv with or without #TYPE, wmic's /format:csv, exports of consoles. */

import { guessDelimiter, readCsv } from './csv.ts';
import { Head, type Row } from './row.ts';

export interface CsvRows {
  readonly rows: readonly Row[];
  readonly faults: readonly { readonly place: string; readonly message: string }[];
}

export const noCsv: CsvRows = { rows: [], faults: [] };

/** Empty when the text does not begin with a header of names. */
export function readCsvRows(lines: readonly string[]): CsvRows {
  const first = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#TYPE') && !/^sep=.$/.test(line));
  const header = lines[first];
  if (header === undefined) return noCsv;
  const delimiter = guessDelimiter(header) ?? (/^"[^"]+"$/.test(header.trim()) ? ',' : undefined);
  if (delimiter === undefined) return noCsv;
  const { records, faults } = readCsv(lines.slice(first), delimiter);
  const [names, ...below] = records;
  if (names?.line !== 1 || !names.cells.every(isName)) return noCsv;
  const head = new Head(names.cells);
  return {
    rows: below.map(({ cells }, index) => ({ head, cells, place: `record ${index + 1}` })),
    faults: faults.map(({ line, message }) => ({ place: `line ${first + line}`, message })),
  };
}

function isName(cell: string): boolean {
  return cell.length <= 80 && !/^[\d.,:/-]*$/.test(cell);
}
