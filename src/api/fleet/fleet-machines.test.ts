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
const second = 'b'.repeat(40) as MachineId;
const patched = 'c'.repeat(40) as MachineId;
const strange = 'd'.repeat(40) as MachineId;

describe('the list of machines with their figures', () => {
  let server: TestServer;
  let token: string;
  before(async () => {
    server = await startTestServer();
    token = await server.token(['Machine.Read.All']);
    await server.store.devices.saveAll(
      contoso,
      [
        deviceOf(),
        deviceOf({ id: second, computerDnsName: 'pc-b.contoso.com', osName: 'Microsoft Windows 10 Pro' }),
        deviceOf({
          id: patched,
          computerDnsName: 'pc-c.contoso.com',
          osVersion: '10.0.18363.719',
          installedKbs: ['4540673' as KbNumber],
        }),
        deviceOf({ id: strange, computerDnsName: 'srv-d.contoso.com', osVersion: '10.0.99999.1' }),
      ],
      today,
    );
    await server.store.devices.changeTags(contoso, second, { add: ['Pilot'] });
    await server.store.devices.save(fabrikam, deviceOf(), today);
  });
  after(() => server.close());

  const get = (query: string) => server.get(`/api/fleet/machines${query}`, token);
  const list = async (query: string) => {
    const answer = await get(query);
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json();
  };
  const idsOf = async (query: string) => (await list(query)).value.map(({ id }: { readonly id: string }) => id);

  test('has those with most open first, and those that cannot be judged last, with the reason', async () => {
    const { total, value, asOf } = await list('');
    assert.deepEqual([total, asOf], [4, '2020-04-13']);
    const ids = value.map(({ id }: { readonly id: string }) => id);
    assert.deepEqual(ids, [second, machine, patched, strange]);
    const { missingUpdates, monthsBehind, openVulnerabilities, openExploited, openInKev } = value[0];
    assert.deepEqual(
      [missingUpdates, monthsBehind, openVulnerabilities, openExploited, openInKev],
      [1, 1, 4, 0, undefined],
    );
    assert.deepEqual([value[3].status, value[3].openVulnerabilities], ['unknown', undefined]);
    assert.ok(value[3].reason);
  });

  test('goes on behind the last machine of a page, in every order', async () => {
    for (const sort of ['open', 'missing', 'exploited', 'kev', 'months', 'name', 'lastSeen']) {
      for (const order of ['asc', 'desc']) {
        const whole = await idsOf(`?sort=${sort}&order=${order}`);
        const paged: string[] = [];
        for (let after = ''; ; ) {
          const { value, next } = await list(`?sort=${sort}&order=${order}&limit=1${after}`);
          paged.push(...value.map(({ id }: { readonly id: string }) => id));
          if (next === undefined) break;
          after = `&after=${next}`;
        }
        assert.deepEqual(paged, whole, `${sort} ${order}`);
        assert.equal(new Set(paged).size, 4);
      }
    }
  });

  test('is narrowed to the machines behind a number of the overview', async () => {
    assert.deepEqual((await idsOf('?kb=KB4540673')).toSorted(), [machine, second].toSorted());
    assert.deepEqual(await idsOf('?months=0'), [patched]);
    assert.deepEqual((await idsOf('?months=1')).length, 2);
    assert.deepEqual(await idsOf('?status=unknown'), [strange]);
    assert.deepEqual(await idsOf('?tag=pilot'), [second]);
    assert.deepEqual(await idsOf('?exploited=any'), []);
    assert.deepEqual(await idsOf('?name=SRV-'), [strange]);
    assert.deepEqual((await list('?name=pc-&seenSince=2020-04-13&seenBefore=2020-04-14')).total, 3);
  });

  test('is narrowed to a ring', async () => {
    const writer = await server.token(['Machine.ReadWrite.All']);
    const put = (name: string, body: object) =>
      server.app.inject({
        method: 'PUT',
        url: `/api/fleet/policy/rings/${name}`,
        headers: { authorization: `Bearer ${writer}` },
        payload: body,
      });
    assert.equal((await put('Early', { order: 1, tags: ['Pilot'] })).statusCode, 201);
    assert.equal((await put('Rest', { order: 2 })).statusCode, 201);
    assert.deepEqual(await idsOf('?ring=early'), [second]);
    assert.deepEqual((await idsOf('?ring=rest')).toSorted(), [machine, patched, strange].toSorted());
  });

  test('leaves out whom an exception takes out of the figures, and tells of the others what getmissingkbs says', async () => {
    const writer = await server.token(['Machine.ReadWrite.All']);
    const exception = { approvedBy: 'Ada', reason: 'tests', expires: '2020-12-31', kb: '4540673' };
    for (const where of [{ machineId: machine }, { tag: 'Pilot' }]) {
      const added = await server.app.inject({
        method: 'POST',
        url: '/api/fleet/policy/exceptions',
        headers: { authorization: `Bearer ${writer}` },
        payload: { ...exception, ...where },
      });
      assert.equal(added.statusCode, 201);
      const left = 'tag' in where ? machine : second;
      assert.deepEqual(await idsOf('?kb=4540673'), [left]);
      assert.deepEqual(await idsOf('?planned=4540673'), [left]);
      assert.equal((await list('?months=0')).value.length, 2);
      const rows: { readonly missingUpdates?: number }[] = (await list('')).value;
      assert.deepEqual(
        rows.map(({ missingUpdates }) => missingUpdates),
        [1, 1, 0, undefined],
      );
      const { id } = added.json();
      const gone = await server.app.inject({
        method: 'DELETE',
        url: `/api/fleet/policy/exceptions/${id}`,
        headers: { authorization: `Bearer ${writer}` },
      });
      assert.equal(gone.statusCode, 204);
    }
    assert.equal((await idsOf('?planned=4540673')).length, 2);
    assert.deepEqual(await idsOf('?planned=4540673&tag=pilot'), [second]);
  });

  test('refuses what it cannot be asked for', async () => {
    const cases: readonly [string, number, string][] = [
      ['?kb=9999999', 404, 'ResourceNotFound'],
      ['?kb=x', 400, 'InvalidInput'],
      ['?vulnerability=CVE-1999-0001', 404, 'ResourceNotFound'],
      ['?months=4', 400, 'InvalidInput'],
      ['?sort=size', 400, 'InvalidInput'],
      ['?after=x', 400, 'ODataError'],
      ['?colour=red', 400, 'InvalidInput'],
    ];
    for (const [query, status, code] of cases) {
      const answer = await get(query);
      assert.deepEqual([answer.statusCode, answer.json().error.code], [status, code], query);
    }
  });

  test('has one machine with what to install on it, what it misses and what is open', async () => {
    const reader = await server.token(['Software.Read.All']);
    const answer = await server.get(`/api/fleet/machines/${second}`, reader);
    assert.equal(answer.statusCode, 200, answer.body);
    const { computerDnsName, install, missing, vulnerabilities, support } = answer.json();
    assert.deepEqual([computerDnsName, install.length, vulnerabilities.length], ['pc-b.contoso.com', 1, 4]);
    assert.deepEqual([install[0].kb, install[0].replaces, install[0].restart], ['4540673', [], 'Yes']);
    assert.deepEqual(
      [missing[0].kb, missing[0].released, missing[0].ageDays, missing[0].severity],
      ['4540673', '2020-03-10', 34, 'Important'],
    );
    assert.deepEqual(
      missing[0].vulnerabilities.toSorted(),
      vulnerabilities.map(({ id }: { readonly id: string }) => id).toSorted(),
    );
    assert.deepEqual(support.periods[0].edition, 'home-pro');
    const unknown = (await server.get(`/api/fleet/machines/${strange}`, reader)).json();
    assert.deepEqual([unknown.status, unknown.missing, unknown.install], ['unknown', [], []]);
    const nobody = await server.get(`/api/fleet/machines/${'e'.repeat(40)}`, reader);
    assert.deepEqual([nobody.statusCode, nobody.json().error.code], [404, 'ResourceNotFound']);
  });
});
