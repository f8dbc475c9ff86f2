/** Columns of a console: East Asian characters take two. */

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/;

/**
 * The pieces of the text line that begin at the given console columns, in rising order; the last runs to the end, and there is
 * none for a column beyond it. A word that begins before its column, as a number set to the right does, is not torn.
 */
export function sliceColumns(textLine: string, starts: readonly number[]): string[] {
  const offsets = wide.test(textLine) ? offsetsOfColumns(textLine, starts) : starts;
  const bounds = startsOfWords(textLine, offsets);
  return bounds.map((start, index) => textLine.slice(start, bounds[index + 1]).trim());
}

/** Where in the text each console column begins, up to the end of the text. */
function offsetsOfColumns(textLine: string, starts: readonly number[]): number[] {
  const offsets: number[] = [];
  let column = 0;
  let offset = 0;
  for (const character of textLine) {
    while (offsets.length < starts.length && column >= (starts[offsets.length] ?? 0)) offsets.push(offset);
    column += wide.test(character) ? 2 : 1;
    offset += character.length;
  }
  return offsets;
}

/** Each offset, put back to where the word at it begins; in one walk over the text line, however many there are. */
function startsOfWords(textLine: string, offsets: readonly number[]): number[] {
  const starts: number[] = [];
  let at = 0;
  let word = 0;
  for (const offset of offsets) {
    if (offset >= textLine.length) break;
    for (; at <= offset; at++) if (/\s/.test(textLine[at] ?? ' ')) word = at + 1;
    starts.push(Math.min(word, offset));
  }
  return starts;
}

/** The console column at which each piece matching `shape` begins. */
export function findColumnStarts(textLine: string, shape: RegExp): number[] {
  const starts: number[] = [];
  let width = 0;
  let measured = 0;
  for (const { index } of textLine.matchAll(shape)) {
    width += displayWidth(textLine.slice(measured, index));
    measured = index;
    starts.push(width);
  }
  return starts;
}

function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += wide.test(character) ? 2 : 1;
  return width;
}
