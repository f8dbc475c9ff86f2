import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { hostsOf } from '../../test/builders/receiver.ts';
import { openStore } from '../store/open.ts';
import {
  addSubscription,
  listSubscriptions,
  type NewSubscription,
  removeSubscription,
  rotateSecret,
} from './subscriptions.ts';
import { rememberSync, tellStale, tellSyncFailed } from './tell.ts';

const folder = mkdtempSync(join(tmpdir(), 'missingkbs-subscriptions-'));
const store = await openStore({ dataFolder: folder });
const { notices } = store;
after(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const hosts = hostsOf('hooks.slack.com');
const now = Date.parse('2026-07-06T08:00:00Z');
const add = (wanted: Partial<NewSubscription>, allowed = hosts) =>
  addSubscription(
    notices,
    {
      tenant: 'contoso',
      address: 'https://hooks.slack.com/services/T/B/x',
      form: 'slack',
      kinds: ['sync-failed'],
      ...wanted,
    },
    { hosts: allowed, now },
  );

test('the secret is shown when the subscription is made and in no list, nor is the path of the address', async () => {
  const { secret, ...added } = await add({ tenant: 'shown', name: 'operations' });
  assert.match(secret, /^whsec_[\w+/]{43}=$/);
  assert.deepEqual(added, {
    id: added.id,
    name: 'operations',
    address: 'https://hooks.slack.com/…',
    form: 'slack',
    kinds: ['sync-failed'],
    created: '2026-07-06T08:00:00.000Z',
  });
  assert.deepEqual(await listSubscriptions(notices, 'shown', now), [added]);
});

const refused: readonly [wanted: Partial<NewSubscription>, message: RegExp][] = [
  [{ address: 'https://evil.example/x' }, /https:\/\/evil\.example is none of the hosts .*MISSINGKBS_NOTICE_HOSTS/],
  [{ address: 'http://hooks.slack.com/x' }, /none of the hosts/],
  [{ address: 'https://hooks.slack.com:8443/x' }, /none of the hosts/],
  [{ address: 'https://user:pass@hooks.slack.com/x' }, /without user and password/],
  [{ address: 'https://hooks.slack.com/#x' }, /must be a URL/],
  [{ address: 'hooks.slack.com' }, /must be a URL/],
  [{ address: `https://hooks.slack.com/${'x'.repeat(2_000)}` }, /at most 2000 characters/],
  [{ form: 'toString' }, /no form "toString"; the forms are json, slack, teams/],
  [{ kinds: [] }, /No kind was given; the kinds are exploited-vulnerability/],
  [{ kinds: ['test'] }, /no kind "test"/],
  [{ kinds: ['sla-breached'] }, /needs days and severity/],
  [{ sla: { severity: 'Critical', days: 14 } }, /for the kind sla-breached/],
  [{ kinds: ['sla-breached'], sla: { severity: 'none', days: 14 } }, /no severity "none"; there are Critical/],
  [{ kinds: ['sla-breached'], sla: { severity: 'Critical', days: 1.5 } }, /whole number/],
];
for (const [wanted, message] of refused) {
  test(`a subscription with ${JSON.stringify(wanted).slice(0, 80)} is refused`, async () => {
    await assert.rejects(add(wanted), { code: 'InvalidInput', message });
    assert.deepEqual(await listSubscriptions(notices, 'contoso', now), []);
  });
}

test('without hosts notices are off, and the refusal says which setting to set', async () => {
  await assert.rejects(add({}, []), { code: 'InvalidInput', message: /Notices are off.*MISSINGKBS_NOTICE_HOSTS/ });
});

test('a tenant has so many subscriptions and no more', async () => {
  for (let number = 0; number < 20; number += 1) await add({ tenant: 'many' });
  await assert.rejects(add({ tenant: 'many' }), { code: 'InvalidInput', message: /20 subscriptions already/ });
  await add({ tenant: 'another' });
});

test('a secret is rotated by its tenant alone, and the one before signs for a week at most', async () => {
  const { id, secret } = await add({ tenant: 'rotates' });
  for (const hours of [-1, 1.5, 169]) {
    await assert.rejects(rotateSecret(notices, 'rotates', id, { hours, now }), {
      code: 'InvalidInput',
      message: /whole number from 0.* to 168/,
    });
  }
  await assert.rejects(rotateSecret(notices, 'contoso', id, { now }), { code: 'ResourceNotFound' });
  assert.equal((await notices.subscriptions('rotates'))[0]?.secret, secret);
  const rotated = await rotateSecret(notices, 'rotates', id, { now });
  assert.match(rotated.secret, /^whsec_[\w+/]{43}=$/);
  assert.equal(rotated.formerSecretUntil, '2026-07-07T08:00:00.000Z');
  assert.deepEqual((await notices.subscriptions('rotates'))[0]?.former, { secret, until: rotated.formerSecretUntil });
  const [{ id: _, ...listed } = assert.fail()] = await listSubscriptions(notices, 'rotates', now);
  assert.ok(!JSON.stringify(listed).includes('whsec_'), JSON.stringify(listed));
});

const waitingOf = async (tenant: string) =>
  (await notices.take(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 100)).filter(
    ({ subscription }) => subscription.tenant === tenant,
  );

test('a catalogue that is stale is told once, and the next one again', async () => {
  await add({ tenant: 'stale', kinds: ['catalogue-stale'] });
  const march = { reason: 'March is there and April is not.', newestUpdate: '2020-03-10' };
  for (let day = 0; day < 5; day += 1) await tellStale(notices, march, now);
  assert.equal((await waitingOf('stale')).length, 1);
  await tellStale(notices, { ...march, newestUpdate: '2020-04-14' }, now);
  assert.equal((await waitingOf('stale')).length, 2);
});

test('a sync that fails again and again is told once until one succeeds, the lists apart from the catalogue', async () => {
  await add({ tenant: 'sync' });
  const fail = (of: 'catalogue' | 'lists') => tellSyncFailed(notices, { of, code: 'FeedUnavailable' }, now);
  for (let day = 0; day < 3; day += 1) await fail('catalogue');
  await fail('lists');
  assert.equal((await waitingOf('sync')).length, 2);
  await rememberSync(notices, 'lists');
  await fail('catalogue');
  assert.equal((await waitingOf('sync')).length, 2);
  await rememberSync(notices, 'catalogue');
  await fail('catalogue');
  assert.equal((await waitingOf('sync')).length, 3);
});

test('who removes the last subscription of a kind begins anew with the next', async () => {
  const { id } = await add({ tenant: 'anew' });
  await tellSyncFailed(notices, { of: 'catalogue', code: 'FeedUnavailable' }, now);
  await assert.rejects(removeSubscription(notices, 'contoso', id), { code: 'ResourceNotFound' });
  await removeSubscription(notices, 'anew', id);
  await add({ tenant: 'anew' });
  await tellSyncFailed(notices, { of: 'catalogue', code: 'FeedUnavailable' }, now);
  assert.equal((await waitingOf('anew')).length, 1);
});
