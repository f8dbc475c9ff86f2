/** The formats of an export, and the one that a client gets. */

import { KnownError } from '../../errors.ts';
import { chooseMediaType } from './accept-media-type.ts';
import type { RowColumns } from './columns.ts';
import { CsvLines, JsonLines } from './line-formats.ts';
import { LineWriter } from './line-writer.ts';
import { ParquetRows } from './parquet.ts';
import type { RowWriter } from './row-writer.ts';

export const exportFormats = ['csv', 'ndjson', 'parquet'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson',
  parquet: 'application/vnd.apache.parquet',
};

export function createRowWriter(format: ExportFormat, columns: RowColumns): RowWriter {
  if (format === 'parquet') return new ParquetRows(columns);
  return new LineWriter(format === 'csv' ? new CsvLines(columns) : new JsonLines(columns));
}

/** What `format` says, else what the client accepts; CSV where it takes anything. Throws `KnownError` InvalidInput. */
export function chooseFormat(format: string | undefined, accept: string | undefined): ExportFormat {
  if (format !== undefined) {
    const found = exportFormats.find((name) => name === format.toLowerCase());
    if (found !== undefined) return found;
    throw new KnownError('InvalidInput', `format is "${format.slice(0, 100)}"; expected ${exportFormats.join(', ')}.`);
  }
  if (accept === undefined) return 'csv';
  const typeOf = (name: ExportFormat) => mediaTypes[name].split(';')[0] as string;
  const chosen = chooseMediaType(accept, exportFormats.map(typeOf));
  const found = exportFormats.find((name) => typeOf(name) === chosen);
  if (found !== undefined) return found;
  throw new KnownError(
    'InvalidInput',
    `Accept is "${accept.slice(0, 100)}"; an export is ${exportFormats.map(typeOf).join(', ')}. Name one with format=${exportFormats.join('|')}.`,
  );
}
