/** Of many devices those that have certain places in an order, without putting all of them into it. */

import type { ColumnOrder } from '../device-list.ts';
import { compareWithValues, type Place, placeOf, sortPlaces, valuesAt } from './column-order.ts';
import type { ColumnPage } from './column-page.ts';

/** That many are put into order as they are. */
const fewPlaces = 20_000;
const sampleSize = 4_096;
/** `wanted` has a byte a row, of each page. Those from the one rank up to the other, in the order, which ends with the id. */
export function selectRange(
  pages: readonly ColumnPage[],
  wanted: readonly Uint8Array[],
  order: readonly ColumnOrder[],
  from: number,
  to: number,
): readonly Place[] {
  const total = wanted.reduce((sum, rows) => sum + countOf(rows), 0);
  const step = Math.max(1, Math.floor(total / sampleSize));
  if (total <= fewPlaces) return sortPlaces(order, pages, everyOf(wanted, 1)).slice(from, to);
  const sample = sortPlaces(order, pages, everyOf(wanted, step));
  const bound = (rank: number) => {
    const place = sample[rank];
    return place === undefined ? undefined : compareWithValues(order, valuesAt(order, pages, place));
  };
  const [first, last] = [Math.floor(from / step), Math.ceil(to / step)];
  const low = bound(first - marginOf(first));
  const high = bound(last + marginOf(last));
  const isEarly = from < total / 2;
  const near: Place[] = [];
  let before = 0;
  for (const [number, page] of pages.entries()) {
    const rows = wanted[number] as Uint8Array;
    for (let row = 0; row < rows.length; row += 1) {
      if (rows[row] === 0) continue;
      // Most are on the longer side.
      const isBehind = isEarly && high !== undefined && high(page, row) > 0;
      if (isBehind) continue;
      if (low !== undefined && low(page, row) < 0) before += 1;
      else if (isEarly || high === undefined || high(page, row) <= 0) near.push(placeOf(number, row));
    }
  }
  const isWhole = before <= from && (high === undefined || before + near.length >= Math.min(to, total));
  const found = sortPlaces(order, pages, isWhole ? near : everyOf(wanted, 1));
  const passed = isWhole ? before : 0;
  return found.slice(from - passed, to - passed);
}

/** By how much a rank of the sample may be off: four times what it scatters by. */
function marginOf(rank: number): number {
  return 4 + Math.ceil(4 * Math.sqrt(Math.max(0, rank * (1 - rank / sampleSize))));
}

function countOf(rows: Uint8Array): number {
  let sum = 0;
  for (let row = 0; row < rows.length; row += 1) sum += rows[row] as number;
  return sum;
}

function everyOf(wanted: readonly Uint8Array[], step: number): Place[] {
  const places: Place[] = [];
  let left = step;
  for (const [number, rows] of wanted.entries()) {
    for (let row = 0; row < rows.length; row += 1) {
      if (rows[row] === 0) continue;
      left -= 1;
      if (left > 0) continue;
      left = step;
      places.push(placeOf(number, row));
    }
  }
  return places;
}
