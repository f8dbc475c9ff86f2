/** Delimited text as cells: commas, semicolons, tabs or bars, quoted or not. One damaged record never takes the others down. */

export interface CsvRecord {
  readonly cells: readonly string[];
  /** Of its first text line, from 1. */
  readonly textLineNumber: number;
}

export interface CsvText {
  readonly records: readonly CsvRecord[];
  /** Records that are left out, by their first text line. */
  readonly faults: readonly { readonly textLineNumber: number; readonly message: string }[];
}

/** A quoted cell may go on below; one that is still open after so many text lines is damaged. */
const mostTextLines = 100;

/** Records of damaged quotes that are followed so far; in a text with more of them no cell goes on below. */
const mostFollowed = 50;

/** Every record in the text lines, empty ones left out; records may be shorter or longer than the first. */
export function readCsv(textLines: readonly string[], delimiter: string): CsvText {
  const records: CsvRecord[] = [];
  const faults: { textLineNumber: number; message: string }[] = [];
  let at = 0;
  while (at < textLines.length) {
    if ((textLines[at] ?? '').trim() === '') {
      at += 1;
      continue;
    }
    const read = readRecord(textLines, at, delimiter, faults.length < mostFollowed ? mostTextLines : 1);
    if ('fault' in read) {
      faults.push({ textLineNumber: at + 1, message: read.fault });
      at += 1;
    } else {
      records.push({ cells: read.cells, textLineNumber: at + 1 });
      at = read.next;
    }
  }
  return { records, faults };
}

type ReadRecord = { readonly cells: string[]; readonly next: number } | { readonly fault: string };

function readRecord(textLines: readonly string[], first: number, delimiter: string, most: number): ReadRecord {
  const cells: string[] = [];
  let at = first;
  let textLine = textLines[at] ?? '';
  let from = 0;
  while (true) {
    const start = skipBlanks(textLine, from, delimiter);
    if (textLine[start] !== '"') {
      const end = textLine.indexOf(delimiter, start);
      cells.push(textLine.slice(start, end < 0 ? undefined : end).trim());
      if (end < 0) return { cells, next: at + 1 };
      from = end + delimiter.length;
      continue;
    }
    const quoted = readQuoted(textLines, at, start + 1, Math.min(textLines.length, first + most));
    if (quoted === undefined) return { fault: 'a quote is opened and not closed' };
    cells.push(quoted.text);
    at = quoted.index;
    textLine = textLines[at] ?? '';
    from = skipBlanks(textLine, quoted.end, delimiter);
    if (from >= textLine.length) return { cells, next: at + 1 };
    if (!textLine.startsWith(delimiter, from)) return { fault: 'a quote is closed in the middle of a value' };
    from += delimiter.length;
  }
}

/** What stands between the quotes, where a doubled quote is one; and the place behind the closing one. */
function readQuoted(
  textLines: readonly string[],
  first: number,
  from: number,
  lastTextLine: number,
): { readonly text: string; readonly index: number; readonly end: number } | undefined {
  const pieces: string[] = [];
  for (let at = first; at < lastTextLine; at++) {
    const text = textLines[at] ?? '';
    let start = at === first ? from : 0;
    while (true) {
      const quote = text.indexOf('"', start);
      if (quote < 0) break;
      pieces.push(text.slice(start, quote));
      if (text[quote + 1] !== '"') return { text: pieces.join(''), index: at, end: quote + 1 };
      pieces.push('"');
      start = quote + 2;
    }
    pieces.push(text.slice(start), '\n');
  }
  return undefined;
}

/** A tab that delimits is no blank. */
function skipBlanks(textLine: string, from: number, delimiter: string): number {
  let at = from;
  while (textLine[at] === ' ' || (textLine[at] === '\t' && delimiter !== '\t')) at += 1;
  return at;
}

/** The delimiter that the header text line uses most; undefined when it uses none. */
export function guessDelimiter(header: string): string | undefined {
  const outside = header.replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t', '|'].map((delimiter) => ({ delimiter, count: outside.split(delimiter).length - 1 }));
  const best = counts.reduce((a, b) => (b.count > a.count ? b : a));
  return best.count > 0 ? best.delimiter : undefined;
}
