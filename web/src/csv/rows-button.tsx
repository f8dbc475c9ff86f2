/** Saves a table, or the values of a chart, as CSV. */

import filters from '../filters/filters.module.css';
import { type CsvRows, saveRows } from './save-file.ts';

interface Props {
  /** What they are of, for those who hear "CSV" alone. */
  readonly what: string;
  /** Without its end. */
  readonly file: string;
  readonly rows: () => CsvRows;
}

export function RowsButton({ what, file, rows }: Props) {
  return (
    <button
      type="button"
      className={filters.button}
      aria-label={`CSV: ${what}`}
      onClick={() => saveRows(rows(), `${file}.csv`)}
    >
      CSV
    </button>
  );
}
