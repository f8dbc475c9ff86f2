/** Draws rows of text as a table that fits the terminal: a heading, a rule, columns with blanks between. */

import { paint, printable, type Terminal } from '../terminal.ts';
import { fitColumns, gutter, wrapText } from './fit-columns.ts';
import { widthOf } from './text-width.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'right';
  /** The column may be narrowed, its text wrapped, when the terminal is too narrow for all. */
  readonly flexible?: true;
}

/** A cell may have several lines, and be of anybody: names come from devices, from the page and from other servers. */
export function drawTable(
  columns: readonly Column[],
  cells: readonly (readonly string[])[],
  terminal: Terminal,
): string {
  const rows = cells.map((row) => row.map(printable));
  const natural = columns.map(({ title }, place) => Math.max(widthOf(title), ...rows.map((row) => widest(row[place]))));
  const flexible = columns.flatMap((column, place) => (column.flexible ? [place] : []));
  const widths = fitColumns(natural, flexible, terminal.width);
  const titles = drawRow(
    columns.map(({ title }) => title),
    columns,
    widths,
  );
  const rule = widths.map((width) => '─'.repeat(width)).join(' '.repeat(gutter));
  return [paint(terminal, 'bold', titles), rule, ...rows.map((row) => drawRow(row, columns, widths)), ''].join('\n');
}

function drawRow(cells: readonly string[], columns: readonly Column[], widths: readonly number[]): string {
  const wrapped = widths.map((width, place) => wrapText(cells[place] ?? '', width));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  const lines = Array.from({ length: height }, (_, line) =>
    widths
      .map((width, place) => pad(wrapped[place]?.[line] ?? '', width, columns[place]))
      .join(' '.repeat(gutter))
      .trimEnd(),
  );
  return lines.join('\n');
}

function pad(text: string, width: number, column: Column | undefined): string {
  const blanks = ' '.repeat(Math.max(0, width - widthOf(text)));
  return column?.align === 'right' ? blanks + text : text + blanks;
}

function widest(cell: string | undefined): number {
  return Math.max(0, ...(cell ?? '').split('\n').map(widthOf));
}
