import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { boardOf } from '../../../test/builders/board.ts';
import { device } from '../../../test/builders/device.ts';
import { april2020, contoso, deviceOf, startTestServer, type TestServer } from '../../../test/builders/server.ts';
import { threeMonthsWith } from '../../../test/builders/three-months.ts';
import type { MachineId } from '../../brand.ts';
import { listsInFolder } from '../../threats/list-place.ts';
import { readEpss } from '../../threats/read-epss.ts';
import { readKev } from '../../threats/read-kev.ts';
import { replaceEpss, replaceKev } from '../../threats/replace-list.ts';
import { epssCsv, kevJson } from '../../threats/testing/lists.ts';
import { noThreats } from '../../threats/threats.ts';
import { FleetViews } from './fleet-views.ts';

const ids = ['a', 'b', 'c'].map((digit) => digit.repeat(40) as MachineId) as [MachineId, MachineId, MachineId];
const why = { approvedBy: 'Ada', reason: 'tests', expires: '2020-12-31' };

describe('the fleet of today as its tenant looks at it', () => {
  let server: TestServer;
  let token: string;
  before(async () => {
    server = await startTestServer({
      environment: { MISSINGKBS_LIMIT_PER_MINUTE: '0', MISSINGKBS_LIMIT_PER_HOUR: '0' },
    });
    token = await server.token(['Software.Read.All', 'Vulnerability.Read.All', 'Machine.ReadWrite.All']);
    const devices = ids.map((id) => deviceOf({ id, computerDnsName: `${id[0]}.contoso.com` }));
    await server.store.devices.saveAll(contoso, devices, new Date(april2020).toISOString());
    await server.store.devices.changeTags(contoso, ids[0], { add: ['pilot'] });
  });
  after(() => server.close());

  const ask = async (path: string) => {
    const answer = await server.get(`/api/fleet/${path}`, token);
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json();
  };
  const change = async (method: 'PUT' | 'POST' | 'DELETE', path: string, payload?: object) => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await server.app.inject({
      method,
      url: `/api/fleet/policy/${path}`,
      headers,
      ...(payload && { payload }),
    });
    assert.ok(answer.statusCode < 300, answer.body);
    return answer.body === '' ? undefined : answer.json();
  };

  test('a ring is a filter, and what it holds is in the plan no more, but open', async () => {
    assert.equal((await ask('overview?ring=pilot')).devices.assessed, 0);
    await change('PUT', 'rings/Pilot', { order: 1, tags: ['PILOT'] });
    await change('PUT', 'rings/others', { order: 2, holds: [{ kb: '4540673', until: '2020-05-01' }] });
    assert.equal((await ask('overview?ring=pilot')).devices.assessed, 1);
    assert.equal((await ask('overview')).openVulnerabilities, 12);
    const { steps, left } = await ask('plan');
    assert.deepEqual([steps[0].devices, steps[0].pairs], [1, 4]);
    assert.deepEqual(left.postponed, { devices: 2, pairs: 8 });
    assert.deepEqual((await ask('plan?ring=others')).steps, []);
    const [row] = (await ask('missingkbs')).value;
    assert.deepEqual(
      [row.devices, row.postponed],
      [3, [{ ring: 'others', until: '2020-05-01', why: 'held', devices: 2 }]],
    );
    await change('DELETE', 'rings/others');
    assert.equal((await ask('plan')).steps[0].devices, 3);
  });

  test('what an exception leaves open is apart, until it is removed', async () => {
    const { id } = await change('POST', 'exceptions', { machineId: ids[1], ...why });
    const { openVulnerabilities, excepted } = await ask('overview');
    assert.deepEqual(openVulnerabilities, 8);
    assert.deepEqual(excepted, { devices: 1, missingUpdates: 1, openVulnerabilities: 4 });
    await change('PUT', `exceptions/${id}`, { cve: 'CVE-2020-0768', ...why });
    assert.equal((await ask('overview')).excepted.openVulnerabilities, 3);
    const { value } = await ask('vulnerabilities');
    assert.deepEqual(value.map((row: Record<string, unknown>) => [row.id, row.devices, row.excepted]).at(-1), [
      'CVE-2020-0768',
      0,
      3,
    ]);
    await change('DELETE', `exceptions/${id}`);
    assert.equal((await ask('overview')).openVulnerabilities, 12);
  });

  test('the machines behind an update are those that miss it, whatever people decided', async () => {
    const { id } = await change('POST', 'exceptions', { kb: '4540673', ...why });
    assert.equal((await ask('missingkbs')).total, 0);
    assert.deepEqual((await ask('missingkbs/4540673/machines')).machineIds, ids);
    const ofRing = await ask('missingkbs/4540673/machines?ring=PILOT');
    const others = await ask('missingkbs/4540673/machines?ring=none');
    const pilots = (await ask('machines?ring=pilot')).value.map(({ id: its }: { id: string }) => its);
    assert.deepEqual([ofRing.devices, ofRing.machineIds], [pilots.length, pilots]);
    assert.ok(pilots.length > 0 && pilots.length < ids.length);
    assert.deepEqual([others.devices, others.machineIds], [0, []]);
    await change('DELETE', `exceptions/${id}`);
  });

  test('a list that replaces another is told by itself, without rings and exceptions too', async () => {
    await change('DELETE', 'rings/pilot');
    const place = listsInFolder(server.settings.dataFolder);
    const { kevDay, epssDay } = await ask('overview');
    assert.deepEqual([kevDay, epssDay], [undefined, undefined], 'no list is no list without entries');
    for (const [cveID, found] of [
      ['CVE-2020-0702', 1],
      ['CVE-2019-0001', 0],
    ] as const) {
      const records = [{ cveID, dateAdded: '2020-04-01' }];
      await replaceKev(place, readKev(kevJson(records), 'kev.json').list, true);
      while ((await ask('vulnerabilities?exploited=kev')).total !== found) await setTimeout(100);
    }
  });

  test('KEV and EPSS are taken up while the server runs, and an entry from its day on', async () => {
    assert.equal((await ask('vulnerabilities?exploited=any')).total, 0);
    const place = listsInFolder(server.settings.dataFolder);
    const records = [
      { cveID: 'CVE-2020-0700', dateAdded: '2020-04-13', dueDate: '2020-05-04' },
      { cveID: 'CVE-2020-0701', dateAdded: '2020-04-14' },
    ];
    await replaceKev(place, readKev(kevJson(records), 'kev.json').list, true);
    const scores = epssCsv({ 'CVE-2020-0701': ['0.7', '0.9'] }, '2020-04-12');
    await replaceEpss(place, readEpss(scores, 'epss.csv', () => true).list, false);
    while ((await ask('vulnerabilities?epss=0.5')).total === 0) await setTimeout(100);
    const { value } = await ask('vulnerabilities?exploited=kev');
    assert.deepEqual(
      value.map(({ id, exploited, kev }: Record<string, unknown>) => ({ id, exploited, kev })),
      [
        {
          id: 'CVE-2020-0700',
          exploited: false,
          kev: { dateAdded: '2020-04-13', dueDate: '2020-05-04', ransomware: false },
        },
      ],
    );
    const [row] = (await ask('missingkbs?exploited=kev')).value;
    assert.deepEqual([row.kev, row.kevPairs, row.dueDate, row.exploited], [['CVE-2020-0700'], 3, '2020-05-04', []]);
    assert.deepEqual(row.epss, { vulnerability: 'CVE-2020-0701', score: 0.7, percentile: 0.9, day: '2020-04-12' });
    const { openInKev, kevDay, epssDay } = await ask('overview');
    assert.deepEqual({ openInKev, kevDay, epssDay }, { openInKev: 3, kevDay: '2026-03-12', epssDay: '2020-04-12' });
  });

  test('those who ask at the same time see the same groups', async () => {
    const board = await boardOf(
      threeMonthsWith({}),
      [{ device: device().build('19045.9000'), devices: 2 }],
      '2020-04-13',
    );
    await change('PUT', 'rings/all', { order: 1 });
    const views = new FleetViews({ store: server.store, threats: { current: noThreats } });
    const [one, other] = await Promise.all([views.of(contoso, board), views.of(contoso, board)]);
    assert.deepEqual(
      one.groups.map(({ ring }) => ring),
      ['all'],
    );
    assert.equal(one.groups, other.groups);
  });
});
