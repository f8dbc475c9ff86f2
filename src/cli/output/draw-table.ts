/** Draws rows of text as a table that fits the terminal. */

import Table from 'cli-table3';
import { paint, type Terminal } from '../terminal.ts';
import { fitColumns } from './fit-columns.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'right';
  /** The column may be narrowed, its text wrapped, when the terminal is too narrow for all. */
  readonly flexible?: true;
}

export function drawTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  terminal: Terminal,
): string {
  const natural = columns.map(({ title }, place) =>
    Math.max(title.length, ...rows.map((row) => longestLine(row[place] ?? ''))),
  );
  const flexible = columns.flatMap((column, place) => (column.flexible ? [place] : []));
  const widths = fitColumns(natural, flexible, terminal.width);
  const table = new Table({
    head: columns.map(({ title }) => paint(terminal, 'bold', title)),
    colWidths: widths.map((width) => width + 2),
    colAligns: columns.map(({ align }) => align ?? 'left'),
    wordWrap: true,
    style: { head: [], border: [] },
  });
  table.push(...rows.map((row) => [...row]));
  return `${table.toString()}\n`;
}

function longestLine(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.length));
}
