import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MachineId } from '../../brand.ts';
import type { ColumnOrder } from '../device-list.ts';
import { pageOf, rowOf } from './column-order.ts';
import { type ColumnPage, type ColumnRow, idAt, packColumns } from './column-page.ts';
import { selectRange } from './select-range.ts';

const devices = 60_000;
const rows = Array.from(
  { length: devices },
  (_, place): ColumnRow => ({
    id: place.toString(16).padStart(40, '0') as MachineId,
    dnsName: `pc-${(place * 7_919) % devices}`,
    firstSeen: 0,
    lastSeen: (place * 31) % 500,
    state: 1,
    tagSet: 0,
    addresses: '',
  }),
);
const pages: readonly ColumnPage[] = Array.from({ length: 20 }, (_, page) =>
  packColumns(rows.slice(page * 3_000, (page + 1) * 3_000)),
);
const everySecond = pages.map(({ devices }) => Uint8Array.from({ length: devices }, (_, row) => row % 2));

const orders: Readonly<Record<string, readonly ColumnOrder[]>> = {
  'a time that hundreds have alike': [
    { column: 'lastSeen', descending: true },
    { column: 'id', descending: false },
  ],
  'a time that all have alike': [
    { column: 'firstSeen', descending: false },
    { column: 'id', descending: true },
  ],
  'a name': [
    { column: 'dnsName', descending: false },
    { column: 'id', descending: false },
  ],
  'a time, then a name': [
    { column: 'lastSeen', descending: false },
    { column: 'dnsName', descending: true },
    { column: 'id', descending: false },
  ],
};

for (const [name, order] of Object.entries(orders)) {
  test(`of many devices in the order of ${name} those of any ranks are found`, () => {
    const expected = rows.filter((_, place) => place % 2 === 1).toSorted((one, other) => compare(one, other, order));
    for (const from of [0, 1, 700, 14_000, 29_950, 29_999, 31_000]) {
      const found = selectRange(pages, everySecond, order, from, from + 60);
      assert.deepEqual(
        found.map((place) => idAt(pages[pageOf(place)] as ColumnPage, rowOf(place))),
        expected.slice(from, from + 60).map(({ id }) => id),
        `from ${from}`,
      );
    }
  });
}

function compare(one: ColumnRow, other: ColumnRow, order: readonly ColumnOrder[]): number {
  for (const { column, descending } of order) {
    if (one[column] === other[column]) continue;
    return one[column] < other[column] === descending ? 1 : -1;
  }
  return 0;
}
