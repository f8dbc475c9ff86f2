import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Receiver, startReceiver } from '../../../test/builders/receiver.ts';
import { contoso, startTestServer, type TestServer } from '../../../test/builders/server.ts';
import { tellSyncFailed } from '../../notices/tell.ts';

const path = '/api/fleet/notices/subscriptions';

describe('notices over the API', () => {
  let server: TestServer;
  let receiver: Receiver;
  let [reader, writer] = ['', ''];
  before(async () => {
    receiver = await startReceiver();
    server = await startTestServer({ environment: { MISSINGKBS_NOTICE_HOSTS: receiver.setting } });
    reader = await server.token(['Machine.Read.All']);
    writer = await server.token(['Machine.ReadWrite.All']);
  });
  after(async () => {
    await server.close();
    await receiver.close();
  });

  const send = (method: 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown, token = writer) =>
    server.app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
  const wanted = () => ({ address: `${receiver.url}/hidden`, form: 'json', kinds: ['sync-failed'], name: 'siem' });

  test('a subscription is made with its secret, listed without it, tested and removed', async () => {
    const made = await send('POST', path, wanted());
    assert.equal(made.statusCode, 201, made.body);
    const { secret, ...rest } = made.json();
    assert.match(secret, /^whsec_/);
    const listed = await server.get(path, reader);
    assert.deepEqual(listed.json(), { value: [rest] });
    assert.ok(!listed.body.includes('secret'), listed.body);
    const tested = await send('POST', `${path}/${rest.id}/test`);
    assert.deepEqual([tested.statusCode, tested.json()], [200, { delivered: true, status: 200 }]);
    assert.equal(receiver.received.at(-1)?.path, '/hidden');
    receiver.answers = [{ status: 500 }];
    const failed = await send('POST', `${path}/${rest.id}/test`);
    assert.deepEqual(failed.json(), { delivered: false, status: 500, reason: 'it answered 500' });
    receiver.answers = [];
    assert.equal((await send('DELETE', `${path}/${rest.id}`)).statusCode, 204);
    assert.equal((await send('DELETE', `${path}/${rest.id}`)).statusCode, 404);
    assert.deepEqual((await server.get(path, reader)).json(), { value: [] });
  });

  test('a subscription is changed: what it hears of, and where, while its secret stays', async () => {
    const { id, secret } = (await send('POST', path, wanted())).json();
    const body = { form: 'slack', kinds: ['sla-breached'], sla: { severity: 'Critical', days: 3 }, name: 'changed' };
    const changed = await send('PUT', `${path}/${id}`, body);
    assert.equal(changed.statusCode, 200, changed.body);
    const { created: _, ...told } = changed.json();
    assert.deepEqual(told, { id, address: `${new URL(receiver.url).origin}/…`, ...body });
    assert.deepEqual((await server.get(path, reader)).json().value, [changed.json()]);
    await send('POST', `${path}/${id}/test`);
    assert.equal(receiver.received.at(-1)?.path, '/hidden');
    await send('PUT', `${path}/${id}`, { ...wanted(), address: `${receiver.url}/elsewhere` });
    await send('POST', `${path}/${id}/test`);
    assert.equal(receiver.received.at(-1)?.path, '/elsewhere');
    assert.equal((await server.store.notices.subscriptions(contoso))[0]?.secret, secret);
    for (const [fields, code] of [
      [{ address: 'https://elsewhere.example' }, 'InvalidInput'],
      [{ kinds: ['gossip'] }, 'InvalidInput'],
      [{ kinds: ['sla-breached'] }, 'InvalidInput'],
      [{ secret: 'x' }, 'InvalidRequestBody'],
    ] as const) {
      const refused = await send('PUT', `${path}/${id}`, { ...wanted(), ...fields });
      assert.deepEqual([refused.statusCode, refused.json().error.code], [400, code], refused.body);
    }
    assert.equal((await send('PUT', `${path}/x`, wanted())).statusCode, 404);
    assert.equal((await send('PUT', `${path}/${id}`, wanted(), reader)).statusCode, 403);
    await send('DELETE', `${path}/${id}`);
  });

  test('a new secret is shown once, signs beside the one before for as long as was asked, and is in no list', async () => {
    const { id, secret: before } = (await send('POST', path, wanted())).json();
    const rotated = await send('POST', `${path}/${id}/secret`);
    const { secret, formerSecretUntil } = rotated.json();
    assert.deepEqual([rotated.statusCode, secret.startsWith('whsec_'), secret === before], [200, true, false]);
    assert.equal(Date.parse(formerSecretUntil) - server.clock.now, 24 * 3_600_000);
    const listed = await server.get(path, reader);
    assert.equal(listed.json().value[0].formerSecretUntil, formerSecretUntil);
    assert.ok(!listed.body.includes('whsec_'), listed.body);
    const atOnce = await send('POST', `${path}/${id}/secret`, { overlapHours: 0 });
    assert.deepEqual(Object.keys(atOnce.json()), ['secret']);
    for (const [body, code] of [
      [{ overlapHours: 169 }, 'InvalidInput'],
      [{ overlapHours: '1' }, 'InvalidRequestBody'],
      [{ hours: 1 }, 'InvalidRequestBody'],
    ] as const) {
      const refused = await send('POST', `${path}/${id}/secret`, body);
      assert.deepEqual([refused.statusCode, refused.json().error.code], [400, code], refused.body);
    }
    assert.equal((await send('POST', `${path}/x/secret`)).statusCode, 404);
    assert.equal((await send('POST', `${path}/${id}/secret`, undefined, reader)).statusCode, 403);
    assert.ok(!JSON.stringify(server.log).includes(secret));
    await send('DELETE', `${path}/${id}`);
  });

  test('a dead letter is listed with why it died, and is due again when it is retried', async () => {
    const { id: subscription } = (await send('POST', path, wanted())).json();
    await tellSyncFailed(server.store.notices, { of: 'catalogue', code: 'FeedUnavailable' }, server.clock.now);
    const [{ id } = assert.fail()] = await server.store.notices.take(server.clock.now, server.clock.now, 1);
    const died = new Date(server.clock.now).toISOString();
    await server.store.notices.failed(id, { at: died, status: 500, reason: 'it answered 500' });
    const { value } = (await server.get('/api/fleet/notices/dead', reader)).json();
    const last = { lastStatus: 500, lastReason: 'it answered 500' };
    assert.deepEqual(value, [{ id, subscription, kind: 'sync-failed', created: died, died, tries: 1, ...last }]);
    assert.equal((await send('POST', `/api/fleet/notices/dead/${id}/retry`)).statusCode, 204);
    assert.equal((await send('POST', `/api/fleet/notices/dead/${id}/retry`)).statusCode, 404);
    assert.equal((await server.store.notices.take(server.clock.now, server.clock.now, 1)).length, 1);
    await send('DELETE', `${path}/${subscription}`);
  });

  test('whoever may only read changes nothing', async () => {
    for (const [method, url, body] of [
      ['POST', path, wanted()],
      ['POST', `${path}/x/test`, undefined],
      ['POST', '/api/fleet/notices/dead/x/retry', undefined],
      ['DELETE', `${path}/x`, undefined],
    ] as const) {
      assert.equal((await send(method, url, body, reader)).statusCode, 403, url);
    }
    assert.deepEqual(await server.store.notices.subscriptions(contoso), []);
  });

  test('a body of another shape is refused by the name of its field', async () => {
    for (const [body, code, message] of [
      [[], 'InvalidRequestBody', /one subscription/],
      [{ ...wanted(), secret: 'mine' }, 'InvalidRequestBody', /"secret" is unknown; there are address, form/],
      [{ ...wanted(), kinds: 'sync-failed' }, 'InvalidRequestBody', /"kinds" has a value of the wrong form/],
      [{ ...wanted(), sla: { days: 14 } }, 'InvalidRequestBody', /"sla"/],
      [{ address: receiver.url, form: 'json' }, 'MissingRequiredParameter', /lacks "kinds"/],
      [
        { ...wanted(), address: 'http://169.254.169.254/' },
        'InvalidInput',
        /none of the hosts.*MISSINGKBS_NOTICE_HOSTS/,
      ],
    ] as const) {
      const answer = await send('POST', path, body);
      assert.deepEqual([answer.statusCode, answer.json().error.code], [400, code], answer.body);
      assert.match(answer.json().error.message, message);
    }
  });

  test('neither the secret nor the path of an address is in the log', async () => {
    const { secret, id } = (await send('POST', path, wanted())).json();
    await send('POST', `${path}/${id}/test`);
    const log = JSON.stringify(server.log);
    assert.ok(!log.includes(secret) && !log.includes('/hidden'));
    await send('DELETE', `${path}/${id}`);
  });

  test('what waits and what was delivered is in the metrics, by kind alone', async () => {
    await send('POST', path, wanted());
    await tellSyncFailed(server.store.notices, { of: 'lists', code: 'FeedUnavailable' }, server.clock.now);
    const { body } = await server.app.inject('/metrics');
    assert.match(body, /^missingkbs_notices\{kind="sync-failed",state="waiting"\} 1$/m);
    assert.match(body, /^missingkbs_notices\{kind="sla-breached",state="dead"\} 0$/m);
    assert.match(body, /^missingkbs_notice_deliveries_total\{kind="sync-failed",outcome="delivered"\} 0$/m);
  });
});

test('where no host is named a subscription is refused with the setting that names some', async () => {
  const server = await startTestServer();
  const answer = await server.app.inject({
    method: 'POST',
    url: path,
    headers: { authorization: `Bearer ${await server.token(['Machine.ReadWrite.All'])}` },
    payload: { address: 'https://hooks.slack.com/x', form: 'slack', kinds: ['sync-failed'] },
  });
  await server.close();
  assert.equal(answer.statusCode, 400);
  assert.match(answer.json().error.message, /Notices are off.*MISSINGKBS_NOTICE_HOSTS/);
});
