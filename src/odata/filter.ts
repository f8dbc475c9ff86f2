/** Reads a `$filter`: recursive descent over what is allowed, and nothing besides. */

import { KnownError } from '../errors.ts';
import type { Comparison, Condition, Expression, Literal, Match, Properties, PropertyType } from './expression.ts';
import { oneOf } from './fault.ts';
import { readInstant } from './instant.ts';
import { type Token, Tokens } from './tokens.ts';

const longestOption = 4_096;
export const deepest = 32;

const comparisons: readonly Comparison[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];
const matches: readonly Match[] = ['startswith', 'endswith', 'contains'];
const mirrored: Readonly<Record<Comparison, Comparison>> = {
  eq: 'eq',
  ne: 'ne',
  gt: 'lt',
  ge: 'le',
  lt: 'gt',
  le: 'ge',
};

/** Throws `KnownError` ODataError that says where the text is wrong, and what would do. */
export function readFilter(text: string, properties: Properties): Expression {
  refuseLong('$filter', text);
  const reader = new FilterReader(new Tokens('$filter', text), properties);
  return reader.read();
}

export function refuseLong(option: string, text: string): void {
  if (text.length <= longestOption) return;
  throw new KnownError(
    'ODataError',
    `The query option '${option}' has ${text.length} characters; at most ${longestOption} are read. Ask for less at once.`,
  );
}

/** The variable of an `any`, and the list whose element it is. */
interface Variable {
  readonly name: string;
  readonly property: string;
}

class FilterReader {
  readonly #tokens: Tokens;
  readonly #properties: Properties;
  readonly #names: ReadonlyMap<string, string>;
  #depth = 0;
  #variable: Variable | undefined;

  constructor(tokens: Tokens, properties: Properties) {
    this.#tokens = tokens;
    this.#properties = properties;
    this.#names = new Map(Object.keys(properties).map((name) => [name.toLowerCase(), name]));
  }

  read(): Expression {
    const expression = this.#or();
    if (this.#tokens.next.kind !== 'end') throw this.#tokens.fault('"and", "or" or the end');
    return expression;
  }

  #or(): Expression {
    return this.#sides('or', () => this.#sides('and', () => this.#unary()));
  }

