/** How wide each column of a table may be, and how text is broken to that width. Widths are columns of the terminal. */

import { leadingOf, widthOf } from './text-width.ts';

/** Blanks between two columns. */
export const gutter = 2;
const narrowest = 8;

/**
 * Widths of the columns. They keep their natural width while the table fits; then those named in `flexible` give way, the
 * widest first, down to eight. Without a width of the terminal nothing is narrowed.
 */
export function fitColumns(
  natural: readonly number[],
  flexible: readonly number[],
  width: number | undefined,
): readonly number[] {
  const widths = [...natural];
  if (width === undefined || flexible.length === 0) return widths;
  let excess = widths.reduce((sum, column) => sum + column + gutter, -gutter) - width;
  while (excess > 0) {
    const widest = flexible.reduce((a, b) => (widthAt(widths, b) > widthAt(widths, a) ? b : a));
    if (widthAt(widths, widest) <= narrowest) break;
    widths[widest] = widthAt(widths, widest) - 1;
    excess -= 1;
  }
  return widths;
}

/** The lines of the text, none wider than `width`: broken at blanks, a longer word inside. */
export function wrapText(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width));
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let rest = line;
  while (widthOf(rest) > width) {
    const fitting = leadingOf(rest, width).length;
    const blank = rest.lastIndexOf(' ', fitting);
    const end = blank > 0 ? blank : fitting;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...lines, rest];
}

function widthAt(widths: readonly number[], column: number): number {
  return widths[column] ?? 0;
}
