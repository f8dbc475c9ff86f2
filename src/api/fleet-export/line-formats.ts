/** CSV and NDJSON: how a row's two parts look. */

import { csvCell } from '../../csv-row.ts';
import type { Cell, Cells, Column, RowColumns } from './columns.ts';

/** A line is what the device has of its own, and then the shared part with the line's end. */
export interface LineFormat {
  /** Before the first line. */
  readonly heading: string;
  ownPart(cells: Cells): string;
  sharedPart(cells: Cells): string;
}

/** RFC 4180 with a header. A text that a spreadsheet would run as a formula gets an apostrophe in front. */
export class CsvLines implements LineFormat {
  readonly heading: string;
  readonly #comma: string;

  constructor({ own, shared }: RowColumns) {
    this.heading = `${[...own, ...shared].map(({ name }) => name).join(',')}\r\n`;
    this.#comma = own.length === 0 ? '' : ',';
  }

  ownPart(cells: Cells): string {
    return cells.map(csvText).join(',');
  }

  sharedPart(cells: Cells): string {
    return `${this.#comma}${cells.map(csvText).join(',')}\r\n`;
  }
}

function csvText(cell: Cell): string {
  if (typeof cell === 'string' || typeof cell === 'number') return csvCell(cell);
  if (cell === null) return '';
  return typeof cell === 'boolean' ? String(cell) : csvCell(cell.join(';'));
}

/** One object a line, with all keys in the order of the columns. */
export class JsonLines implements LineFormat {
  readonly heading = '';
  readonly #own: readonly string[];
  readonly #shared: readonly string[];

  constructor({ own, shared }: RowColumns) {
    this.#own = own.map(keyOf);
    this.#shared = shared.map(keyOf);
  }

  ownPart(cells: Cells): string {
    return `{${joinPairs(this.#own, cells)}`;
  }

  sharedPart(cells: Cells): string {
    const comma = this.#own.length === 0 ? '' : ',';
    return `${comma}${joinPairs(this.#shared, cells)}}\n`;
  }
}

function keyOf({ name }: Column): string {
  return `${JSON.stringify(name)}:`;
}

function joinPairs(keys: readonly string[], cells: Cells): string {
  return cells.map((cell, place) => keys[place] + JSON.stringify(cell)).join();
}
