import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { hostsOf, startReceiver } from '../../test/builders/receiver.ts';
import { openStore } from '../store/open.ts';
import { Courier, type CourierParts } from './courier.ts';
import { retryAllDeadLetters } from './dead-letters.ts';
import { DeliveryCounts } from './delivery-counts.ts';
import { addSubscription, listSubscriptions, removeSubscription, testSubscription } from './subscriptions.ts';
import { tellSyncFailed } from './tell.ts';

const folder = mkdtempSync(join(tmpdir(), 'missingkbs-notices-'));
const store = await openStore({ dataFolder: folder });
const receiver = await startReceiver();
after(async () => {
  await receiver.close();
  await store.close();
  rmSync(folder, { recursive: true });
});
afterEach(async () => {
  for (const { tenant, id } of await store.notices.subscriptions()) await removeSubscription(store.notices, tenant, id);
  receiver.received.splice(0);
  receiver.answers = [];
});

const { notices } = store;
const hosts = hostsOf(receiver.setting);
const start = Date.now();
const minuteMs = 60_000;
const tenant = 'contoso';

interface InHand {
  readonly courier: Courier;
  readonly clock: { now: number };
  readonly counts: DeliveryCounts;
  readonly logged: object[];
}

function courierIn(parts: Partial<CourierParts> = {}): InHand {
  const clock = { now: start };
  const counts = new DeliveryCounts();
  const logged: object[] = [];
  const log = {
    info: (fields: object, message: string) => void logged.push({ ...fields, message }),
    warn: (fields: object, message: string) => void logged.push({ ...fields, message }),
  };
  const resolve = async (): Promise<never> => assert.fail();
  const courier = new Courier({
    store: notices,
    hosts,
    counts,
    log,
    now: () => clock.now,
    random: () => 0.5,
    resolve,
    ...parts,
  });
  return { courier, clock, counts, logged };
}

/** A subscription, and one notice for it. */
async function oneNotice(path = '/secret-path') {
  const wanted = { tenant, address: receiver.url + path, form: 'json', kinds: ['sync-failed'] };
  const subscription = await addSubscription(notices, wanted, { hosts, now: start });
  await tellSyncFailed(notices, { of: 'catalogue', code: 'FeedUnavailable' }, start);
  return subscription;
}

const countsOf = ({ counts }: InHand) =>
  counts
    .all()
    .filter(({ count }) => count > 0)
    .map(({ outcome, count }) => `${outcome} ${count}`);

test('a notice is delivered once, and a receiver with the secret can check it by the Standard Webhooks library', async () => {
  const { secret } = await oneNotice();
  const inHand = courierIn();
  await inHand.courier.deliverDue();
  await inHand.courier.deliverDue();
  const [{ headers, body } = assert.fail(), ...others] = receiver.received;
  assert.deepEqual(others, []);
  const checked = new Webhook(secret).verify(body, headers as Record<string, string>);
  assert.deepEqual(checked, {
    type: 'catalogue.sync_failed',
    timestamp: new Date(start).toISOString(),
    data: { tenant, of: 'catalogue', code: 'FeedUnavailable' },
  });
  assert.throws(() =>
    new Webhook(secret).verify(body.replace('catalogue', 'Catalogue'), headers as Record<string, string>),
  );
  const other = (await oneNotice()).secret;
  assert.throws(() => new Webhook(other).verify(body, headers as Record<string, string>));
  assert.deepEqual(countsOf(inHand), ['delivered 1']);
});

test('a notice that was not taken comes again with the same id and body and a signature of its own time', async () => {
  const { secret } = await oneNotice();
  receiver.answers = [{ status: 503 }, { status: 200 }];
  const inHand = courierIn();
  await inHand.courier.deliverDue();
  inHand.clock.now += 9_000;
  await inHand.courier.deliverDue();
  assert.equal(receiver.received.length, 1);
  inHand.clock.now += 1_000;
  await inHand.courier.deliverDue();
  const [first = assert.fail(), second = assert.fail()] = receiver.received;
  assert.equal(second.headers['webhook-id'], first.headers['webhook-id']);
  assert.equal(second.body, first.body);
  assert.equal(Number(second.headers['webhook-timestamp']) - Number(first.headers['webhook-timestamp']), 10);
  new Webhook(secret).verify(second.body, second.headers as Record<string, string>);
  assert.deepEqual(countsOf(inHand), ['delivered 1', 'failed 1']);
});

