/** What every store does with notices: subscriptions, the queue, dead letters, and what was told before. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NewNotice, Subscription } from '../../src/store/notice-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { OpenEmpty } from '../store-contract.ts';
import { monday, tuesday, wednesday } from './things-to-store.ts';

function subscriptionOf(id: string, fields: Partial<Subscription> = {}): Subscription {
  return {
    id,
    tenant: 'contoso',
    name: 'tests',
    address: 'https://hooks.contoso.com/a?b=c',
    form: 'json',
    kinds: ['sync-failed'],
    secret: 'whsec_c2VjcmV0',
    created: monday,
    ...fields,
  };
}

function noticeOf(id: string, subscription: string, due: number): NewNotice {
  return { id, subscription, kind: 'sync-failed', content: '{"a":1}', created: monday, due };
}

const told = (...marks: string[]) => ({ tenant: 'contoso', topic: 'sync-failed', marks });
const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

/** A store where the subscription "a" has these notices, all due. */
async function openWaiting(open: OpenEmpty, ...ids: readonly string[]): Promise<Store> {
  const { store } = await open();
  await store.notices.subscribe(subscriptionOf('a'));
  await store.notices.tell(
    told('1'),
    ids.map((id) => noticeOf(id, 'a', 0)),
  );
  return store;
}

