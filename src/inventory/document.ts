/** One inventory file as its parsers see it: text, text lines and JSON values, each made once and only when asked for. */

import { type CsvRows, noCsv, readCsvRows } from './rows/csv-rows.ts';
import { readJsonRows } from './rows/json-rows.ts';
import { readListRows } from './rows/list-rows.ts';
import type { Row } from './rows/row.ts';
import { readTableRows } from './rows/table-rows.ts';
import { type JsonValues, parseJsonValues } from './text/json-values.ts';

export interface InventoryDocument {
  /** How messages call the file. */
  readonly source: string;
  readonly text: string;
  readonly textLines: readonly string[];
  /** Undefined when the text is not JSON. */
  readonly json: JsonValues | undefined;
  /** Every record that stands in the document as a property list, in a table, as delimited text or as a JSON object. */
  readonly rows: readonly Row[];
  /** Records of delimited text that are damaged, and the rows of it that are not. */
  readonly csv: CsvRows;
}

export function openDocument(text: string, source: string): InventoryDocument {
  const textLines = once(() => text.split('\n'));
  const json = once(() => parseJsonValues(text));
  const csv = once(() => (json() ? noCsv : readCsvRows(textLines())));
  const rows = once(() => {
    const values = json();
    if (values) return readJsonRows(values);
    return [...readListRows(textLines()), ...readTableRows(textLines()), ...csv().rows];
  });
  return {
    source,
    text,
    get textLines() {
      return textLines();
    },
    get json() {
      return json();
    },
    get rows() {
      return rows();
    },
    get csv() {
      return csv();
    },
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
