/** The heaviest inventories that the contract allows, against the whole recorded feed. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareOffers } from '../../src/assessment/compare-offers.ts';
import { patchStateOf } from '../../src/assessment/patch-state.ts';
import { readContract } from '../../src/inventory/parsers/contract/parser.ts';
import { assessorOf } from '../builders/assessor.ts';
import { contractLists, crowdedInventory, crowds } from '../builders/crowded-inventories.ts';
import { compileRecordedFeed } from '../quality/shared.ts';

const catalog = await compileRecordedFeed();
const all = crowds(catalog.updates.map(({ kb }) => kb));
const asOf = '2026-07-05';

/** Most take some tenths of a second. What grows with the square takes minutes. */
const mostMs = 5000;

test('every list of the contract is tried', () => {
  assert.deepEqual(
    [...contractLists.keys()].filter((list) => !all.some((crowd) => crowd.list === list)),
    [],
  );
});

for (const crowd of all) {
  test(`${crowd.most} entries of ${crowd.list} (${crowd.kind}) are answered and explained within seconds`, () => {
    const reading = readContract(crowdedInventory(crowd, crowd.most, 1), 'crowded');
    const started = process.cpuUsage();
    const state = patchStateOf(reading);
    const examined = assessorOf(catalog).examine(state, asOf);
    const { missing } = examined.answer;
    missing.map(({ id }) => id).map(examined.explain);
    compareOffers(examined, reading.windowsUpdateOffers ?? []);
    const { user, system } = process.cpuUsage(started);
    assert.ok((user + system) / 1000 < mostMs, `${(user + system) / 1000} ms`);
  });
}
