/** What a store that several hosts share does with the lists of others; where there is none, they are files. */

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { ThreatListStore } from '../../src/store/threat-list-store.ts';
import type { OpenEmpty } from '../store-contract.ts';

export function describeThreatLists(open: OpenEmpty): void {
  test('the lists of others are in the store where hosts share it, the last one of each as it was put there', async () => {
    const { store, reopen } = await open();
    if (!store.capabilities.sharedBetweenHosts) return assert.equal(store.threatLists, undefined);
    const lists = store.threatLists as ThreatListStore;
    assert.equal(await lists.stamp('kev'), undefined);
    assert.equal(await lists.read('kev'), undefined);
    const [first, second, other] = [randomBytes(5_000), randomBytes(5_000), randomBytes(100)];
    assert.equal(await lists.write('kev', first, undefined), true);
    const stamp = await lists.stamp('kev');
    assert.equal(await lists.write('kev', second, stamp), true);
    assert.equal(await lists.write('epss', other, undefined), true);
    const { threatLists } = await reopen();
    assert.deepEqual(await threatLists?.read('kev'), second);
    assert.deepEqual(await threatLists?.read('epss'), other);
    assert.notEqual(await lists.stamp('kev'), stamp);
  });

  test('a list is put there by one of those who saw the same one before', async () => {
    const { store, reopen } = await open();
    if (!store.capabilities.sharedBetweenHosts) return;
    const lists = [store, await reopen(), await reopen()].map(({ threatLists }) => threatLists as ThreatListStore);
    for (const after of [undefined, 'first']) {
      const stamp = after && (await lists[0]?.stamp('kev'));
      const done = await Promise.all(lists.map((each) => each.write('kev', randomBytes(1_000), stamp)));
      assert.deepEqual(done.toSorted(), [false, false, true]);
    }
    assert.equal(await lists[0]?.write('kev', randomBytes(10), undefined), false);
  });

  test('whoever watches hears of a list that somebody else put there', async () => {
    const { store, reopen } = await open();
    if (!store.capabilities.sharedBetweenHosts) return;
    const heard = Promise.withResolvers<void>();
    const lists = store.threatLists as ThreatListStore;
    // It goes on hearing of lists after the test, when the store is closed.
    const look = async () => (await lists.stamp('epss')) !== undefined && heard.resolve();
    lists.watch(() => void look().catch(() => undefined));
    await (await reopen()).threatLists?.write('epss', randomBytes(10), undefined);
    const late = setTimeout(5_000, 'late', { ref: false });
    assert.notEqual(await Promise.race([heard.promise, late]), 'late');
  });
}
