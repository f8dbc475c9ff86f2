/** Delimited text as cells: commas, semicolons, tabs or bars, quoted or not. */

import type * as csvParse from 'csv-parse/sync';
import { loadWhenNeeded } from '../../load-when-needed.ts';

/** Records of cells, empty lines left out. A quote that never closes or a ragged record does not stop the reading. */
export function readCells(text: string, delimiter: string): string[][] {
  const { parse } = loadWhenNeeded<typeof csvParse>('csv-parse/sync');
  return parse(text, {
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    trim: true,
  });
}

/** The delimiter that the header line uses most; undefined when it uses none. */
export function guessDelimiter(header: string): string | undefined {
  const outside = header.replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t', '|'].map((delimiter) => ({ delimiter, count: outside.split(delimiter).length - 1 }));
  const best = counts.reduce((a, b) => (b.count > a.count ? b : a));
  return best.count > 0 ? best.delimiter : undefined;
}
