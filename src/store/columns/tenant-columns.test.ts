import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { MachineId } from '../../brand.ts';
import { type ColumnRow, packColumns } from './column-page.ts';
import { type ReadRange, TenantColumns } from './tenant-columns.ts';

const rows = Array.from({ length: 30_000 }, (_, place): ColumnRow => {
  const id = place.toString(16).padStart(40, '0') as MachineId;
  return { id, dnsName: `pc-${place}`, firstSeen: 0, lastSeen: 0, state: 1, tagSet: 0, addresses: '' };
});
/** Without a device there are some bytes too. */
const emptyBytes = 10;
const readRows: ReadRange = (after = '' as MachineId, upTo = 'g' as MachineId, limit) =>
  rows.filter(({ id }) => (id as MachineId) > after && (id as MachineId) <= upTo).slice(0, limit);

async function until(isSo: () => boolean, message: string): Promise<void> {
  for (let tries = 0; !isSo(); tries += 1) {
    assert.ok(tries < 500, message);
    await setTimeout(20);
  }
}

test('columns are there soon after somebody asks, and gone when nobody does', async () => {
  const columns = new TenantColumns(readRows, () => true, 300);
  assert.equal(columns.ask().ageMs, Number.POSITIVE_INFINITY);
  await until(() => columns.bytes > emptyBytes, 'Nothing was read within ten seconds.');
  const { pages, ageMs } = columns.ask();
  assert.equal(
    pages.reduce((sum, { devices }) => sum + devices, 0),
    rows.length,
  );
  assert.ok(ageMs < 10_000, String(ageMs));
  await until(() => columns.bytes <= emptyBytes, 'Columns that nobody asks for were still there after ten seconds.');
  columns.ask();
  await until(() => columns.bytes > emptyBytes, 'Nothing was read again within ten seconds.');
});

test('a page of as many devices as before is written over, and says what was read last', () => {
  const [first, second] = rows as [ColumnRow, ColumnRow];
  const before = packColumns([first, second]);
  const renamed = { ...second, dnsName: 'größe', lastSeen: 9, state: 4, addresses: '192.0.2.7' };
  const now = packColumns([first, renamed], before);
  assert.deepEqual(now, packColumns([first, renamed]));
  assert.equal(now.lastSeen, before.lastSeen);
  assert.deepEqual(packColumns([second], now), packColumns([second]));
});

test('devices that there is no room for are read once, however often somebody asks', async () => {
  let asked = 0;
  const columns = new TenantColumns(
    (...range) => {
      asked += 1;
      return readRows(...range);
    },
    () => {
      asked += 1_000;
      return false;
    },
  );
  columns.ask();
  await until(() => asked >= 1_000, 'Nothing was read within ten seconds.');
  const before = asked;
  for (let question = 0; question < 10; question += 1) {
    assert.equal(columns.ask().ageMs, Number.POSITIVE_INFINITY);
    await setTimeout(10);
  }
  assert.equal(asked, before);
});
