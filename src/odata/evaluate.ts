/** Whether a row is one that a `$filter` asks for. */

import type { Comparison, Condition, Expression, Literal } from './expression.ts';

/** What a row has of a property; an instant is milliseconds since 1970, a name is lower case. */
export type Value = Literal | readonly string[];
export type ReadValue = (property: string) => Value;

/** Null equals null, and no other comparison with null is true; nor does null begin with, end with or contain anything. */
export function isAskedFor(expression: Expression, read: ReadValue): boolean {
  switch (expression.kind) {
    case 'and':
      return expression.sides.every((side) => isAskedFor(side, read));
    case 'or':
      return expression.sides.some((side) => isAskedFor(side, read));
    case 'not':
      return !isAskedFor(expression.of, read);
    case 'any': {
      const { of, property } = expression;
      const elements = (read(property) ?? []) as readonly string[];
      return elements.some((element) => of === undefined || isAskedFor(of, () => element));
    }
    default:
      return holds(expression, read(expression.property) as Literal);
  }
}

/** Asked of one value. Names are lower case, as they are in the condition. */
export function holds(condition: Condition, found: Literal): boolean {
  switch (condition.kind) {
    case 'compare':
      return compares(condition.operator, found, condition.value);
    case 'in':
      return condition.values.some((value) => compares('eq', found, value));
    case 'match':
      return typeof found === 'string' && matchers[condition.how](found, condition.text);
  }
}

const matchers = {
  startswith: (found: string, text: string) => found.startsWith(text),
  endswith: (found: string, text: string) => found.endsWith(text),
  contains: (found: string, text: string) => found.includes(text),
};

function compares(operator: Comparison, found: Literal, value: Literal): boolean {
  if (operator === 'eq') return found === value;
  if (operator === 'ne') return found !== value;
  if (found === null || value === null) return false;
  if (operator === 'gt') return found > value;
  if (operator === 'ge') return found >= value;
  return operator === 'lt' ? found < value : found <= value;
}
