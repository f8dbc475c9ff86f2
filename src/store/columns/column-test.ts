/** Which devices of a page meet a condition: the same ones that a database would find by it. */

import type { ComparedColumn, DeviceCondition } from '../device-list.ts';
import { type ColumnPage, compareBytes, idBytes, type TextColumn } from './column-page.ts';
import { type TextTest, testTexts } from './text-test.ts';

/** A byte a device, 1 for those that do, as far as they are among those that are told. Whoever gets it may write to it. */
export type PageTest = (page: ColumnPage, among?: Uint8Array) => Uint8Array;

type Comparison = Extract<DeviceCondition, { kind: 'compare' }>;

export function pageTest(condition: DeviceCondition): PageTest {
  switch (condition.kind) {
    case 'and':
      return all(condition.of.toSorted((one, other) => costOf(one) - costOf(other)).map(pageTest));
    case 'or':
      return any(condition.of.map(pageTest));
    case 'not':
      return not(pageTest(condition.of));
    case 'constant':
      return ({ devices }) => new Uint8Array(devices).fill(condition.value ? 1 : 0);
    case 'compare':
      return compare(condition);
    case 'in':
      return any(condition.values.map((value) => compare({ ...condition, kind: 'compare', operator: '=', value })));
    case 'match':
      return ofTexts(condition.column, { kind: condition.how, text: condition.text });
    case 'address':
      return condition.value === undefined
        ? (page, among) => testTexts(page.addresses, page.devices, { kind: 'any' }, { among })
        : wordTest(condition.value);
    case 'states':
      return oneOf(({ states }) => states, condition.states);
    case 'tagSets':
      return oneOf(({ tagSets }) => tagSets, condition.tagSets);
  }
}

/** Texts are looked at where nothing else has said no. */
function costOf(condition: DeviceCondition): number {
  switch (condition.kind) {
    case 'constant':
    case 'states':
    case 'tagSets':
      return 0;
    case 'compare':
      return condition.column === 'dnsName' || condition.column === 'mainAddress' ? 2 : 0;
    case 'and':
    case 'or':
      return Math.max(0, ...condition.of.map(costOf));
    case 'not':
      return costOf(condition.of);
    default:
      return 2;
  }
}

function all(tests: readonly PageTest[]): PageTest {
  const [first, ...rest] = tests;
  if (first === undefined) return ({ devices }) => new Uint8Array(devices).fill(1);
  return (page, among) => {
    const meets = first(page, among);
    for (const test of rest) {
      // Most pages have none of what is seldom, and the rest need not be looked for there.
      if (!meets.includes(1)) return meets;
      const also = test(page, meets);
      for (let row = 0; row < meets.length; row += 1) meets[row] = (meets[row] as number) & (also[row] as number);
    }
    return meets;
  };
}

function any(tests: readonly PageTest[]): PageTest {
  return (page, among) => {
    const meets = new Uint8Array(page.devices);
    for (const test of tests) {
      const also = test(page, among);
      for (let row = 0; row < meets.length; row += 1) meets[row] = (meets[row] as number) | (also[row] as number);
    }
    return meets;
  };
}

function not(test: PageTest): PageTest {
  return (page, among) => {
    const meets = test(page, among);
    for (let row = 0; row < meets.length; row += 1) meets[row] = 1 - (meets[row] as number);
    return meets;
  };
}

/** For what comes before, with and behind a value. */
const signs: Readonly<Record<Comparison['operator'], readonly [number, number, number]>> = {
  '<': [1, 0, 0],
  '<=': [1, 1, 0],
  '=': [0, 1, 0],
  '>=': [0, 1, 1],
  '>': [0, 0, 1],
  '<>': [1, 0, 1],
};

function compare({ column, operator, value }: Comparison): PageTest {
  const wanted = signs[operator];
  if (column === 'id') return compareIds(value, wanted);
  if (column === 'dnsName' || column === 'mainAddress')
    return ofTexts(column, { kind: 'compare', wanted, text: value });
  const instant = Date.parse(value);
  return (page) => {
    const values = page[column];
    const meets = new Uint8Array(page.devices);
    for (let row = 0; row < meets.length; row += 1) {
      const at = values[row] as number;
      meets[row] = wanted[(at > instant ? 2 : 1) - (at < instant ? 1 : 0)] as number;
    }
    return meets;
  };
}

/** Ids ascend, so that those before the value are one piece and those behind it another. */
function compareIds(value: string, [before, equal, behind]: readonly [number, number, number]): PageTest {
  const id = Buffer.from(value, 'hex');
  return ({ devices, ids }) => {
    const signOf = (row: number) => compareBytes(ids, row * idBytes, (row + 1) * idBytes, id, 0, id.length);
    const from = firstRow(devices, (row) => signOf(row) >= 0);
    const to = firstRow(devices, (row) => signOf(row) > 0);
    return new Uint8Array(devices).fill(before, 0, from).fill(equal, from, to).fill(behind, to);
  };
}

/** All rows behind it meet it as well. */
export function firstRow(rows: number, meets: (row: number) => boolean): number {
  let [low, high] = [0, rows];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (meets(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function oneOf(column: (page: ColumnPage) => Uint32Array, numbers: readonly number[]): PageTest {
  const wanted = new Uint8Array(numbers.reduce((most, number) => Math.max(most, Math.min(number, mostDirect)), 0) + 1);
  const large = new Set(numbers.filter((number) => number > mostDirect));
  for (const number of numbers) if (number <= mostDirect) wanted[number] = 1;
  return (page) => {
    const values = column(page);
    const meets = new Uint8Array(page.devices);
    for (let row = 0; row < meets.length; row += 1) {
      const value = values[row] as number;
      meets[row] = value < wanted.length ? (wanted[value] as number) : large.has(value) ? 1 : 0;
    }
    return meets;
  };
}

/** Numbers up to it are looked up in a table. */
export const mostDirect = 2 ** 22;

function ofTexts(column: ComparedColumn, test: TextTest): PageTest {
  switch (column) {
    case 'dnsName':
      return (page, among) => testTexts(page.names, page.devices, test, { among });
    case 'mainAddress':
      return (page, among) => testTexts(page.addresses, page.devices, test, { among, firstWord: true });
    case 'id':
      return (page, among) => testTexts(idsAsTexts(page), page.devices, test, { among });
    default:
      throw new Error(`Nothing is matched within ${column}.`);
  }
}

function wordTest(word: string): PageTest {
  return (page, among) => testTexts(page.addresses, page.devices, { kind: 'word', text: word }, { among });
}

function idsAsTexts({ devices, ids }: ColumnPage): TextColumn {
  const width = 2 * idBytes + 1;
  const bytes = Buffer.alloc(devices * width, '\n');
  for (let at = 0, to = 0; at < ids.length; at += 1, to += 2) {
    if (at > 0 && at % idBytes === 0) to += 1;
    const byte = ids[at] as number;
    bytes[to] = digits[byte >>> 4] as number;
    bytes[to + 1] = digits[byte & 15] as number;
  }
  const starts = new Uint32Array(devices + 1);
  for (let row = 1; row <= devices; row += 1) starts[row] = row * width;
  return { starts, bytes };
}

const digits = Buffer.from('0123456789abcdef');
