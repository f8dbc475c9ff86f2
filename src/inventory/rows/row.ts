/** One record of whatever form: its fields by lower-case name. */

import { isObject } from '../text/json-values.ts';

export interface Row {
  readonly fields: ReadonlyMap<string, unknown>;
  /** "line 12", "element 3": where the record stands in its file. */
  readonly place: string;
  /** The line of a table that is cut into columns by position. */
  readonly line?: string;
}

export function makeRow(entries: Iterable<readonly [string, unknown]>, place: string, line?: string): Row {
  const fields = new Map<string, unknown>();
  for (const [name, value] of entries) fields.set(name.trim().toLowerCase(), value);
  return { fields, place, ...(line !== undefined && { line }) };
}

/** The first of the named fields that holds text or a number; blanks around it are gone, empty is absent. */
export function textOf(row: Row, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = toText(row.fields.get(name));
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Every text in the field: the elements of an array, or of "{KB5041948, KB5041160}" as PowerShell prints one. */
export function listOf(row: Row, name: string): string[] {
  const field = row.fields.get(name);
  const value = isObject(field) && Array.isArray(field.value) ? field.value : field;
  if (Array.isArray(value)) return value.flatMap((element) => toText(element) ?? []);
  const text = toText(value);
  return text === undefined
    ? []
    : text
        .replace(/^\{|\}$/g, '')
        .split(/[,;\s]+/)
        .filter((part) => part !== '');
}

/** True, false, 1, 0 or the words that PowerShell, SQL and osquery write for them. */
export function flagOf(row: Row, ...names: readonly string[]): boolean | undefined {
  const text = textOf(row, ...names)?.toLowerCase();
  if (text === 'true' || text === '1' || text === '-1' || text === 'yes') return true;
  return text === 'false' || text === '0' || text === 'no' ? false : undefined;
}

export function hasField(row: Row, ...names: readonly string[]): boolean {
  return names.some((name) => row.fields.has(name));
}

/** PowerShell and console tables end what does not fit with dots. */
export function isCutOff(text: string): boolean {
  return /(?:\.\.\.|…)$/.test(text.trimEnd());
}

/** PowerShell 5 wraps some values: {"value": "/Date(1)/", "DateTime": "..."}, {"value": 2, "Value": "Succeeded"}. */
function toText(value: unknown): string | undefined {
  const plain = isObject(value) ? (value.Value ?? value.value) : value;
  if (typeof plain === 'number' || typeof plain === 'boolean') return String(plain);
  const text = typeof plain === 'string' ? plain.trim() : '';
  return text === '' ? undefined : text;
}
