/** How wide each column of a table may be, so that the table fits the terminal. */

/** A border on each side of each column, one blank left and right of the text, one border at the end. */
const borderPerColumn = 3;
const narrowest = 8;

/**
 * Widths of the text in each column. Columns keep their natural width while the table fits; then those named in
 * `flexible` give way, the widest first. Without a width of the terminal nothing is cut.
 */
export function fitColumns(
  natural: readonly number[],
  flexible: readonly number[],
  width: number | undefined,
): readonly number[] {
  const widths = [...natural];
  if (width === undefined) return widths;
  let excess = widths.reduce((sum, column) => sum + column + borderPerColumn, 1) - width;
  while (excess > 0) {
    const widest = flexible.reduce((a, b) => (widthAt(widths, b) > widthAt(widths, a) ? b : a));
    if (widthAt(widths, widest) <= narrowest) break;
    widths[widest] = widthAt(widths, widest) - 1;
    excess -= 1;
  }
  return widths;
}

function widthAt(widths: readonly number[], column: number): number {
  return widths[column] ?? 0;
}
