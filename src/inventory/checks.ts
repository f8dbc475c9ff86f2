/** How a value of our own JSON is checked: it is of the contract's type, or what is wrong with it is said. */

import { type KbNumber, parseKbNumber } from '../brand.ts';
import { parseIpAddress } from './ip-addresses.ts';
import type { OfferedUpdate } from './offers.ts';
import type { Software } from './software-list.ts';
import { isObject } from './text/json-values.ts';

/** A value of the contract's type, or what is wrong with what was found. */
export type Checked<Value> = { readonly value: Value } | { readonly fault: string };

/** The longest text that a field may hold. */
export const longestText = 1024;

/** Nothing where a text is expected: many sources write so what they do not know. */
export function isBlank(value: unknown): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

export function readText(value: unknown): Checked<string> {
  return typeof value === 'string' && value.length > 0 && value.length <= longestText
    ? { value }
    : fault(value, `a text of 1 to ${longestText} characters`);
}

export function readFlag(value: unknown): Checked<boolean> {
  return typeof value === 'boolean' ? { value } : fault(value, 'true or false');
}

export function readKb(value: unknown): Checked<KbNumber> {
  const kb = typeof value === 'string' ? parseKbNumber(value) : undefined;
  return kb ? { value: kb } : fault(value, 'a KB number such as "KB4540673" or "4540673"');
}

export function readIpAddress(value: unknown): Checked<string> {
  const address = typeof value === 'string' ? parseIpAddress(value) : undefined;
  return address ? { value: address } : fault(value, 'an IP address such as "192.0.2.7"');
}

/** One of the words; `expected` says which. */
export function readOneOf<Word extends string>(
  value: unknown,
  words: readonly Word[],
  expected: string,
): Checked<Word> {
  const word = words.find((allowed) => allowed === value);
  return word === undefined ? fault(value, expected) : { value: word };
}

export function readTime(value: unknown): Checked<string> {
  const time = typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time)
    ? fault(value, 'a time such as "2020-03-20T08:00:00Z"')
    : { value: new Date(time).toISOString() };
}

export function readSoftware(value: unknown): Checked<Software> {
  return readRecord<Software>(value, { name: readText, version: readText, vendor: readText }, 'name');
}

export function readOffer(value: unknown): Checked<OfferedUpdate> {
  return readRecord<OfferedUpdate>(value, { kb: readKb, title: readText }, 'kb');
}

/** The first bad element makes the list bad, and is named by its number. */
export function readList<Entry>(
  value: unknown,
  most: number,
  read: (element: unknown) => Checked<Entry>,
): Checked<Entry[]> {
  if (!Array.isArray(value)) return fault(value, 'an array');
  if (value.length > most) return { fault: `has ${value.length} elements, at most ${most} are allowed` };
  const entries: Entry[] = [];
  for (const [index, element] of value.entries()) {
    const checked = read(element);
    if ('fault' in checked) return { fault: `is wrong in element ${index + 1}: it ${checked.fault}` };
    entries.push(checked.value);
  }
  return { value: entries };
}

export function fault(value: unknown, expected: string): { readonly fault: string } {
  return { fault: `is ${describe(value)}, expected ${expected}` };
}

export function readRecord<Value>(
  given: unknown,
  fields: Readonly<Record<string, (value: unknown) => Checked<unknown>>>,
  required: string,
): Checked<Value> {
  if (!isObject(given)) return fault(given, 'an object');
  if (given[required] === undefined || isBlank(given[required])) return { fault: `lacks "${required}"` };
  const record: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const read = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!read) return { fault: `has the unknown field "${name}"` };
    if (isBlank(value)) continue;
    const checked = read(value);
    if ('fault' in checked) return { fault: `has "${name}" that ${checked.fault}` };
    record[name] = checked.value;
  }
  return { value: record as Value };
}

function describe(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'an array' : 'an object';
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
