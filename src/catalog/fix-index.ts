/** The fixes of all products as columns, and where in them a product and an update stand. */

import type { FixColumns } from './facts.ts';
import { at } from './table.ts';

export type Numbers = Uint16Array | Uint32Array;

/** The fixes of product p are rows `startOfProduct[p]` to `startOfProduct[p + 1]` of the other columns, by update and vulnerability. */
export interface FixIndex {
  readonly startOfProduct: Numbers;
  readonly update: Numbers;
  readonly vulnerability: Numbers;
  readonly detail: Numbers;
  /** The products of update u are `productsOfUpdates` from `startOfUpdate[u]` to `startOfUpdate[u + 1]`, in the order of products. */
  readonly startOfUpdate: Numbers;
  readonly productsOfUpdates: Numbers;
}

export function indexFixes(
  { product, update, vulnerability, detail }: FixColumns,
  productCount: number,
  updateCount: number,
): FixIndex {
  const productsOf: number[][] = Array.from({ length: updateCount }, () => []);
  for (let row = 0; row < product.length; row += 1) {
    const known = at(productsOf, at(update, row));
    if (known.at(-1) !== product[row]) known.push(at(product, row));
  }
  return {
    startOfProduct: startsOf(product, productCount),
    update,
    vulnerability,
    detail,
    startOfUpdate: sumsOf(productsOf.map(({ length }) => length)),
    productsOfUpdates: Uint32Array.from(productsOf.flat()),
  };
}

/** Rows that have the value in that column, ascending. */
export function rowsWith(column: Numbers, value: number): number[] {
  const rows: number[] = [];
  for (let row = column.indexOf(value); row >= 0; row = column.indexOf(value, row + 1)) rows.push(row);
  return rows;
}

/** The place of the product that a row is of. */
export function productOfRow({ startOfProduct }: FixIndex, row: number): number {
  let low = 0;
  let high = startOfProduct.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (at(startOfProduct, middle) <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** For each value the first row of an ordered column that has it or a higher one; at the end the number of rows. */
function startsOf(column: Uint32Array, valueCount: number): Uint32Array {
  const counts = Array.from({ length: valueCount }, () => 0);
  for (const value of column) counts[value] = at(counts, value) + 1;
  return sumsOf(counts);
}

function sumsOf(counts: readonly number[]): Uint32Array {
  const sums = new Uint32Array(counts.length + 1);
  for (const [index, count] of counts.entries()) sums[index + 1] = at(sums, index) + count;
  return sums;
}
