/** Columns of a console: East Asian characters take two. */

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/;

/**
 * The pieces of the line that begin at the given console columns; the last runs to the end. A word that begins before its
 * column, as a number set to the right does, is not torn.
 */
export function sliceColumns(line: string, starts: readonly number[]): string[] {
  if (!wide.test(line)) {
    const bounds = starts.map((start) => startOfWord(line, start));
    return bounds.map((start, index) => line.slice(start, bounds[index + 1]).trim());
  }
  const pieces = starts.map(() => '');
  let column = 0;
  let piece = -1;
  for (const character of line) {
    while (piece + 1 < starts.length && column >= (starts[piece + 1] ?? 0)) piece++;
    if (piece >= 0) pieces[piece] += character;
    column += wide.test(character) ? 2 : 1;
  }
  return pieces.map((text) => text.trim());
}

function startOfWord(line: string, column: number): number {
  if (column === 0 || column >= line.length || /\s/.test(line[column] ?? ' ')) return column;
  let start = column;
  while (start > 0 && /\S/.test(line[start - 1] ?? ' ')) start--;
  return start;
}

/** The console column at which each piece matching `shape` begins. */
export function findColumnStarts(line: string, shape: RegExp): number[] {
  return Array.from(line.matchAll(shape), (match) => displayWidth(line.slice(0, match.index)));
}

function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += wide.test(character) ? 2 : 1;
  return width;
}
