/** Devices of pages in an order of columns: which come behind others, and which have certain places in it. */

import type { ColumnOrder } from '../device-list.ts';
import { type ColumnPage, compareBytes, idBytes } from './column-page.ts';

/** A device: the number of its page, then its row. Ascends with the ids. */
export type Place = number;

const rowBits = 14;

/** A page has up to 16,384 rows, and there are up to 262,144 pages. */
export function placeOf(page: number, row: number): Place {
  return ((page << rowBits) | row) >>> 0;
}

export function pageOf(place: Place): number {
  return place >>> rowBits;
}

export function rowOf(place: Place): number {
  return place & ((1 << rowBits) - 1);
}

type Value = number | Buffer;

/** What is compared of a column: milliseconds, or bytes. */
export function readValue({ column }: ColumnOrder, text: string): Value {
  if (column === 'id') return Buffer.from(text, 'hex');
  return column === 'dnsName' ? Buffer.from(text) : Date.parse(text);
}

function valueAt({ column }: ColumnOrder, page: ColumnPage, row: number): Value {
  if (column === 'id') return page.ids.subarray(row * idBytes, (row + 1) * idBytes);
  if (column !== 'dnsName') return page[column][row] as number;
  const { bytes, starts } = page.names;
  return bytes.subarray(starts[row], (starts[row + 1] as number) - 1);
}

/** Less than nothing where the device comes before the value, more where it comes behind. */
function compareWith({ column, descending }: ColumnOrder, page: ColumnPage, row: number, value: Value): number {
  const sign = descending ? -1 : 1;
  if (typeof value === 'number') {
    const at = page[column as 'lastSeen'][row] as number;
    return at === value ? 0 : at < value ? -sign : sign;
  }
  if (column === 'id') return sign * compareBytes(page.ids, row * idBytes, (row + 1) * idBytes, value, 0, value.length);
  const { bytes, starts } = page.names;
  return sign * compareBytes(bytes, starts[row] as number, (starts[row + 1] as number) - 1, value, 0, value.length);
}

/** Compares a device with values, one for each term of the order. */
export type CompareRow = (page: ColumnPage, row: number) => number;

export function compareWithValues(order: readonly ColumnOrder[], values: readonly Value[]): CompareRow {
  const [first, ...rest] = order.map((term, at) => [term, values[at] as Value] as const);
  if (first === undefined) return () => 0;
  const [term, value] = first;
  return (page, row) => {
    const difference = compareWith(term, page, row, value);
    if (difference !== 0) return difference;
    for (const [also, its] of rest) {
      const next = compareWith(also, page, row, its);
      if (next !== 0) return next;
    }
    return 0;
  };
}

export function valuesAt(order: readonly ColumnOrder[], pages: readonly ColumnPage[], place: Place): readonly Value[] {
  const page = pages[pageOf(place)] as ColumnPage;
  return order.map((term) => valueAt(term, page, rowOf(place)));
}

/** The id comes last in an order. */
export function sortPlaces(
  [first, ...rest]: readonly ColumnOrder[],
  pages: readonly ColumnPage[],
  places: readonly Place[],
): Place[] {
  if (first === undefined) return [...places];
  const valueIn = (term: ColumnOrder, place: Place) => valueAt(term, pages[pageOf(place)] as ColumnPage, rowOf(place));
  // Most differ in the first column, whose values are at hand then.
  const keyed = places.map((place) => ({ place, value: valueIn(first, place) }));
  keyed.sort((one, other) => {
    const difference = compareValues(one.value, other.value);
    if (difference !== 0) return first.descending ? -difference : difference;
    for (const term of rest) {
      const next =
        term.column === 'id'
          ? one.place - other.place
          : compareValues(valueIn(term, one.place), valueIn(term, other.place));
      if (next !== 0) return term.descending ? -next : next;
    }
    return 0;
  });
  return keyed.map(({ place }) => place);
}

function compareValues(one: Value, other: Value): number {
  return typeof one === 'number' ? one - (other as number) : Buffer.compare(one, other as Buffer);
}
