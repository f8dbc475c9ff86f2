/** One record of whatever form: cells under the headings that it shares with the other records of its list. */

import { isObject } from '../text/json-values.ts';

/** The headings of a list. Of two that are alike the later one counts. */
export class Head {
  /** As the list spells them. */
  readonly names: readonly string[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #told = new Map<unknown, unknown>();

  constructor(names: readonly string[]) {
    this.names = names;
    this.#places = new Map(names.map((name, index) => [name.trim().toLowerCase(), index]));
  }

  /** Which cell stands under the heading, whose name is given in lower case. */
  placeOf(name: string): number | undefined {
    return this.#places.get(name);
  }

  /** What `tell` says of the headings, asked once. */
  recall<Told>(tell: (head: Head) => Told): Told {
    if (!this.#told.has(tell)) this.#told.set(tell, tell(this));
    return this.#told.get(tell) as Told;
  }

  isNamed(names: readonly string[]): boolean {
    return names.length === this.names.length && names.every((name, index) => name === this.names[index]);
  }
}

export interface Row {
  readonly head: Head;
  /** A record that ends early has fewer cells than its head has names: what is read of it must not count the names. */
  readonly cells: readonly unknown[];
  /** "line 12", "element 3": where the record stands in its file. */
  readonly place: string;
  /** The text line of a table that is cut into columns by position. */
  readonly textLine?: string;
}

/** Heads that are kept at once; lists mix a few kinds of records. */
const mostHeads = 256;

/** Makes the records of one list; those with the same names share a head. */
export function rowMaker(): (names: readonly string[], cells: readonly unknown[], place: string) => Row {
  const heads = new Map<string, Head>();
  let head = new Head([]);
  return (names, cells, place) => {
    if (!head.isNamed(names)) {
      if (heads.size >= mostHeads) heads.clear();
      const key = names.join('\n');
      head = heads.get(key) ?? new Head(names);
      heads.set(key, head);
    }
    return { head, cells, place };
  };
}

export function makeRow(fields: Iterable<readonly [string, unknown]>, place: string): Row {
  const entries = [...fields];
  return { head: new Head(entries.map(([name]) => name)), cells: entries.map(([, value]) => value), place };
}

/** What stands in the field, whose name is given in lower case. */
export function cellOf(row: Row, name: string): unknown {
  const index = row.head.placeOf(name);
  return index === undefined ? undefined : row.cells[index];
}

/** The cells that the record has, each with its heading as the list spells it. */
export function* fieldsOf({ head, cells }: Row): Generator<readonly [heading: string, value: unknown]> {
  for (const [index, value] of cells.entries()) {
    const heading = head.names[index];
    if (heading !== undefined) yield [heading, value];
  }
}

/** What a head alone tells, told once for all rows that share it. */
export function perHead<Told>(tell: (head: Head) => Told): (row: Row) => Told {
  return ({ head }) => head.recall(tell);
}

/** The first of the named fields that holds text or a number; blanks around it are gone, empty is absent. */
export function textOf(row: Row, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const text = toText(cellOf(row, name));
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Every text in the field: the elements of an array, or of "{KB5041948, KB5041160}" as PowerShell prints one. */
export function listOf(row: Row, name: string): string[] {
  const field = cellOf(row, name);
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
  return names.some((name) => row.head.placeOf(name) !== undefined);
}

/** PowerShell and console tables end what does not fit with dots. */
export function isCutOff(text: string): boolean {
  return /(?:\.\.\.|…)$/.test(text.trimEnd());
}

/** PowerShell 5 wraps some values: {"value": "/Date(1)/", "DateTime": "..."}, {"value": 2, "Value": "Succeeded"}. */
export function toText(value: unknown): string | undefined {
  const plain = isObject(value) ? (value.Value ?? value.value) : value;
  if (typeof plain === 'number' || typeof plain === 'boolean') return String(plain);
  const text = typeof plain === 'string' ? plain.trim() : '';
  return text === '' ? undefined : text;
}
