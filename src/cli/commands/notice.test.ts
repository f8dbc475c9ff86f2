import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { startReceiver } from '../../../test/builders/receiver.ts';
import { openStore } from '../../store/open.ts';
import { runCommand, temporaryFolder } from '../testing/run-command.ts';

const receiver = await startReceiver();
after(() => receiver.close());
afterEach(() => {
  receiver.answers = [];
});

const tenant = ['--tenant', 'contoso.com'];
const environment = () => ({ MISSINGKBS_DATA: temporaryFolder(), MISSINGKBS_NOTICE_HOSTS: receiver.setting });
const add = ['notice', 'add', `${receiver.url}/secret`, '--kind', 'sync-failed', ...tenant];

test('notice add shows the secret once, notice list shows neither it nor the path of the address', async () => {
  const env = environment();
  const added = await runCommand([...add, '--form', 'slack', '--name', 'operations'], { env });
  assert.equal(added.exitCode, 0, added.err);
  assert.match(added.out, /^id +\S+\nsecret +whsec_\S+\nThe secret cannot be shown again\.\n$/);
  const listed = await runCommand(['notice', 'list', ...tenant], { env });
  assert.match(listed.out, /operations .*http:\/\/127\.0\.0\.1:\d+\/… +slack +sync-failed/);
  assert.doesNotMatch(listed.out, /whsec|secret/);
  const [subscription] = JSON.parse((await runCommand(['notice', 'list', ...tenant, '--format', 'json'], { env })).out);
  assert.equal(subscription.name, 'operations');
});

test('notice test sends at once and ends with 3 when it is not taken', async () => {
  const env = environment();
  const { id } = JSON.parse((await runCommand([...add, '--format', 'json'], { env })).out);
  const taken = await runCommand(['notice', 'test', id, ...tenant], { env });
  assert.deepEqual([taken.exitCode, taken.out], [0, 'The test was taken: 200.\n']);
  receiver.answers = [{ status: 404 }];
  const refused = await runCommand(['notice', 'test', id, ...tenant], { env });
  assert.deepEqual([refused.exitCode, refused.err], [3, 'missingkbs: The test was not taken: it answered 404.\n']);
  assert.equal((await runCommand(['notice', 'remove', id, ...tenant], { env })).out, `Removed ${id}.\n`);
  assert.equal((await runCommand(['notice', 'test', id, ...tenant], { env })).exitCode, 2);
});

test('notice rotate shows the new secret once, and says until when the one before signs', async () => {
  const env = environment();
  const { id, secret: before } = JSON.parse((await runCommand([...add, '--format', 'json'], { env })).out);
  const rotate = ['notice', 'rotate', id, ...tenant];
  const told = await runCommand(rotate, { env });
  assert.equal(told.exitCode, 0, told.err);
  assert.match(
    told.out,
    /^secret +whsec_\S+\nThe secret cannot be shown again\. The one before signs as well until \d{4}-\d\d-\d\dT\S+Z\.\n$/,
  );
  assert.ok(!told.out.includes(before));
  assert.match(
    (await runCommand([...rotate, '--overlap-hours', '0'], { env })).out,
    /The one before signs no more\.\n$/,
  );
  assert.equal((await runCommand([...rotate, '--overlap-hours', '169'], { env })).exitCode, 2);
  assert.equal((await runCommand([...rotate, '--overlap-hours', 'x'], { env })).exitCode, 2);
});

test('a breach is told by its days and severity, which go together', async () => {
  const env = environment();
  const breached = ['notice', 'add', receiver.url, '--kind', 'sla-breached', ...tenant];
  const half = await runCommand([...breached, '--sla-days', '14'], { env });
  assert.deepEqual(
    [half.exitCode, half.err],
    [2, 'missingkbs: --sla-days and --sla-severity go together: what is a breach.\n'],
  );
  assert.equal((await runCommand(breached, { env })).exitCode, 2);
  assert.equal(
    (await runCommand([...breached, '--sla-days', '14', '--sla-severity', 'Critical'], { env })).exitCode,
    0,
  );
  assert.match((await runCommand(['notice', 'list', ...tenant], { env })).out, /sla-breached \(Critical, 14 days\)/);
});

test('without hosts notices are off, and notice add says which setting to set', async () => {
  const { exitCode, err } = await runCommand(add, { env: { MISSINGKBS_DATA: temporaryFolder() } });
  assert.equal(exitCode, 2);
  assert.match(err, /Notices are off: .*MISSINGKBS_NOTICE_HOSTS/);
});

test('a sync that fails is told once, one that succeeds begins anew, wrong usage is told to nobody', async () => {
  const env = environment();
  const { id: subscription } = JSON.parse((await runCommand([...add, '--format', 'json'], { env })).out);
  const failing = ['sync', '--url', receiver.url];
  receiver.answers = [{ status: 404 }];
  const waiting = async () => {
    const store = await openStore({ dataFolder: env.MISSINGKBS_DATA });
    const counts = await store.notices.count();
    await store.close();
    return counts[0]?.waiting ?? 0;
  };
  assert.equal((await runCommand(['sync', '--from', '/nowhere'], { env })).exitCode, 2);
  assert.equal(await waiting(), 0);
  assert.equal((await runCommand(failing, { env })).exitCode, 3);
  assert.equal((await runCommand(failing, { env })).exitCode, 3);
  assert.equal(await waiting(), 1);
  assert.equal((await runCommand(['sync', '--from', 'samples/catalog'], { env })).exitCode, 0);
  await runCommand(failing, { env });
  assert.equal(await waiting(), 2);
  const store = await openStore({ dataFolder: env.MISSINGKBS_DATA });
  const [{ id, content } = assert.fail()] = await store.notices.take(Number.MAX_SAFE_INTEGER, 0, 1);
  assert.deepEqual(JSON.parse(content), { kind: 'sync-failed', of: 'catalogue', code: 'FeedUnavailable' });
  await store.notices.failed(id, { at: '2026-07-06T08:00:00.000Z', status: 500, reason: 'it answered 500' });
  await store.close();
  const dead = await runCommand(['notice', 'dead', ...tenant], { env });
  assert.match(dead.out, new RegExp(`${id} +${subscription} +sync-failed +2026-07-06 08:00 +1 +it answered 500`));
  assert.equal(
    (await runCommand(['notice', 'retry', id, ...tenant], { env })).out,
    '1 to be sent again by the running server.\n',
  );
  assert.equal((await runCommand(['notice', 'retry', id, ...tenant], { env })).exitCode, 2);
  assert.equal(
    (await runCommand(['notice', 'retry', ...tenant], { env })).out,
    '0 to be sent again by the running server.\n',
  );
});
