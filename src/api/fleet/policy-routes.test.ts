import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  contoso,
  deviceOf,
  fabrikam,
  machine,
  startTestServer,
  type TestServer,
} from '../../../test/builders/server.ts';
import { type Role, roles } from '../../access/roles.ts';

describe('rings and exceptions', () => {
  let server: TestServer;
  let writer: string;
  before(async () => {
    server = await startTestServer();
    writer = await server.token(['Machine.ReadWrite.All', 'Software.Read.All']);
  });
  after(() => server.close());

  async function call(method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: unknown, token = writer) {
    const answer = await server.app.inject({
      method,
      url: `/api/fleet/policy/${path}`,
      headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
    return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json() };
  }

  test('a ring is added and replaced by its name in any case, listed in order, and removed', async () => {
    const pilot = { order: 2, tags: ['it'], holds: [{ kb: 'KB4540673', until: '2020-05-01' }] };
    const added = await call('PUT', 'rings/Pilot', pilot);
    assert.equal(added.status, 201);
    const whole = { ...pilot, name: 'Pilot', platforms: [], software: [], deferralDays: 0 };
    assert.deepEqual(added.body, { ...whole, holds: [{ kb: '4540673', until: '2020-05-01' }] });
    assert.equal((await call('PUT', 'rings/pilot', { order: 3 })).status, 200);
    assert.equal((await call('PUT', 'rings/B%C3%BCro%201', { order: 1, deferralDays: 7 })).status, 201);
    const { body } = await call('GET', 'rings');
    assert.deepEqual(
      body.value.map(({ name, order }: { name: string; order: number }) => [name, order]),
      [
        ['Büro 1', 1],
        ['pilot', 3],
      ],
    );
    assert.equal((await call('DELETE', 'rings/PILOT')).status, 204);
    assert.equal((await call('DELETE', 'rings/PILOT')).status, 404);
  });

  test('an exception is added, replaced from its first day on, shown as expired after its last, and removed', async () => {
    const fields = { kb: 'KB4540673', machineId: machine, approvedBy: 'Ada', reason: 'breaks', expires: '2020-04-20' };
    const { status, body: added } = await call('POST', 'exceptions', fields);
    assert.equal(status, 201);
    const { id, ...rest } = added;
    assert.deepEqual(rest, { ...fields, kb: '4540673', since: '2020-04-13', state: 'active' });
    const later = server.clock.now;
    server.clock.now = Date.parse('2020-04-21T00:00:01Z');
    const token = await server.token(['Machine.ReadWrite.All']);
    assert.equal((await call('GET', 'exceptions', undefined, token)).body.value[0].state, 'expired');
    const longer = await call('PUT', `exceptions/${id}`, { ...fields, expires: '2020-06-01' }, token);
    assert.deepEqual([longer.body.since, longer.body.state], ['2020-04-13', 'active']);
    assert.equal((await call('PUT', 'exceptions/0000000000000000', fields, token)).status, 400);
    server.clock.now = later;
    assert.equal((await call('PUT', 'exceptions/0000000000000000', fields)).status, 404);
    assert.equal((await call('DELETE', `exceptions/${id}`)).status, 204);
    assert.deepEqual((await call('GET', 'exceptions')).body.value, []);
  });

  test('the history says which application changed what, and when, newest first', async () => {
    await call('PUT', 'rings/history', { order: 4 });
    await call('PUT', 'rings/History', { order: 5 });
    await call('DELETE', 'rings/history');
    const { body } = await call('GET', 'history?kind=ring&id=HISTORY');
    const [gone, second, first] = body.value;
    assert.equal(body.value.length, 3);
    assert.equal(gone.content, undefined);
    assert.deepEqual([second.content.order, first.content.order], [5, 4]);
    assert.match(first.application, /^[0-9a-f-]{36}$/);
    assert.equal(first.changed, '2020-04-13T10:00:00.000Z');
    assert.equal((await call('GET', 'history?kind=ring&limit=1')).body.value.length, 1);
    assert.match(
      (await call('GET', 'history?kind=tag')).body.error.message,
      /kind is "tag"; expected ring or exception/,
    );
  });

  test('who may read machines reads the policy, and who may write machines changes it', async () => {
    for (const [role, reading, writing] of [
      ['Machine.Read.All', 200, 403],
      ['Machine.ReadWrite.All', 200, 201],
      ['Software.Read.All', 403, 403],
    ] satisfies [Role, number, number][]) {
      const token = await server.token([role]);
      for (const path of ['rings', 'exceptions', 'history?kind=ring']) {
        assert.equal((await call('GET', path, undefined, token)).status, reading, `${role} ${path}`);
      }
      assert.equal((await call('PUT', `rings/${role}`, { order: 1 }, token)).status, writing, role);
    }
  });

  test('what is no ring or exception is refused, and nothing of it is kept', async () => {
    const { body } = await call('GET', 'history?kind=ring');
    assert.equal((await call('PUT', 'rings/bad', { order: 'x' })).body.error.code, 'InvalidRequestBody');
    assert.equal((await call('PUT', 'rings/%2E%2E%2Fx', { order: 1 })).body.error.code, 'InvalidInput');
    assert.equal((await call('POST', 'exceptions', {})).body.error.code, 'InvalidRequestBody');
    assert.deepEqual((await call('GET', 'history?kind=ring')).body, body);
  });

  test('getmissingkbs and the other calls of Defender say the same, byte for byte, whatever rings hold and exceptions leave open', async () => {
    const now = new Date(server.clock.now).toISOString();
    for (const tenant of [contoso, fabrikam]) await server.store.devices.save(tenant, deviceOf(), now);
    const path = `/api/machines/${machine}/getmissingkbs`;
    const before = await server.get(path, writer);
    assert.equal(before.json().value.length, 1);
    const every = await server.token(roles);
    const ofDefender = [
      'Software',
      'vulnerabilities',
      'machines',
      'exposureScore',
      `machines/${machine}/vulnerabilities`,
    ];
    const askDefender = async () => {
      const answers = await Promise.all(ofDefender.map((name) => server.get(`/api/${name}`, every)));
      return answers.map(({ statusCode, body }) => [statusCode, body]);
    };
    const told = await askDefender();
    assert.deepEqual(
      told.map(([status]) => status),
      ofDefender.map(() => 200),
    );
    await call('PUT', 'rings/all', { order: 0, deferralDays: 365, holds: [{ kb: '4540673', until: '2029-01-01' }] });
    const why = { approvedBy: 'Ada', reason: 'x', expires: '2021-01-01' };
    await call('POST', 'exceptions', { machineId: machine, ...why });
    await call('POST', 'exceptions', { kb: '4540673', ...why });
    await call('POST', 'exceptions', { cve: 'CVE-2020-0700', ...why });
    assert.equal((await server.get(path, writer)).body, before.body);
    assert.deepEqual(await askDefender(), told);
    // Worked out anew, too.
    await server.store.devices.save(contoso, deviceOf({ installedKbs: [] }), now);
    await server.store.devices.save(fabrikam, deviceOf({ installedKbs: [] }), now);
    const other = await server.token(['Software.Read.All'], fabrikam);
    const { value } = (await server.get(path, writer)).json();
    assert.deepEqual(value, (await server.get(path, other)).json().value);
    assert.ok(value.length > 0);
  });
});
