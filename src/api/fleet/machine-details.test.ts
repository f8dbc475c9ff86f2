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

const second = 'b'.repeat(40) as MachineId;
const today = new Date(april2020).toISOString();
const march = { osVersion: '10.0.18363.719', installedKbs: ['4540673' as KbNumber] };

describe('one machine, beyond what it misses', () => {
  let server: TestServer;
  let token: string;
  before(async () => {
    server = await startTestServer();
    token = await server.token(['Software.Read.All', 'Vulnerability.Read.All']);
    const { devices, defender } = server.store;
    await devices.save(
      contoso,
      deviceOf({ osVersion: '10.0.18363.1', installedKbs: [], lastSeen: '2020-02-20T08:00:00.000Z' }),
      today,
    );
    await devices.save(contoso, deviceOf({ lastSeen: '2020-03-01T08:00:00.000Z' }), today);
    await devices.save(contoso, deviceOf({ ...march, lastSeen: '2020-03-20T08:00:00.000Z' }), today);
    await devices.save(
      contoso,
      deviceOf({
        id: second,
        computerDnsName: 'pc-b.contoso.com',
        installedKbs: ['4532693', '4540673'] as KbNumber[],
        restartDue: true,
        windowsUpdateOffers: [{ kb: '4540673' as KbNumber, title: 'Cumulative' }, { kb: '890830' as KbNumber }],
        lastSeen: '2020-04-10T08:00:00.000Z',
      }),
      today,
    );
    await defender.put(contoso, {
      machine: 'd'.repeat(40) as MachineId,
      computerDnsName: 'PC-B.contoso.com',
      fetched: '2020-04-11T08:00:00.000Z',
      rows: [rowOf('4540673', 3), rowOf('4541338', 1)],
    });
  });
  after(() => server.close());

  const ask = (path: string) => server.get(`/api/fleet/${path}`, token);
  const get = async (path: string) => {
    const answer = await ask(path);
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json();
  };

  test('its history tells, newest first, what each report closed and what came out meanwhile', async () => {
    const { value, next, asOf } = await get(`machines/${machine}/history`);
    assert.deepEqual([asOf, next, value.length], ['2020-04-13', undefined, 3]);
    const [last, middle, first] = value;
    assert.deepEqual([last.from, last.to, last.osVersion], ['2020-03-20T08:00:00.000Z', undefined, '10.0.18363.719']);
    assert.deepEqual(last.report, {
      closed: { updates: ['4540673'], vulnerabilities: 4 },
      opened: { updates: [], vulnerabilities: 0 },
    });
    assert.deepEqual(last.missing, { updates: 0, vulnerabilities: 0 });
    assert.deepEqual(middle.report.closed, { updates: ['4532693'], vulnerabilities: 2 });
    assert.deepEqual(middle.cameOut, { updates: ['4540673'], vulnerabilities: 4 });
    assert.deepEqual(middle.missing, { updates: 1, vulnerabilities: 4 });
    assert.equal(first.report, undefined);
  });

  test('its history comes in pages', async () => {
    const { value, next } = await get(`machines/${machine}/history?limit=2`);
    assert.equal(value.length, 2);
    const rest = await get(`machines/${machine}/history?limit=2&before=${next}`);
    assert.deepEqual([rest.value.length, rest.value[0].from, rest.next], [1, '2020-02-20T08:00:00.000Z', undefined]);
    const refused = await ask(`machines/${machine}/history?before=yesterday`);
    assert.equal(refused.statusCode, 400);
    assert.match(refused.json().error.message, /before is "yesterday"; expected `next`/);
    assert.equal((await ask(`machines/${'e'.repeat(40)}/history`)).statusCode, 404);
  });

  test('what Windows Update offers stands beside our install list, with the reason of each difference', async () => {
    const { windowsUpdate } = await get(`machines/${second}/statements`);
    assert.equal(windowsUpdate.told, '2020-04-10T08:00:00.000Z');
    assert.deepEqual(windowsUpdate.rows[0], { kb: '4540673', title: 'Cumulative', found: 'both' });
    assert.deepEqual([windowsUpdate.rows[1].kb, windowsUpdate.rows[1].found], ['890830', 'theirs']);
    assert.match(windowsUpdate.rows[1].reason, /does not name KB890830/);
  });

  test("what Defender said is found by the machine's name, and compared row by row", async () => {
    const { defender } = await get(`machines/${second}/statements`);
    assert.equal(defender.fetched, '2020-04-11T08:00:00.000Z');
    assert.deepEqual(
      defender.rows.map(({ kb, found, ours, theirs }: Record<string, unknown>) => [kb, found, ours, theirs]),
      [
        ['4540673', 'both', 4, 3],
        ['4541338', 'theirs', undefined, 1],
      ],
    );
    const silent = await get(`machines/${machine}/statements`);
    assert.deepEqual([silent.windowsUpdate, silent.defender], [undefined, undefined]);
  });

  test('what is installed above the build waits for a restart', async () => {
    const { waitsForRestart, missing, restartDue } = await get(`machines/${second}`);
    assert.equal(restartDue, true);
    assert.deepEqual(
      [waitsForRestart, missing].map((rows) => rows.map(({ kb }: { readonly kb: string }) => kb)),
      [['4540673'], ['4540673']],
    );
    const patched = await get(`machines/${machine}`);
    assert.deepEqual([patched.restartDue, patched.waitsForRestart], [false, []]);
  });

  test('an update has what it contains and closes, and its row where it is missing', async () => {
    const { name, products, vulnerabilities, missing, supersedence } = await get('updates/KB4540673');
    assert.equal(name, 'March 2020 Security Updates');
    assert.equal(products.length, 2);
    assert.equal(vulnerabilities.length, 4);
    assert.deepEqual([vulnerabilities[0].devices, missing.devices], [1, 1]);
    assert.deepEqual(supersedence.links, [{ from: '4540673', to: '4532693', source: 'feed' }]);
    const nowhere = await get('updates/4532693');
    assert.deepEqual(
      [nowhere.missing, nowhere.vulnerabilities[0].devices, nowhere.supersedence.newer],
      [undefined, 0, 1],
    );
    assert.equal((await ask('updates/9999999')).statusCode, 404);
    assert.equal((await ask('updates/9')).statusCode, 400);
  });

  test('a vulnerability has where it is open, and what closes it in which product', async () => {
    const found = await get('vulnerabilities/cve-2020-0700');
    assert.deepEqual([found.id, found.devices, found.updates.length], ['CVE-2020-0700', 1, 1]);
    assert.deepEqual(found.lines, [{ line: 'Windows 10 1909', devices: 1, kbs: ['4540673'] }]);
    assert.deepEqual(
      found.products[0].updates.map(({ kb, builds }: Record<string, unknown>) => [kb, builds]),
      [['4540673', ['10.0.18363.719']]],
    );
    assert.equal((await get('vulnerabilities/CVE-2020-0600')).devices, 0);
    assert.equal((await ask('vulnerabilities/CVE-1999-1')).statusCode, 404);
  });

  test('machines are asked for by their release', async () => {
    const reads = await server.token(['Machine.Read.All']);
    const list = async (line: string) =>
      (await server.get(`/api/fleet/machines?line=${encodeURIComponent(line)}`, reads)).json().total;
    assert.deepEqual([await list('windows 10 1909'), await list('Windows 10 22H2')], [2, 0]);
  });

  test('nothing of it is told to another tenant', async () => {
    const other = await server.token(['Software.Read.All'], fabrikam);
    for (const what of ['history', 'statements'])
      assert.equal((await server.get(`/api/fleet/machines/${machine}/${what}`, other)).statusCode, 404);
  });
});

function rowOf(id: string, cveAddressed: number) {
  return { id, name: 'March 2020', productsNames: ['windows_10'], url: '', machineMissedOn: 1, cveAddressed };
}
