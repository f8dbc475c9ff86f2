/** Which texts of a column begin, end or go on with another, or come before it. By bytes: that is by characters too, as UTF-8 is made. */

import { compareBytes, type TextColumn } from './column-page.ts';

export type TextTest =
  | { readonly kind: 'startswith' | 'endswith' | 'contains'; readonly text: string }
  /** `wanted` has what is said of texts before it, of the same and of those behind it. */
  | { readonly kind: 'compare'; readonly text: string; readonly wanted: readonly [number, number, number] }
  /** Between blanks. */
  | { readonly kind: 'word'; readonly text: string }
  /** That there is a text. */
  | { readonly kind: 'any' };

/** Of the bytes from `start` up to `end`. */
type BytesTest = (bytes: Buffer, start: number, end: number) => number;

const blank = 0x20;

export interface TestedTexts {
  /** Those that are looked at, all others being no. */
  readonly among?: Uint8Array | undefined;
  /** Of lists of words the first one alone; without a text it is different from every other, and meets nothing else. */
  readonly firstWord?: boolean;
}

/** A byte a text. */
export function testTexts(
  column: TextColumn,
  texts: number,
  test: TextTest,
  { among, firstWord = false }: TestedTexts = {},
): Uint8Array {
  const { bytes, starts } = column;
  const meets = new Uint8Array(texts);
  const text = 'text' in test ? Buffer.from(test.text) : Buffer.alloc(0);
  const is = bytesTest(test, text);
  const isSearched = (test.kind === 'contains' && !firstWord) || test.kind === 'word';
  const from = isSearched && among === undefined ? markRare(column, texts, text, is, meets) : 0;
  const ofNone = test.kind === 'compare' ? differs(test.wanted) : 0;
  for (let row = from; row < texts; row += 1) {
    if (among?.[row] === 0) continue;
    const start = starts[row] as number;
    const whole = (starts[row + 1] as number) - 1;
    if (firstWord) {
      let end = start;
      while (end < whole && bytes[end] !== blank) end += 1;
      meets[row] = start === whole ? ofNone : is(bytes, start, end);
    } else {
      meets[row] = is(bytes, start, whole);
    }
  }
  return meets;
}

function differs([before, equal, behind]: readonly [number, number, number]): number {
  return before === 1 && equal === 0 && behind === 1 ? 1 : 0;
}

function bytesTest(test: TextTest, text: Buffer): BytesTest {
  const { length } = text;
  const isAt = (bytes: Buffer, at: number) => {
    for (let place = 0; place < length; place += 1) if (bytes[at + place] !== text[place]) return false;
    return true;
  };
  switch (test.kind) {
    case 'startswith':
      return (bytes, start, end) => (end - start >= length && isAt(bytes, start) ? 1 : 0);
    case 'endswith':
      return (bytes, start, end) => (end - start >= length && isAt(bytes, end - length) ? 1 : 0);
    case 'contains':
      return (bytes, start, end) => {
        const first = text[0];
        for (let at = start; at <= end - length; at += 1) {
          if ((bytes[at] === first || length === 0) && isAt(bytes, at)) return 1;
        }
        return 0;
      };
    case 'word':
      return (bytes, start, end) => {
        for (let at = start; at <= end - length; at += 1) {
          const begins = at === start || bytes[at - 1] === blank;
          if (begins && (at + length === end || bytes[at + length] === blank) && isAt(bytes, at)) return 1;
        }
        return 0;
      };
    case 'compare':
      return (bytes, start, end) =>
        test.wanted[Math.sign(compareBytes(bytes, start, end, text, 0, length)) + 1] as number;
    case 'any':
      return (_bytes, start, end) => (end > start ? 1 : 0);
  }
}

/** What is found more often is found faster text by text. */
const mostRare = 300;

/** Looks at texts that have it as long as they are few; gives the first text that has not been looked at. */
function markRare(
  { bytes, starts }: TextColumn,
  texts: number,
  text: Buffer,
  is: BytesTest,
  meets: Uint8Array,
): number {
  if (text.length === 0 || text.includes(0x0a)) return 0;
  let row = 0;
  for (let found = 0; found < mostRare; found += 1) {
    const at = bytes.indexOf(text, starts[row]);
    if (at < 0) return texts;
    while ((starts[row + 1] as number) <= at) row += 1;
    meets[row] = is(bytes, starts[row] as number, (starts[row + 1] as number) - 1);
    row += 1;
    if (row === texts) return texts;
  }
  return row;
}
