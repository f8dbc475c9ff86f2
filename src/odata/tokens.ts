/** The words of a query option, one at a time, each with its place. */

import { oDataFault, quoted } from './fault.ts';

export type Token =
  | { readonly kind: 'word' | 'mark'; readonly text: string; readonly at: number }
  | {
      readonly kind: 'literal';
      readonly value: string;
      readonly is: 'text' | 'number' | 'instant';
      readonly text: string;
      readonly at: number;
    }
  | { readonly kind: 'end'; readonly text: ''; readonly at: number };

const blanks = /[ \t]*/y;
const word = /[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)*/iy;
const mark = /[(),:/*]/y;
const text = /'(?:[^']|'')*'/y;
/** Unquoted, as OData has it; compared as a text. */
const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z_-])/iy;
const instant = /\d{4}-\d\d-\d\d[0-9a-z:.+-]*/iy;
const number = /-?\d{1,20}(?:\.\d{1,20})?(?:e[+-]?\d{1,3})?(?![0-9a-z_.])/iy;

export class Tokens {
  readonly option: string;
  readonly #text: string;
  #next: Token;

  constructor(option: string, source: string) {
    this.option = option;
    this.#text = source;
    this.#next = this.#read(0);
  }

  get next(): Token {
    return this.#next;
  }

  /** Gives the next token and goes on behind it. */
  take(): Token {
    const taken = this.#next;
    if (taken.kind !== 'end') this.#next = this.#read(taken.at - 1 + taken.text.length);
    return taken;
  }

  /** Takes the mark or the word, in any case, if it comes next. */
  takeIf(expected: string): boolean {
    if (!this.isNext(expected)) return false;
    this.take();
    return true;
  }

  isNext(expected: string): boolean {
    return this.#next.kind !== 'literal' && this.#next.text.toLowerCase() === expected;
  }

  expect(expected: string): void {
    if (!this.takeIf(expected)) throw this.fault(`"${expected}"`);
  }

  /** About the next token, or one that was taken. */
  fault(expected: string, token: Token = this.#next) {
    const found = token.kind === 'end' ? 'the end' : quoted(token.text);
    return oDataFault({ option: this.option, at: token.at }, found, expected);
  }

  #read(from: number): Token {
    const start = from + (matchAt(blanks, this.#text, from)?.length ?? 0);
    const at = start + 1;
    if (start >= this.#text.length) return { kind: 'end', text: '', at };
    const plain = (expression: RegExp) => matchAt(expression, this.#text, start);
    const quotedText = plain(text);
    if (quotedText !== undefined) {
      return {
        kind: 'literal',
        is: 'text',
        value: quotedText.slice(1, -1).replaceAll("''", "'"),
        text: quotedText,
        at,
      };
    }
    const id = plain(guid);
    if (id !== undefined) return { kind: 'literal', is: 'text', value: id, text: id, at };
    const date = plain(instant);
    if (date !== undefined) return { kind: 'literal', is: 'instant', value: date, text: date, at };
    const digits = plain(number);
    if (digits !== undefined) return { kind: 'literal', is: 'number', value: digits, text: digits, at };
    const name = plain(word);
    if (name !== undefined) return { kind: 'word', text: name, at };
    const sign = plain(mark);
    if (sign !== undefined) return { kind: 'mark', text: sign, at };
    throw oDataFault(
      { option: this.option, at },
      quoted(this.#text.slice(start)),
      this.#text[start] === "'" ? 'a text that ends with a quote' : 'a name, a value, an operator or a bracket',
    );
  }
}

function matchAt(expression: RegExp, source: string, at: number): string | undefined {
  expression.lastIndex = at;
  return expression.exec(source)?.[0];
}