export function describeNotices(open: OpenEmpty): void {
  test('a subscription is listed with all that it was given, oldest first, of one tenant or of all', async () => {
    const { store } = await open();
    const full = subscriptionOf('b', { sla: { severity: 'Critical', days: 14 }, created: tuesday });
    await store.notices.subscribe(full);
    await store.notices.subscribe(subscriptionOf('a'));
    await store.notices.subscribe(subscriptionOf('c', { tenant: 'fabrikam' }));
    assert.deepEqual(await store.notices.subscriptions('contoso'), [subscriptionOf('a'), full]);
    assert.deepEqual(idsOf(await store.notices.subscriptions()), ['a', 'c', 'b']);
    assert.deepEqual(await store.notices.subscriptions('nobody'), []);
  });

  test("a subscription is as it was changed last, its secret as before, and never by another tenant's word", async () => {
    const { store } = await open();
    await store.notices.subscribe(subscriptionOf('a'));
    await store.notices.switchOff('a', monday, 'gone');
    const { sla: _, ...rest } = subscriptionOf('a', { name: 'changed', address: 'https://hooks.contoso.com/new' });
    const changed = { ...rest, form: 'slack', kinds: ['sla-breached'], sla: { severity: 'Critical', days: 3 } };
    assert.equal(await store.notices.changeSubscription({ ...changed, tenant: 'fabrikam' }), false);
    assert.equal(await store.notices.changeSubscription({ ...changed, secret: 'whsec_other' }), true);
    assert.deepEqual(await store.notices.subscriptions('contoso'), [changed]);
  });

  test("a subscription goes with what waits for it and its dead letters, and never by another tenant's word", async () => {
    const store = await openWaiting(open, 'n1', 'n2');
    await store.notices.failed('n1', { at: monday, reason: 'no answer' });
    assert.equal(await store.notices.unsubscribe('fabrikam', 'a'), false);
    assert.deepEqual(await store.notices.count(), [{ kind: 'sync-failed', waiting: 1, dead: 1 }]);
    assert.equal(await store.notices.unsubscribe('contoso', 'a'), true);
    assert.deepEqual(await store.notices.count(), []);
    assert.equal(await store.notices.unsubscribe('contoso', 'a'), false);
  });

  test('a new secret has the one before beside it for as long as it is told, which a notice that is taken brings along', async () => {
    const store = await openWaiting(open, 'n1', 'n2');
    const { notices } = store;
    assert.equal(await notices.replaceSecret('fabrikam', 'a', 'whsec_bmV3', tuesday), false);
    assert.deepEqual(await notices.subscriptions('contoso'), [subscriptionOf('a')]);
    assert.equal(await notices.replaceSecret('contoso', 'a', 'whsec_bmV3', tuesday), true);
    const rotated = subscriptionOf('a', {
      secret: 'whsec_bmV3',
      former: { secret: 'whsec_c2VjcmV0', until: tuesday },
    });
    assert.deepEqual(await notices.subscriptions(), [rotated]);
    assert.deepEqual((await notices.take(0, 50, 1))[0]?.subscription, rotated);
    assert.equal(await notices.replaceSecret('contoso', 'a', 'whsec_bmV3ZXI='), true);
    assert.deepEqual(await notices.subscriptions('contoso'), [subscriptionOf('a', { secret: 'whsec_bmV3ZXI=' })]);
    await notices.subscribe({ ...rotated, id: 'b' });
    assert.deepEqual((await notices.subscriptions('contoso'))[1], { ...rotated, id: 'b' });
  });

  test('a notice that is due is taken once, oldest first, and comes back when its taker does not say how it went', async () => {
    const { store } = await open();
    await store.notices.subscribe(subscriptionOf('a'));
    await store.notices.tell(told('1'), [noticeOf('n2', 'a', 200), noticeOf('n1', 'a', 100), noticeOf('n3', 'a', 900)]);
    assert.deepEqual(await store.notices.take(99, 1_000, 9), []);
    const [taken, ...others] = await store.notices.take(500, 1_000, 1);
    assert.deepEqual(others, []);
    const content = { kind: 'sync-failed', content: '{"a":1}', created: monday };
    assert.deepEqual(taken, { id: 'n1', ...content, tries: 1, subscription: subscriptionOf('a') });
    assert.deepEqual(idsOf(await store.notices.take(500, 1_000, 9)), ['n2']);
    assert.deepEqual(await store.notices.take(500, 1_000, 9), []);
    assert.deepEqual((await store.notices.take(1_000, 2_000, 9)).map(({ id, tries }) => `${id} ${tries}`).sort(), [
      'n1 2',
      'n2 2',
      'n3 1',
    ]);
  });

  test('of many that take at once each notice has one', async () => {
    const { store, reopen } = await open();
    await store.notices.subscribe(subscriptionOf('a'));
    const many = Array.from({ length: 60 }, (_, place) => noticeOf(`n${place}`, 'a', place));
    await store.notices.tell(told('1'), many);
    const stores = [store, await reopen(), await reopen()];
    const takes = await Promise.all(
      Array.from({ length: 12 }, (_, place) => stores[place % 3]?.notices.take(100, 1_000, 10)),
    );
    const ids = takes.flatMap((taken) => idsOf(taken ?? []));
    assert.equal(new Set(ids).size, ids.length);
    const rest = await store.notices.take(100, 1_000, 60);
    assert.equal(ids.length + rest.length, 60);
  });

  test('a notice that was delivered is gone, one that failed waits until it is due again or is dead', async () => {
    const store = await openWaiting(open, 'n1', 'n2', 'n3');
    await store.notices.take(0, 50, 9);
    await store.notices.delivered('n1');
    await store.notices.failed('n2', { at: monday, status: 503, reason: 'it answered 503' }, 5_000);
    await store.notices.failed('n3', { at: tuesday, reason: 'no answer' });
    assert.deepEqual(await store.notices.count(), [{ kind: 'sync-failed', waiting: 1, dead: 1 }]);
    const letter = { id: 'n3', subscription: 'a', kind: 'sync-failed', created: monday, died: tuesday, tries: 1 };
    assert.deepEqual(await store.notices.dead('contoso'), [{ ...letter, lastReason: 'no answer' }]);
    assert.deepEqual(await store.notices.dead('fabrikam'), []);
    assert.deepEqual(await store.notices.take(4_999, 9_000, 9), []);
    assert.deepEqual(idsOf(await store.notices.take(5_000, 9_000, 9)), ['n2']);
    await store.notices.failed('n2', { at: wednesday, status: 500, reason: 'it answered 500' });
    assert.deepEqual((await store.notices.dead('contoso'))[0]?.lastStatus, 500);
    assert.deepEqual(idsOf(await store.notices.dead('contoso')), ['n2', 'n3']);
  });

  test('dead letters have all their tries again when they are revived, one or all of a tenant', async () => {
    const store = await openWaiting(open, 'n1', 'n2', 'n3');
    await store.notices.take(0, 50, 9);
    for (const id of ['n1', 'n2', 'n3']) await store.notices.failed(id, { at: monday, reason: 'no answer' });
    assert.equal(await store.notices.revive('fabrikam', 7_000), 0);
    assert.equal(await store.notices.revive('fabrikam', 7_000, 'n1'), 0);
    assert.equal(await store.notices.revive('contoso', 7_000, 'n1'), 1);
    assert.equal(await store.notices.revive('contoso', 7_000, 'n1'), 0);
    assert.equal(await store.notices.revive('contoso', 7_000), 2);
    assert.deepEqual(await store.notices.dead('contoso'), []);
    assert.deepEqual(
      (await store.notices.take(7_000, 8_000, 9)).map(({ tries }) => tries),
      [1, 1, 1],
    );
  });

  test('dead letters go after their time, and what waits stays', async () => {
    const store = await openWaiting(open, 'n1', 'n2', 'n3');
    await store.notices.failed('n1', { at: monday, reason: 'no answer' });
    await store.notices.failed('n2', { at: wednesday, reason: 'no answer' });
    assert.equal(await store.notices.removeDead(tuesday), 1);
    assert.deepEqual(idsOf(await store.notices.dead('contoso')), ['n2']);
    assert.deepEqual(await store.notices.count(), [{ kind: 'sync-failed', waiting: 1, dead: 1 }]);
  });

  test('what waits for a receiver that is gone is dead, and it can be switched on again', async () => {
    const { store } = await open();
    await store.notices.subscribe(subscriptionOf('a'));
    await store.notices.subscribe(subscriptionOf('b'));
    await store.notices.tell(told('1'), [noticeOf('n1', 'a', 0), noticeOf('n2', 'b', 0)]);
    await store.notices.switchOff('a', tuesday, 'gone');
    assert.equal((await store.notices.subscriptions('contoso'))[0]?.goneSince, tuesday);
    assert.deepEqual(
      (await store.notices.dead('contoso')).map(({ id, lastReason }) => [id, lastReason]),
      [['n1', 'gone']],
    );
    assert.deepEqual(idsOf(await store.notices.take(0, 1, 9)), ['n2']);
    await store.notices.switchOn('a');
    assert.deepEqual((await store.notices.subscriptions('contoso'))[0], subscriptionOf('a'));
  });

  test('what was told before is not told again: of a topic, to a tenant, until it is forgotten', async () => {
    const { store } = await open();
    await store.notices.subscribe(subscriptionOf('a'));
    assert.equal(await store.notices.tell(told('1', '2'), [noticeOf('n1', 'a', 0)]), true);
    assert.equal(await store.notices.tell(told('3', '2'), [noticeOf('n2', 'a', 0)]), false);
    assert.deepEqual(await store.notices.told('contoso', 'sync-failed'), ['1', '2']);
    assert.deepEqual(await store.notices.told('fabrikam', 'sync-failed'), []);
    assert.equal(await store.notices.tell({ ...told('2'), topic: 'other' }, []), true);
    assert.equal(await store.notices.tell({ ...told('2'), tenant: 'fabrikam' }, []), true);
    assert.deepEqual(idsOf(await store.notices.take(0, 1, 9)), ['n1']);
    await store.notices.forget('sync-failed', 'contoso');
    assert.deepEqual(await store.notices.told('contoso', 'sync-failed'), []);
    assert.deepEqual(await store.notices.told('fabrikam', 'sync-failed'), ['2']);
    await store.notices.forget('sync-failed');
    assert.deepEqual(await store.notices.told('fabrikam', 'sync-failed'), []);
    assert.deepEqual(await store.notices.told('contoso', 'other'), ['2']);
  });

  test('of many that tell the same at once one does', async () => {
    const { store, reopen } = await open();
    await store.notices.subscribe(subscriptionOf('a'));
    const stores = [store, await reopen(), await reopen()];
    const done = await Promise.all(
      Array.from({ length: 9 }, (_, place) =>
        stores[place % 3]?.notices.tell(told('1', '2'), [noticeOf(`n${place}`, 'a', 0)]),
      ),
    );
    assert.equal(done.filter(Boolean).length, 1);
    assert.equal((await store.notices.take(0, 1, 9)).length, 1);
  });

  test('a notice for a subscription that went meanwhile is none', async () => {
    const { store } = await open();
    assert.equal(await store.notices.tell(told('1'), [noticeOf('n1', 'gone', 0)]), true);
    assert.deepEqual(await store.notices.take(0, 1, 9), []);
  });
}