test('ten tries over most of a day, then it is a dead letter that says why, and can be sent again', async () => {
  const { id: subscription } = await oneNotice();
  receiver.answers = [{ status: 500 }];
  const inHand = courierIn();
  for (; inHand.clock.now < start + 2 * 24 * 60 * minuteMs; inHand.clock.now += minuteMs)
    await inHand.courier.deliverDue();
  assert.equal(receiver.received.length, 10);
  const [letter = assert.fail()] = await notices.dead(tenant);
  const { died, id: _, ...rest } = letter;
  const created = new Date(start).toISOString();
  const last = { lastStatus: 500, lastReason: 'it answered 500' };
  assert.deepEqual(rest, { subscription, kind: 'sync-failed', created, tries: 10, ...last });
  const hours = (Date.parse(died) - start) / (60 * minuteMs);
  assert.ok(hours > 20 && hours < 24, String(hours));
  assert.deepEqual(countsOf(inHand), ['failed 9', 'dead 1']);
  receiver.answers = [];
  assert.equal(await retryAllDeadLetters(notices, tenant, inHand.clock.now), 1);
  await inHand.courier.deliverDue();
  assert.equal(receiver.received.length, 11);
  assert.equal(receiver.received[10]?.headers['webhook-id'], receiver.received[0]?.headers['webhook-id']);
  assert.deepEqual(await notices.count(), []);
});

test('Retry-After is kept to', async () => {
  await oneNotice();
  receiver.answers = [{ status: 429, headers: { 'retry-after': '600' } }, { status: 200 }];
  const { courier, clock } = courierIn();
  await courier.deliverDue();
  clock.now += 599_000;
  await courier.deliverDue();
  assert.equal(receiver.received.length, 1);
  clock.now += 1_000;
  await courier.deliverDue();
  assert.equal(receiver.received.length, 2);
});

test('a receiver that says 410 gets nothing any more, until it takes a test', async () => {
  const { id } = await oneNotice();
  receiver.answers = [{ status: 410 }];
  const { courier, clock } = courierIn();
  await courier.deliverDue();
  assert.equal((await notices.dead(tenant))[0]?.lastStatus, 410);
  assert.ok((await listSubscriptions(notices, tenant, clock.now))[0]?.goneSince);
  await notices.forget('sync-failed');
  await tellSyncFailed(notices, { of: 'catalogue', code: 'FeedUnavailable' }, clock.now);
  await courier.deliverDue();
  assert.equal(receiver.received.length, 1);
  const options = { hosts, resolve: async (): Promise<never> => assert.fail(), now: clock.now };
  assert.deepEqual(await testSubscription(notices, tenant, id, options), {
    delivered: false,
    status: 410,
    reason: 'it answered 410',
  });
  receiver.answers = [];
  assert.deepEqual(await testSubscription(notices, tenant, id, options), { delivered: true, status: 200 });
  assert.equal((await listSubscriptions(notices, tenant, clock.now))[0]?.goneSince, undefined);
  assert.equal(JSON.parse(receiver.received.at(-1)?.body ?? '').type, 'notice.test');
});

test('a redirect is a failure like another', async () => {
  await oneNotice();
  receiver.answers = [{ status: 302, headers: { location: 'http://169.254.169.254/' } }];
  const { courier } = courierIn();
  await courier.deliverDue();
  assert.deepEqual(await notices.count(), [{ kind: 'sync-failed', waiting: 1, dead: 0 }]);
});

test('of two servers on a store one delivers each notice', async () => {
  const other = await openStore({ dataFolder: folder });
  for (let number = 0; number < 10; number += 1) await oneNotice(`/${number}`);
  const waiting = (await notices.count())[0]?.waiting;
  const couriers = [courierIn().courier, courierIn({ store: other.notices }).courier];
  await Promise.all(couriers.map((courier) => courier.deliverDue()));
  assert.equal(receiver.received.length, waiting);
  assert.equal(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size, waiting);
  await other.close();
});

test('what is under way when the server stops comes again a minute later', async () => {
  await oneNotice();
  receiver.answers = [{ status: 200, afterMs: 60_000 }];
  const first = courierIn();
  first.courier.start(1);
  while (receiver.received.length === 0) await new Promise((over) => setTimeout(over, 5));
  await first.courier.stop();
  receiver.answers = [];
  const second = courierIn();
  await second.courier.deliverDue();
  assert.equal(receiver.received.length, 1);
  second.clock.now += minuteMs;
  await second.courier.deliverDue();
  assert.equal(receiver.received.length, 2);
  assert.deepEqual(await notices.count(), []);
});

test('a notice that this server cannot write is put off like one that is not taken, and holds no other up', async () => {
  const { id: subscription } = await oneNotice();
  const created = new Date(start).toISOString();
  const later = {
    id: 'msg_later',
    subscription,
    kind: 'later-kind',
    content: '{"kind":"later-kind"}',
    created,
    due: 0,
  };
  await notices.tell({ tenant, topic: 'later', marks: [] }, [later]);
  const { courier } = courierIn();
  await courier.deliverDue();
  assert.equal(receiver.received.length, 1);
  assert.deepEqual(await notices.count(), [{ kind: 'later-kind', waiting: 1, dead: 0 }]);
});

test('the log has neither address nor secret, and names what it is about', async () => {
  const { id, secret } = await oneNotice();
  receiver.answers = [{ status: 500 }];
  const { courier, logged } = courierIn();
  await courier.deliverDue();
  const [line = assert.fail()] = logged.map((entry) => JSON.stringify(entry));
  assert.ok(line.includes(id) && line.includes('it answered 500'), line);
  for (const hidden of [secret, secret.slice(6), 'secret-path', '127.0.0.1']) assert.ok(!line.includes(hidden), hidden);
});
