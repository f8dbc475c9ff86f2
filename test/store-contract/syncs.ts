/** What every store does with synchronisations. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { OpenEmpty } from '../store-contract.ts';

export function describeSyncs(open: OpenEmpty): void {
  test('one sync of a name is under way at a time, on whatever server', async () => {
    const { store, reopen } = await open();
    const other = await reopen();
    assert.deepEqual(await store.syncs.list(), []);
    const begun = await Promise.all(
      Array.from({ length: 8 }, (_, run) => [store, other][run % 2]?.syncs.begin('catalogue', `${run}`, '{}', 60_000)),
    );
    assert.equal(begun.filter(Boolean).length, 1);
    assert.equal(await other.syncs.begin('kev', 'a', '{}', 60_000), true);
    const run = String(begun.indexOf(true));
    assert.equal(await store.syncs.tell('catalogue', run, '{"done":1}'), true);
    const [catalogue, kev] = await other.syncs.list();
    assert.deepEqual([catalogue?.name, catalogue?.told, kev?.name], ['catalogue', '{"done":1}', 'kev']);
    assert.ok(catalogue?.silentMs !== undefined && catalogue.silentMs < 60_000);
    assert.equal(await store.syncs.end('catalogue', run, '{"done":2}'), true);
    assert.deepEqual((await other.syncs.list())[0], { name: 'catalogue', told: '{"done":2}' });
    assert.equal(await other.syncs.begin('catalogue', 'next', '{}', 60_000), true);
  });

  test('a sync of which nothing is heard any more makes way for another, and has nothing to say then', async () => {
    const { store } = await open();
    assert.equal(await store.syncs.begin('catalogue', 'dead', '{}', 60_000), true);
    await setTimeout(20);
    assert.equal(await store.syncs.begin('catalogue', 'next', '{"next":true}', 10), true);
    assert.equal(await store.syncs.tell('catalogue', 'dead', '{}'), false);
    assert.equal(await store.syncs.end('catalogue', 'dead', '{}'), false);
    assert.equal((await store.syncs.list())[0]?.told, '{"next":true}');
  });
}
