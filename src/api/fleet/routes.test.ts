import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { catalog } from '../../../test/builders/catalog.ts';
import {
  april2020,
  contoso,
  deviceOf,
  fabrikam,
  machine,
  servedAssessor,
  smallFacts,
  startTestServer,
  type TestServer,
} from '../../../test/builders/server.ts';
import type { KbNumber, MachineId } from '../../brand.ts';
import type { CatalogFacts } from '../../catalog/facts.ts';
import { encodeSnapshot } from '../../catalog/snapshot.ts';
import { publishSnapshot } from '../stored-catalog.ts';

const second = 'b'.repeat(40) as MachineId;
const unknown = 'c'.repeat(40) as MachineId;
const patched = { osVersion: '10.0.18363.719', installedKbs: ['4540673' as KbNumber] };
const today = new Date(april2020).toISOString();

describe('the past of a fleet', () => {
  let server: TestServer;
  let token: string;
  const catalogs = { current: servedAssessor(), stamp: '1' };
  before(async () => {
    server = await startTestServer({ catalogs });
    token = await server.token(['Software.Read.All', 'Vulnerability.Read.All']);
    for (const inventory of [
      deviceOf({ lastSeen: '2020-03-01T08:00:00.000Z' }),
      deviceOf({ ...patched, lastSeen: '2020-03-20T08:00:00.000Z' }),
      deviceOf({ id: second, computerDnsName: 'pc-8.contoso.com', lastSeen: '2020-03-02T08:00:00.000Z' }),
      deviceOf({ id: unknown, osVersion: '10.0.99999.1', lastSeen: '2020-03-12T08:00:00.000Z' }),
    ]) {
      await server.store.devices.save(contoso, inventory, today);
    }
    await server.store.devices.save(fabrikam, deviceOf({ lastSeen: '2020-03-01T08:00:00.000Z' }), today);
  });
  after(() => server.close());

  const ask = (path: string) => server.get(`/api/fleet/${path}`, token);

  test('tells what a machine was missing on a day, as getmissingkbs would have', async () => {
    const before = await ask(`machines/${machine}/missingkbs?day=2020-03-19`);
    assert.equal(before.statusCode, 200, before.body);
    assert.deepEqual(before.json().value[0].id, '4540673');
    assert.equal(before.headers['missingkbs-catalog'], before.json().catalogVersion);
    assert.deepEqual(Object.keys(before.json().value[0]), [
      'id',
      'name',
      'productsNames',
      'url',
      'machineMissedOn',
      'cveAddressed',
    ]);
    assert.deepEqual((await ask(`machines/${machine}/missingkbs?day=2020-03-20`)).json().value, []);
    assert.deepEqual((await ask(`machines/${machine}/missingkbs?day=2020-03-09`)).json().value, []);
  });

  test('of a machine that was not known yet, or could not be judged, says so', async () => {
    const early = await ask(`machines/${machine}/missingkbs?day=2020-02-29`);
    assert.equal(early.statusCode, 404);
    assert.match(early.json().error.message, /was not found, or was not known on 2020-02-29/);
    const cannotTell = await ask(`machines/${unknown}/missingkbs?day=2020-03-19`);
    assert.equal(cannotTell.statusCode, 404);
    assert.match(cannotTell.json().error.message, /on 2020-03-19 cannot be told/);
  });

  test('counts machines by what they were missing, those apart that could not be judged', async () => {
    const { catalogVersion, countedAt, ...exposure } = (await ask('exposure?day=2020-03-19')).json();
    assert.equal(countedAt, today);
    assert.equal(catalogVersion, catalogs.current.catalogVersion);
    assert.deepEqual(exposure, {
      day: '2020-03-19',
      devices: { assessed: 2, unknown: 1, unsupported: 0 },
      missingUpdates: 2,
      openVulnerabilities: 8,
      devicesByMissingUpdates: [{ missing: 1, devices: 2 }],
    });
  });

  test('names the machines that had a vulnerability open, page by page', async () => {
    const path = 'vulnerabilities/cve-2020-0768/machines?day=2020-03-19&limit=1';
    const first = (await ask(path)).json();
    assert.deepEqual([first.exposed, first.machineIds, first.next], [2, [machine], machine]);
    const last = (await ask(`${path}&after=${first.next}`)).json();
    assert.deepEqual([last.exposed, last.machineIds, last.next], [2, [second], undefined]);
    const none = (await ask('vulnerabilities/CVE-2020-0768/machines?day=2020-03-09')).json();
    assert.deepEqual([none.exposed, none.machineIds], [0, []]);
  });

  test('counts the machines that were patched so many days after release', async () => {
    for (const what of ['kb=KB4540673', 'month=2020-03']) {
      const { deadlines, devices, patched, late, percentPatched } = (await ask(`patched?${what}&within=14`)).json();
      assert.deepEqual(deadlines, [{ released: '2020-03-10', deadline: '2020-03-24' }]);
      assert.deepEqual(devices, { assessed: 2, unknown: 1, unsupported: 0 });
      assert.deepEqual([patched, late, percentPatched], [1, 1, 50], what);
      assert.equal((await ask(`patched?${what}&within=9`)).json().patched, 0);
    }
  });

  test('what cannot be asked is refused, and the message says what can', async () => {
    for (const [path, status, message] of [
      ['exposure', 400, /lacks the query parameter "day"/],
      ['exposure?day=yesterday', 400, /expected a day as YYYY-MM-DD/],
      ['exposure?day=2020-04-14', 400, /lies after today, 2020-04-13/],
      ['exposure?day=2020-04-01&asOf=2020-04-01', 400, /"asOf" is unknown here/],
      ['exposure?day=2020-04-01&day=2020-04-02', 400, /may be there once/],
      ['exposure?day=2020-04-01&$top=1', 400, /'\$top' is not supported/],
      ['patched?within=3', 400, /lacks the query parameter "kb" or "month"/],
      ['patched?kb=4540673&month=2020-03&within=3', 400, /one of them/],
      ['patched?kb=4540673', 400, /lacks the query parameter "within"/],
      ['patched?kb=4540673&within=-1', 400, /a whole number from 0/],
      ['patched?kb=4540673&within=35', 400, /2020-04-14, which lies after today/],
      ['patched?kb=9999999&within=1', 404, /no update KB9999999/],
      ['patched?month=2019-01&within=1', 404, /no update that came out in 2019-01/],
      ['patched?month=2019-13&within=1', 400, /is not a month/],
      ['vulnerabilities/log4shell/machines?day=2020-04-01', 400, /is not a vulnerability/],
      ['vulnerabilities/CVE-1999-0001/machines?day=2020-04-01', 404, /no vulnerability CVE-1999-0001/],
      ['vulnerabilities/CVE-2020-0768/machines?day=2020-04-01&after=x', 400, /forty hexadecimal/],
      [`machines/${'d'.repeat(40)}/missingkbs?day=2020-04-01`, 404, /was not found/],
    ] as const) {
      const answer = await ask(path);
      assert.equal(answer.statusCode, status, path);
      assert.match(answer.json().error.message, message, path);
    }
  });

  test('a question that a new catalogue overtakes is answered by the new one alone', async () => {
    const last = catalogs.current;
    const next = servedAssessor();
    catalogs.current = {
      ...last,
      summaries: {
        async facts() {
          catalogs.current = next;
          catalogs.stamp = 'next';
          await server.catalogs.refresh();
          return last.summaries.facts();
        },
        summarize: () => assert.fail('a state was judged by the catalogue of before'),
      },
      catalogVersion: 'overtaken',
    };
    catalogs.stamp = 'overtaken';
    await server.catalogs.refresh();
    const answer = await ask('vulnerabilities/CVE-2020-0768/machines?day=2020-03-18');
    assert.deepEqual([answer.statusCode, answer.json().exposed], [200, 2]);
  });

  test('answers by the catalogue of the day where that is asked for, and one was kept', async () => {
    const { catalogs: kept } = server.store;
    const of = async (facts: CatalogFacts, day: string) =>
      publishSnapshot(kept, encodeSnapshot(facts), { now: Date.parse(day), after: await kept.newest() });
    await of(catalog().document('2020-Feb').update('4532693').facts(), '2020-03-15');
    await of(smallFacts(), '2020-03-18');
    const unknownOn = async (day: string) => (await ask(`exposure?day=${day}&known=then`)).json().devices.unknown;
    assert.deepEqual([await unknownOn('2020-03-17'), await unknownOn('2020-03-18')], [3, 1]);
    const missing = (day: string) => ask(`machines/${machine}/missingkbs?day=${day}&known=then`);
    assert.equal((await missing('2020-03-17')).statusCode, 404);
    assert.equal((await missing('2020-03-18')).json().value[0].id, '4540673');
    const early = await missing('2020-03-14');
    assert.deepEqual([early.statusCode, /No catalogue of 2020-03-14/.test(early.body)], [404, true]);
    assert.equal((await ask('exposure?day=2020-03-18&known=never')).statusCode, 400);
    assert.equal((await ask('patched?month=2020-03&within=8&known=then')).json().late, 2);
  });
});
