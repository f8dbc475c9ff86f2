import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  april2020,
  contoso,
  deviceOf,
  machine,
  startTestServer,
  type TestServer,
} from '../../../test/builders/server.ts';
import type { KbNumber, MachineId } from '../../brand.ts';

const [second, patched] = ['b'.repeat(40) as MachineId, 'c'.repeat(40) as MachineId];

describe('the export of the devices behind a number', () => {
  let server: TestServer;
  let token: string;
  before(async () => {
    server = await startTestServer();
    token = await server.token(['Software.Read.All', 'Machine.ReadWrite.All']);
    const pcs = [
      deviceOf(),
      deviceOf({ id: second, computerDnsName: 'pc-b.contoso.com' }),
      deviceOf({
        id: patched,
        computerDnsName: 'pc-c.contoso.com',
        osVersion: '10.0.18363.719',
        installedKbs: ['4540673' as KbNumber],
      }),
    ];
    await server.store.devices.saveAll(contoso, pcs, new Date(april2020).toISOString());
    await server.store.devices.changeTags(contoso, second, { add: ['VIP'] });
    await server.put('/api/fleet/policy/rings/Pilot', token, { order: 1, tags: ['vip'] });
  });
  after(() => server.close());

  const get = (query: string) => server.get(`/api/fleet/export/devices?${query}`, token);
  const rowsOf = async (query: string) => {
    const answer = await get(`format=ndjson&${query}`);
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.body
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  };

  test('devices are those that the list has for the same filters, in the columns that are asked for', async () => {
    const listed = async (query: string) =>
      (await server.get(`/api/fleet/machines?${query}`, token))
        .json()
        .value.map(({ id }: { readonly id: string }) => id)
        .toSorted();
    for (const query of [
      'kb=4540673',
      'months=0',
      'tag=vip',
      'ring=pilot',
      'name=pc-c',
      'planned=4540673',
      'platform=Windows10&months=1',
    ]) {
      const rows = await rowsOf(`columns=id,monthsBehind&${query}`);
      assert.deepEqual(rows.map(({ id }) => id).toSorted(), await listed(query), query);
      assert.ok(rows.length > 0, query);
      for (const row of rows) assert.deepEqual(Object.keys(row), ['id', 'monthsBehind']);
    }
    const { body } = await get('format=csv&columns=openVulnerabilities,id&kb=4540673');
    assert.equal(body.split('\r\n')[0]?.replace('\uFEFF', ''), 'id,openVulnerabilities');
    const withException = {
      kb: '4540673',
      machineId: machine,
      approvedBy: 'Ada',
      reason: 'tests',
      expires: '2020-12-31',
    };
    const added = await server.app.inject({
      method: 'POST',
      url: '/api/fleet/policy/exceptions',
      headers: { authorization: `Bearer ${token}` },
      payload: withException,
    });
    assert.deepEqual(
      (await rowsOf('kb=4540673')).map(({ id }) => id),
      [second],
    );
    await server.app.inject({
      method: 'DELETE',
      url: `/api/fleet/policy/exceptions/${added.json().id}`,
      headers: { authorization: `Bearer ${token}` },
    });
    for (const query of ['columns=colour', 'months=4', 'sort=name']) {
      assert.equal((await server.get(`/api/fleet/export/devices?${query}`, token)).statusCode, 400, query);
    }
  });
});
