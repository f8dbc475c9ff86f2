/** Records as delimited text with a header: Export-Csv with or without #TYPE, wmic's /format:csv, exports of consoles. */

import { guessDelimiter, readCells } from './csv.ts';
import { Head, type Row } from './row.ts';

/** Empty when the text does not begin with a header of names. */
export function readCsvRows(lines: readonly string[]): Row[] {
  const first = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#TYPE') && !/^sep=.$/.test(line));
  const header = lines[first];
  if (header === undefined) return [];
  const delimiter = guessDelimiter(header) ?? (/^"[^"]+"$/.test(header.trim()) ? ',' : undefined);
  if (delimiter === undefined) return [];
  const [names = [], ...records] = readCells(lines.slice(first).join('\n'), delimiter);
  if (!names.every(isName)) return [];
  const head = new Head(names);
  return records.map((cells, index) => ({ head, cells, place: `record ${index + 1}` }));
}

function isName(cell: string): boolean {
  return cell.length <= 80 && !/^[\d.,:/-]*$/.test(cell);
}
