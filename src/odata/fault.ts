/** How a query option that cannot be read is refused: where, what was found, what would do. */

import { KnownError } from '../errors.ts';

export interface Place {
  /** "$filter". */
  readonly option: string;
  /** Of the first character that is wrong, from 1. */
  readonly at: number;
}

const longestQuoted = 40;

export function oDataFault({ option, at }: Place, found: string, expected: string): KnownError {
  return new KnownError(
    'ODataError',
    `The query option '${option}' cannot be read at character ${at}: found ${found}, expected ${expected}.`,
  );
}

/** A piece of what the client sent, for a message. */
export function quoted(text: string): string {
  const short = text.length > longestQuoted ? `${text.slice(0, longestQuoted)}…` : text;
  return `"${short.replaceAll(/\p{C}/gu, '\u{FFFD}')}"`;
}

/** "a, b or c". */
export function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
