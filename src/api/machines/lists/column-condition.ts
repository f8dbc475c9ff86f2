/** What a filter asks of a column of devices, as the store has it. */

import type { Comparison, Condition, Literal } from '../../../odata/expression.ts';
import type { DeviceColumn, DeviceCondition } from '../../../store/device-list.ts';
import { lowestIdFrom } from './id-bound.ts';

const operators = { eq: '=', ne: '<>', gt: '>', ge: '>=', lt: '<', le: '<=' } as const;
const no: DeviceCondition = { kind: 'constant', value: false };
const yes: DeviceCondition = { kind: 'constant', value: true };

/** Of the main address, which a machine may not have. */
export function addressCondition(condition: Condition): DeviceCondition {
  const column = 'mainAddress';
  switch (condition.kind) {
    case 'compare':
      return compareAddress(condition.operator, condition.value);
    case 'in':
      return { kind: 'or', of: [no, ...condition.values.map((value) => compareAddress('eq', value))] };
    case 'match':
      return { kind: 'match', column, how: condition.how, text: condition.text };
  }
}

function compareAddress(operator: Comparison, value: Literal): DeviceCondition {
  const column = 'mainAddress';
  if (value !== null) return { kind: 'compare', column, operator: operators[operator], value: String(value) };
  if (operator === 'ne') return { kind: 'address' };
  return operator === 'eq' ? { kind: 'not', of: { kind: 'address' } } : no;
}

/** No column is ever null. */
export function columnCondition(column: DeviceColumn, condition: Condition): DeviceCondition {
  switch (condition.kind) {
    case 'compare':
      return compare(column, condition.operator, condition.value);
    case 'in':
      return { kind: 'or', of: [no, ...condition.values.map((value) => compare(column, 'eq', value))] };
    case 'match':
      return { kind: 'match', column, how: condition.how, text: condition.text };
  }
}

function compare(column: DeviceColumn, operator: Comparison, value: Literal): DeviceCondition {
  if (value === null) return operator === 'ne' ? yes : no;
  if (typeof value === 'number') return compareInstant(column, operator, value);
  if (column === 'id') return compareId(operator, String(value));
  return { kind: 'compare', column, operator: operators[operator], value: String(value) };
}

/** Nothing that was stored lies at either end. */
const earliestMs = Date.parse('0001-01-01T00:00:00.000Z');
const latestMs = Date.parse('9999-12-31T23:59:59.999Z');

/** What is stored are whole milliseconds: what lies between two of them equals none. */
function compareInstant(column: DeviceColumn, operator: Comparison, value: number): DeviceCondition {
  const ms = Math.floor(Math.min(Math.max(value, earliestMs), latestMs));
  const at = (sign: '=' | '<>' | '<' | '<=' | '>' | '>='): DeviceCondition => ({
    kind: 'compare',
    column,
    operator: sign,
    value: new Date(ms).toISOString(),
  });
  if (Number.isInteger(value)) return at(operators[operator]);
  if (operator === 'eq' || operator === 'ne') return operator === 'ne' ? yes : no;
  return at(operator.startsWith('g') ? '>' : '<=');
}

function compareId(operator: Comparison, text: string): DeviceCondition {
  const bound = lowestIdFrom(text);
  if (operator === 'eq' || operator === 'ne') {
    if (bound !== text) return operator === 'ne' ? yes : no;
    return { kind: 'compare', column: 'id', operator: operators[operator], value: text };
  }
  if (bound === undefined) return operator.startsWith('l') ? yes : no;
  const sign = bound === text ? operators[operator] : operator.startsWith('l') ? '<' : '>=';
  return { kind: 'compare', column: 'id', operator: sign, value: bound };
}
