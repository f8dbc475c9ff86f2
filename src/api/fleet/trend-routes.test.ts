import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  april2020,
  contoso,
  deviceOf,
  fabrikam,
  servedAssessor,
  startTestServer,
  type TestServer,
} from '../../../test/builders/server.ts';
import type { KbNumber, MachineId } from '../../brand.ts';

const [second, third] = ['b'.repeat(40) as MachineId, 'd'.repeat(40) as MachineId];
const patched = { osVersion: '10.0.18363.719', installedKbs: ['4540673' as KbNumber] };

describe('how a fleet came to stand as it does', () => {
  let server: TestServer;
  let token: string;
  before(async () => {
    server = await startTestServer({ catalogs: { current: servedAssessor(), stamp: '1' } });
    token = await server.token(['Vulnerability.Read.All', 'Software.Read.All', 'Machine.Read.All']);
    const today = new Date(april2020).toISOString();
    for (const inventory of [
      deviceOf({ lastSeen: '2020-03-01T08:00:00.000Z' }),
      deviceOf({ ...patched, lastSeen: '2020-03-20T08:00:00.000Z' }),
      deviceOf({ id: second, computerDnsName: 'pc-8.contoso.com', lastSeen: '2020-03-02T08:00:00.000Z' }),
      deviceOf({ id: third, computerDnsName: 'pc-9.contoso.com', ...patched, lastSeen: '2020-03-25T08:00:00.000Z' }),
      deviceOf({ id: 'c'.repeat(40) as MachineId, osVersion: '10.0.99999.1', lastSeen: '2020-03-12T08:00:00.000Z' }),
    ]) {
      await server.store.devices.save(contoso, inventory, today);
    }
    await server.store.devices.save(fabrikam, deviceOf({ lastSeen: '2020-03-01T08:00:00.000Z' }), today);
  });
  after(() => server.close());

  const ask = async (path: string) => (await server.get(`/api/fleet/${path}`, token)).json();

  test('the trend has the figures of the overview for each day, and those of today at its end', async () => {
    const { value, day } = await ask('trend?days=40');
    const { devices, fullyPatched, behind, openVulnerabilities } = await ask('overview');
    const last = value.at(-1);
    assert.equal(last.day, day);
    assert.deepEqual([last.devices, last.fullyPatched, last.behind], [devices, fullyPatched, behind]);
    assert.equal(last.openVulnerabilities, openVulnerabilities);
    const onDay = (wanted: string) => value.findLast((point: { readonly day: string }) => point.day <= wanted);
    assert.equal(onDay('2020-03-05').devices.assessed, 2);
    assert.ok(onDay('2020-03-05').fullyPatched > onDay('2020-03-15').fullyPatched, 'the updates of March came');
    assert.ok(onDay('2020-03-24').openVulnerabilities < onDay('2020-03-15').openVulnerabilities, 'one was patched');
  });

  test('the trend of a platform that nobody has is one of no devices', async () => {
    const { value } = await ask('trend?days=2&platform=Windows7');
    assert.deepEqual(
      value.map(({ devices }: { readonly devices: object }) => devices),
      Array(3).fill({ assessed: 0, unknown: 0, unsupported: 0 }),
    );
  });

  test('changes are told from the evening before the day on: who came behind, who was patched, who came', async () => {
    const since = async (day: string) => (await ask(`changes?since=${day}`)).devices;
    assert.deepEqual(await since('2020-03-10'), { behind: 1, patched: 0, added: 2 }, 'of two, one was patched since');
    assert.deepEqual(await since('2020-03-20'), { behind: 0, patched: 1, added: 1 });
    assert.deepEqual(await since('2020-03-21'), { behind: 0, patched: 0, added: 1 });
    assert.deepEqual(await since('2020-03-26'), { behind: 0, patched: 0, added: 0 });
  });

  test('the machines behind a change are those that it counts, page by page', async () => {
    const names = async (change: string, more = '') => {
      const { total, value, next } = await ask(`changes/machines?since=2020-03-10&change=${change}${more}`);
      return [total, value.map(({ id }: { readonly id: string }) => id), next];
    };
    assert.deepEqual(await names('behind'), [1, [second], undefined]);
    assert.deepEqual(await names('patched'), [0, [], undefined]);
    const [added, first] = ['c'.repeat(40), third].sort();
    assert.deepEqual(await names('added', '&limit=1'), [2, [added], added]);
    assert.deepEqual(await names('added', `&limit=1&after=${added}`), [2, [first], undefined]);
  });

  test('a list of what is new since a day leaves out what was there before', async () => {
    const count = async (query: string) => (await ask(query)).total;
    assert.equal(await count('missingkbs?since=2020-03-10'), 1);
    assert.equal(await count('missingkbs?since=2020-03-11'), 0);
    assert.ok((await count('vulnerabilities?since=2020-03-10')) > 0);
    assert.equal(await count('vulnerabilities?since=2020-03-13'), 0);
  });

  for (const [query, code] of [
    ['trend?days=0', 'InvalidInput'],
    ['trend?days=367', 'InvalidInput'],
    ['changes', 'MissingRequiredParameter'],
    ['changes?since=2020-05-01', 'InvalidInput'],
    ['changes?since=2018-01-01', 'InvalidInput'],
    ['missingkbs?since=yesterday', 'InvalidInput'],
    ['changes/machines?since=2020-03-10', 'MissingRequiredParameter'],
    ['changes/machines?since=2020-03-10&change=other', 'InvalidInput'],
  ] as const) {
    test(`${query} is refused with ${code}`, async () => {
      const answer = await server.get(`/api/fleet/${query}`, token);
      assert.deepEqual([answer.statusCode, answer.json().error.code], [400, code]);
    });
  }
});
