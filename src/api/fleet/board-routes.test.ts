import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  april2020,
  contoso,
  deviceOf,
  fabrikam,
  machine,
  startTestServer,
  type TestServer,
} from '../../../test/builders/server.ts';
import type { KbNumber, MachineId } from '../../brand.ts';

const today = new Date(april2020).toISOString();
const ids = ['b', 'c', 'd'].map((digit) => digit.repeat(40) as MachineId);

describe('questions about the fleet of today', () => {
  let server: TestServer;
  let token: string;
  before(async () => {
    server = await startTestServer();
    token = await server.token(['Software.Read.All']);
    const [second, third, patched] = ids as [MachineId, MachineId, MachineId];
    await server.store.devices.saveAll(
      contoso,
      [
        deviceOf(),
        deviceOf({ id: second, computerDnsName: 'pc-b.contoso.com' }),
        deviceOf({ id: third, computerDnsName: 'pc-c.contoso.com', osName: 'Microsoft Windows 10 Pro' }),
        deviceOf({
          id: patched,
          computerDnsName: 'pc-d.contoso.com',
          osVersion: '10.0.18363.719',
          installedKbs: ['4540673' as KbNumber],
        }),
      ],
      today,
    );
    await server.store.devices.save(fabrikam, deviceOf(), today);
  });
  after(() => server.close());

  const ask = async (path: string) => {
    const answer = await server.get(`/api/fleet/${path}`, token);
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json();
  };

  test('name the missing updates, a page at a time', async () => {
    const { total, value, asOf, countedAt } = await ask('missingkbs');
    assert.deepEqual([total, asOf, countedAt], [1, '2020-04-13', today]);
    assert.deepEqual(value, [
      {
        kb: '4540673',
        name: 'March 2020 Security Updates',
        url: 'https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB4540673',
        released: '2020-03-10',
        ageDays: 34,
        restart: 'Yes',
        severity: 'Important',
        devices: 3,
        pairs: 12,
        exploitedPairs: 0,
        vulnerabilities: 4,
        exploited: [],
        kevPairs: 0,
        kev: [],
        needEsu: 0,
        notOffered: 0,
        postponed: [],
      },
    ]);
    assert.deepEqual((await ask('missingkbs?software=internet_explorer')).value[0].pairs, 3);
    assert.deepEqual((await ask('missingkbs?skip=1')).value, []);
    assert.equal((await ask('missingkbs?exploited=feed&severity=important')).total, 0);
  });

  test('name the machines behind a missing update, in pages', async () => {
    const first = await ask('missingkbs/KB4540673/machines?limit=2');
    const second = await ask(`missingkbs/4540673/machines?limit=2&after=${first.next}`);
    assert.deepEqual([first.kb, first.devices, second.devices], ['4540673', 3, 3]);
    assert.deepEqual([...first.machineIds, ...second.machineIds], [machine, ids[0], ids[1]]);
    assert.equal(second.next, undefined);
    assert.deepEqual((await ask('missingkbs/4532693/machines')).machineIds, []);
    assert.deepEqual((await ask('missingkbs/4540673/machines?limit=2&after=')).machineIds, first.machineIds);
    await server.store.devices.changeTags(contoso, ids[1] as MachineId, { add: ['Pilot'] });
    server.clock.now += 11_000;
    const tagged = await ask('missingkbs/4540673/machines?tag=pilot');
    assert.deepEqual([tagged.devices, tagged.machineIds], [1, [ids[1]]]);
  });

  test('give the plan, and what it would change', async () => {
    const { steps, left } = await ask('plan?most=5');
    assert.deepEqual(
      steps.map(({ kb, devices, percent }: Record<string, unknown>) => [kb, devices, percent]),
      [['4540673', 3, 100]],
    );
    assert.equal(left.openVulnerabilities, 0);
    const { closed, after: then } = await ask('whatif?kbs=KB4540673,4532693');
    assert.deepEqual(closed, {
      devicesFullyPatched: 3,
      missingUpdates: 3,
      openVulnerabilities: 12,
      openExploited: 0,
    });
    assert.equal(then.fullyPatched, 4);
    const posted = await server.app.inject({
      method: 'POST',
      url: '/api/fleet/whatif',
      headers: { authorization: `Bearer ${token}` },
      payload: { kbs: ['4540673', '4532693'] },
    });
    assert.deepEqual([posted.statusCode, posted.json().closed], [200, closed]);
  });

  test('tell until when the systems get updates', async () => {
    const { systems } = await ask('support');
    assert.deepEqual(
      systems.map(({ line, editions, until, devices }: Record<string, unknown>) => [line, editions, until, devices]),
      [
        ['Windows 10 1909', ['home-pro'], '2021-05-11', 1],
        ['Windows 10 1909', ['enterprise'], '2022-05-10', 3],
      ],
    );
  });

  test('say what is wrong with a question', async () => {
    for (const [path, status, message] of [
      ['overview?platfrom=Windows10', 400, /"platfrom" is unknown here; there are platform, line, software/],
      ['overview?status=patched', 400, /expected assessed, unknown, unsupported/],
      ['missingkbs?sort=size', 400, /sort is "size"; expected pairs, devices/],
      ['missingkbs?exploited=true', 400, /exploited is "true"; expected feed, kev, any, none/],
      ['missingkbs/4540673/machines?after=x', 400, /"x" is not forty hexadecimal digits/],
      ['missingkbs?limit=0', 400, /from 1 to 10000/],
      ['missingkbs/KB1/machines', 400, /"KB1" is no KB number/],
      ['missingkbs/9999999/machines', 404, /knows no update KB9999999/],
      ['plan?most=0', 400, /from 1 to 1000/],
      ['whatif', 400, /lacks the query parameter "kbs"/],
      ['whatif?kbs=4540673,all', 400, /kbs has "all"; expected KB numbers/],
      ['whatif?kbs=9999999', 404, /knows no update KB9999999/],
    ] as const) {
      const answer = await server.get(`/api/fleet/${path}`, token);
      assert.equal(answer.statusCode, status, path);
      assert.match(answer.json().error.message, message, path);
    }
    const body = await server.app.inject({
      method: 'POST',
      url: '/api/fleet/whatif',
      headers: { authorization: `Bearer ${token}` },
      payload: { kbs: [4540673] },
    });
    assert.deepEqual([body.statusCode, body.json().error.code], [400, 'InvalidRequestBody']);
  });
});