  #sides(word: 'and' | 'or', side: () => Expression): Expression {
    const first = side();
    if (!this.#tokens.isNext(word)) return first;
    const sides = [first];
    while (this.#tokens.takeIf(word)) sides.push(side());
    return { kind: word, sides };
  }

  #unary(): Expression {
    if (this.#tokens.isNext('not')) return this.#within(() => ({ kind: 'not', of: this.#unary() }));
    if (this.#tokens.isNext('(')) {
      return this.#within(() => {
        const expression = this.#or();
        this.#tokens.expect(')');
        return expression;
      });
    }
    return this.#condition();
  }

  /** Takes what opens, and counts how deep that is. */
  #within<Result>(read: () => Result): Result {
    if (this.#depth === deepest) throw this.#tokens.fault(`at most ${deepest} brackets and "not" within each other`);
    this.#tokens.take();
    this.#depth += 1;
    const result = read();
    this.#depth -= 1;
    return result;
  }

  #condition(): Expression {
    const token = this.#tokens.take();
    if (token.kind === 'literal' || isConstant(token)) {
      const operator = this.#comparison();
      return this.#compare(this.#property(this.#tokens.take()), mirrored[operator], token);
    }
    const match = token.kind === 'word' ? matches.find((name) => name === token.text.toLowerCase()) : undefined;
    if (match !== undefined && this.#tokens.isNext('(')) return this.#call(match);
    const property = this.#property(token);
    if (this.#tokens.takeIf('/')) return this.#any(property, token);
    if (this.#typeOf(property) === 'names' && property !== this.#variable?.property) {
      throw this.#tokens.fault(`"/any(x: x eq '…')", since ${property} is a list`);
    }
    if (this.#tokens.takeIf('in')) return this.#in(property);
    if (this.#typeOf(property) === 'flag' && !this.#isComparisonNext()) {
      return { kind: 'compare', property, operator: 'eq', value: true };
    }
    return this.#compare(property, this.#comparison(), this.#tokens.take());
  }

  #compare(property: string, operator: Comparison, token: Token): Condition {
    const value = this.#literal(property, token);
    if (typeof value === 'boolean' && operator !== 'eq' && operator !== 'ne') {
      throw this.#tokens.fault(`a comparison of ${property} by eq or ne`, token);
    }
    return { kind: 'compare', property, operator, value };
  }

  /** `contains(name,'x')`, and as some clients write it, `contains(name,'x') eq true`. */
  #call(how: Match): Expression {
    const condition = this.#within((): Expression => {
      const token = this.#tokens.take();
      const property = this.#property(token);
      if (!isText(this.#typeOf(property)) || (this.#typeOf(property) === 'names' && this.#variable === undefined)) {
        throw this.#tokens.fault(`a property that is a text, which ${property} is not`, token);
      }
      this.#tokens.expect(',');
      const text = this.#literal(property, this.#tokens.next);
      if (text === null) throw this.#tokens.fault("a text such as 'x'");
      this.#tokens.take();
      this.#tokens.expect(')');
      return { kind: 'match', property, how, text: text as string };
    });
    if (!this.#isComparisonNext()) return condition;
    const operator = this.#tokens.take();
    const told = this.#tokens.take();
    const is = told.text.toLowerCase();
    const asked = operator.text.toLowerCase();
    if (told.kind !== 'word' || !['true', 'false'].includes(is)) throw this.#tokens.fault('true or false', told);
    if (!['eq', 'ne'].includes(asked)) throw this.#tokens.fault('eq or ne', operator);
    return (is === 'true') === (asked === 'eq') ? condition : { kind: 'not', of: condition };
  }

  #in(property: string): Condition {
    if (!this.#tokens.isNext('(')) throw this.#tokens.fault("a list such as ('a','b')");
    return this.#within(() => {
      const values: Literal[] = [];
      do values.push(this.#literal(property, this.#tokens.take()));
      while (this.#tokens.takeIf(','));
      this.#tokens.expect(')');
      return { kind: 'in', property, values };
    });
  }

  #any(property: string, token: Token): Expression {
    if (this.#typeOf(property) !== 'names' || this.#variable !== undefined) {
      throw this.#tokens.fault(`a property that is a list, which ${property} is not`, token);
    }
    this.#tokens.expect('any');
    if (!this.#tokens.isNext('(')) throw this.#tokens.fault('"("');
    return this.#within((): Expression => {
      if (this.#tokens.takeIf(')')) return { kind: 'any', property };
      const name = this.#tokens.take();
      if (name.kind !== 'word') throw this.#tokens.fault("a variable, as in any(x: x eq '…')", name);
      this.#tokens.expect(':');
      this.#variable = { name: name.text.toLowerCase(), property };
      const of = this.#or();
      this.#variable = undefined;
      this.#tokens.expect(')');
      return { kind: 'any', property, of };
    });
  }

  #isComparisonNext(): boolean {
    return comparisons.some((name) => this.#tokens.isNext(name));
  }

  #comparison(): Comparison {
    const name = comparisons.find((known) => this.#tokens.isNext(known));
    if (name === undefined) throw this.#tokens.fault(`an operator: ${oneOf([...comparisons, 'in'])}`);
    this.#tokens.take();
    return name;
  }

  /** In any case. Within `any` its variable alone. */
  #property(token: Token): string {
    const name = token.text.toLowerCase();
    if (this.#variable !== undefined) {
      if (token.kind === 'word' && name === this.#variable.name) return this.#variable.property;
      throw this.#tokens.fault(`the variable of "any", ${this.#variable.name}`, token);
    }
    const property = token.kind === 'word' ? this.#names.get(name) : undefined;
    if (property === undefined) throw this.#tokens.fault(`a property: ${oneOf(Object.keys(this.#properties))}`, token);
    return property;
  }

  #typeOf(property: string): PropertyType {
    return this.#properties[property] as PropertyType;
  }

  #literal(property: string, token: Token): Literal {
    if (isConstant(token) && token.text.toLowerCase() === 'null') return null;
    const type = this.#typeOf(property);
    const value = literalOf(type, token);
    if (value === undefined)
      throw this.#tokens.fault(`${examples[type]}, since it is compared with ${property}`, token);
    return value;
  }
}

const examples: Readonly<Record<PropertyType, string>> = {
  text: "a text in quotes such as 'x', or null",
  name: "a text in quotes such as 'x', or null",
  names: "a text in quotes such as 'x', or null",
  number: 'a number such as 19045, without quotes, or null',
  flag: 'true, false or null',
  instant: 'a time such as 2026-07-06T08:00:00Z, without quotes, or null',
};

function literalOf(type: PropertyType, token: Token): Literal | undefined {
  if (type === 'flag') return isConstant(token) ? token.text.toLowerCase() === 'true' : undefined;
  if (token.kind !== 'literal') return undefined;
  if (type === 'instant') return token.is === 'instant' ? readInstant(token.value) : undefined;
  if (type === 'number') return token.is === 'number' ? Number(token.value) : undefined;
  if (token.is !== 'text') return undefined;
  return type === 'text' ? token.value : token.value.toLowerCase();
}

function isText(type: PropertyType): boolean {
  return type === 'text' || type === 'name' || type === 'names';
}

function isConstant(token: Token): boolean {
  return token.kind === 'word' && ['null', 'true', 'false'].includes(token.text.toLowerCase());
}
