/** Records as delimited text with a header: Export-Csv with or without #TYPE, wmic's /format:csv, exports of consoles. */

import { guessDelimiter, readCsv } from './csv.ts';
import { Head, type Row } from './row.ts';

export interface CsvRows {
  readonly rows: readonly Row[];
  readonly faults: readonly { readonly place: string; readonly message: string }[];
}

export const noCsv: CsvRows = { rows: [], faults: [] };

/** Empty when the text does not begin with a header of names. */
export function readCsvRows(textLines: readonly string[]): CsvRows {
  const first = textLines.findIndex(
    (textLine) => textLine.trim() !== '' && !textLine.startsWith('#TYPE') && !/^sep=.$/.test(textLine),
  );
  const header = textLines[first];
  if (header === undefined) return noCsv;
  const delimiter = guessDelimiter(header) ?? (/^"[^"]+"$/.test(header.trim()) ? ',' : undefined);
  if (delimiter === undefined) return noCsv;
  const { records, faults } = readCsv(textLines.slice(first), delimiter);
  const [names, ...below] = records;
  if (names?.textLineNumber !== 1 || !names.cells.every(isName)) return noCsv;
  const head = new Head(names.cells);
  return {
    rows: below.map(({ cells }, index) => ({ head, cells, place: `record ${index + 1}` })),
    faults: faults.map(({ textLineNumber, message }) => ({ place: `line ${first + textLineNumber}`, message })),
  };
}

function isName(cell: string): boolean {
  return cell.length <= 80 && !/^[\d.,:/-]*$/.test(cell);
}
