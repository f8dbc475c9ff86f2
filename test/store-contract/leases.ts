/** Leases of shared limits, where a store keeps them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Lease, LeaseRefusal, LeaseStore } from '../../src/store/lease-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { OpenEmpty } from '../store-contract.ts';

const minute = [{ limit: 20, lengthMs: 60_000 }];

export function describeLeases(open: OpenEmpty): void {
  test('limits are shared where servers on several hosts share the store', async () => {
    const { store } = await open();
    assert.equal(store.leases !== undefined, store.capabilities.sharedBetweenHosts);
  });

  whereShared(
    open,
    'leases of many servers at once are never more than the limit, and all of it',
    async (leases, other) => {
      const asked = Array.from({ length: 12 }, (_, place) =>
        (place % 2 === 0 ? leases : other).take({ key: 'app', windows: minute, wanted: 3, lifeMs: 1_000 }),
      );
      const answers = await Promise.all(asked);
      const granted = answers.filter((answer): answer is Lease => 'id' in answer);
      assert.equal(
        granted.reduce((sum, { calls }) => sum + calls, 0),
        20,
      );
      assert.equal(new Set(granted.map(({ id }) => id)).size, 7);
      const [refused] = answers.filter((answer): answer is LeaseRefusal => 'waitMs' in answer);
      assert.ok(refused);
      assert.equal(refused.window, 0);
      assert.ok(refused.waitMs > 59_000 && refused.waitMs <= 61_000, `${refused.waitMs}`);
      assert.ok(refused.askAgainMs > 0 && refused.askAgainMs <= 1_000, `${refused.askAgainMs}`);
      assert.ok('id' in (await leases.take({ key: 'another', windows: minute, wanted: 3, lifeMs: 1_000 })));
    },
  );

  whereShared(open, 'what a lease left unused is there for others once it is given back', async (leases, other) => {
    const ask = { key: 'app', windows: minute, wanted: 20, lifeMs: 1_000 };
    const lease = (await leases.take(ask)) as Lease;
    assert.ok('waitMs' in (await other.take(ask)));
    await leases.settle([{ id: lease.id, used: 15, lastMs: 4 }]);
    const second = (await other.take(ask)) as Lease;
    assert.equal(second.calls, 5);
    await leases.settle([{ id: lease.id, used: 20, lastMs: 900 }]);
    const third = (await leases.take({ ...ask, last: { id: second.id, used: 2, lastMs: 1 } })) as Lease;
    assert.equal(third.calls, 3);
  });

  whereShared(open, 'a lease counts until a window after its end, or after its last call', async (leases) => {
    const ask = { key: 'app', windows: [{ limit: 2, lengthMs: 200 }, ...minute], wanted: 2, lifeMs: 400 };
    const first = (await leases.take(ask)) as Lease;
    await setTimeout(300);
    assert.equal(((await leases.take(ask)) as LeaseRefusal).window, 0);
    await leases.settle([{ id: first.id, used: 2, lastMs: 10 }]);
    const second = await leases.take(ask);
    assert.ok('id' in second);
    assert.equal(second.calls, 2);
  });
}

function whereShared(open: OpenEmpty, title: string, use: (leases: LeaseStore, other: LeaseStore) => Promise<void>) {
  test(title, async (context) => {
    const { store, reopen } = await open();
    if (store.leases === undefined) return context.skip('the limits are of one process');
    const other: Store = await reopen();
    await use(store.leases, other.leases as LeaseStore);
  });
}
