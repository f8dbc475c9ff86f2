/** How a value of our own JSON is checked: it is of the contract's type, or what is wrong with it is said. */

import { type KbNumber, parseKbNumber } from '../brand.ts';
import type { OfferedUpdate } from './offers.ts';
import type { Software } from './software-list.ts';
import { isObject } from './text/json-values.ts';

/** A value of the contract's type, or what is wrong with what was found. */
export type Checked<Value> = { readonly value: Value } | { readonly fault: string };

/** The longest text that a field may hold. */
export const longestText = 1024;

/** Nothing where a text is expected: many sources write so what they do not know. */
export function isBlank(found: unknown): boolean {
  return found === null || (typeof found === 'string' && found.trim() === '');
}

export function readText(found: unknown): Checked<string> {
  return typeof found === 'string' && found.length > 0 && found.length <= longestText
    ? { value: found }
    : fault(found, `a text of 1 to ${longestText} characters`);
}

export function readFlag(found: unknown): Checked<boolean> {
  return typeof found === 'boolean' ? { value: found } : fault(found, 'true or false');
}

export function readKb(found: unknown): Checked<KbNumber> {
  const kb = typeof found === 'string' ? parseKbNumber(found) : undefined;
  return kb ? { value: kb } : fault(found, 'a KB number such as "KB4540673" or "4540673"');
}

/** One of the words; `expected` says which. */
export function readOneOf<Word extends string>(
  found: unknown,
  words: readonly Word[],
  expected: string,
): Checked<Word> {
  const word = words.find((known) => known === found);
  return word === undefined ? fault(found, expected) : { value: word };
}

export function readTime(found: unknown): Checked<string> {
  const time = typeof found === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(found) ? Date.parse(found) : Number.NaN;
  return Number.isNaN(time)
    ? fault(found, 'a time such as "2020-03-20T08:00:00Z"')
    : { value: new Date(time).toISOString() };
}

export function readSoftware(found: unknown): Checked<Software> {
  return readRecord<Software>(found, { name: readText, version: readText, vendor: readText }, 'name');
}

export function readOffer(found: unknown): Checked<OfferedUpdate> {
  return readRecord<OfferedUpdate>(found, { kb: readKb, title: readText }, 'kb');
}

/** The first bad element makes the list bad, and is named by its number. */
export function readList<Entry>(
  found: unknown,
  most: number,
  read: (element: unknown) => Checked<Entry>,
): Checked<Entry[]> {
  if (!Array.isArray(found)) return fault(found, 'an array');
  if (found.length > most) return { fault: `has ${found.length} elements, at most ${most} are allowed` };
  const entries: Entry[] = [];
  for (const [index, element] of found.entries()) {
    const checked = read(element);
    if ('fault' in checked) return { fault: `is wrong in element ${index + 1}: it ${checked.fault}` };
    entries.push(checked.value);
  }
  return { value: entries };
}

export function fault(found: unknown, expected: string): { readonly fault: string } {
  return { fault: `is ${describe(found)}, expected ${expected}` };
}

function readRecord<Value>(
  found: unknown,
  fields: Readonly<Record<string, (value: unknown) => Checked<unknown>>>,
  required: string,
): Checked<Value> {
  if (!isObject(found)) return fault(found, 'an object');
  if (found[required] === undefined || isBlank(found[required])) return { fault: `lacks "${required}"` };
  const record: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(found)) {
    const read = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!read) return { fault: `has the unknown field "${name}"` };
    if (isBlank(value)) continue;
    const checked = read(value);
    if ('fault' in checked) return { fault: `has "${name}" that ${checked.fault}` };
    record[name] = checked.value;
  }
  return { value: record as Value };
}

function describe(found: unknown): string {
  if (typeof found === 'object' && found !== null) return Array.isArray(found) ? 'an array' : 'an object';
  const text = JSON.stringify(found) ?? 'undefined';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
