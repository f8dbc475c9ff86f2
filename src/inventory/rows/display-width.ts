/** Columns of a console: East Asian characters take two. */

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/;

/**
 * The pieces of the line that begin at the given console columns; the last runs to the end. A word that begins before its
 * column, as a number set to the right does, is not torn.
 */
export function sliceColumns(line: string, starts: readonly number[]): string[] {
  const offsets = wide.test(line) ? offsetsOfColumns(line, starts) : starts;
  const bounds = offsets.map((offset) => startOfWord(line, offset));
  return bounds.map((start, index) => line.slice(start, bounds[index + 1]).trim());
}

/** Where in the text each console column begins. */
function offsetsOfColumns(line: string, starts: readonly number[]): number[] {
  const offsets: number[] = [];
  let column = 0;
  let offset = 0;
  for (const character of line) {
    while (offsets.length < starts.length && column >= (starts[offsets.length] ?? 0)) offsets.push(offset);
    column += wide.test(character) ? 2 : 1;
    offset += character.length;
  }
  while (offsets.length < starts.length) offsets.push(offset);
  return offsets;
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
