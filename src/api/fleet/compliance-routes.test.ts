import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
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
import { TenantPolicy } from './tenant-policy.ts';

const second = 'b'.repeat(40) as MachineId;
const tagged = 'd'.repeat(40) as MachineId;
const today = new Date(april2020).toISOString();
const patched = { osVersion: '10.0.18363.719', installedKbs: ['4540673' as KbNumber] };

describe('compliance of a fleet', () => {
  let server: TestServer;
  let token: string;
  before(async () => {
    server = await startTestServer({
      environment: { MISSINGKBS_LIMIT_PER_MINUTE: '0' },
      catalogs: { current: servedAssessor(), stamp: '1' },
    });
    token = await server.token(['Vulnerability.Read.All', 'Machine.Read.All']);
    const { devices } = server.store;
    for (const inventory of [
      deviceOf({ lastSeen: '2020-03-01T08:00:00.000Z' }),
      deviceOf({ ...patched, lastSeen: '2020-03-20T08:00:00.000Z' }),
      deviceOf({ id: second, computerDnsName: 'pc-8.contoso.com', lastSeen: '2020-03-02T08:00:00.000Z' }),
      deviceOf({ id: tagged, computerDnsName: 'pc-9.contoso.com', lastSeen: '2020-03-02T08:00:00.000Z' }),
      deviceOf({ id: 'c'.repeat(40) as MachineId, osVersion: '10.0.99999.1', lastSeen: '2020-03-12T08:00:00.000Z' }),
    ]) {
      await devices.save(contoso, inventory, today);
    }
    await devices.save(fabrikam, deviceOf({ lastSeen: '2020-03-01T08:00:00.000Z' }), today);
    await devices.changeTags(contoso, tagged, { add: ['Lab'] });
    const policy = new TenantPolicy(server.store.policy, contoso);
    await policy.addException(
      { kb: '4540673' as KbNumber, tag: 'lab', approvedBy: 'Ada', reason: 'benches', expires: '2020-03-28' },
      { application: 'tests', now: '2020-03-15T08:00:00.000Z' },
    );
  });
  after(() => server.close());

  const ask = async (query: string) => (await server.get(`/api/fleet/compliance${query}`, token)).json();

  test('counts devices without anything late, and pairs that were closed in time, what is excepted and unknown apart', async () => {
    const { day, within, severity, total } = await ask('?day=2020-03-25&within=14&severity=Important,Critical');
    assert.deepEqual([day, within, severity], ['2020-03-25', 14, ['Critical', 'Important']]);
    assert.deepEqual(total, {
      devices: {
        compliant: 2,
        late: 1,
        percentCompliant: 66.66,
        notClosable: 0,
        unknown: 1,
        unsupported: 0,
        withSoftwareWithoutKb: 0,
        withExceptions: 1,
      },
      pairs: { late: 4, latePostponed: 0, notYetDue: 0, needsEsu: 0, notOffered: 0, excepted: 4 },
      closed: { from: '2020-02-25', to: '2020-03-25', due: 8, inTime: 4, percentInTime: 50 },
    });
  });

  test('the machines behind a figure are as many as it counts, of every figure, in all parts and with exceptions', async () => {
    for (const by of ['', '&by=tag', '&by=platform']) {
      const { total, parts = [] } = await ask(`?day=2020-03-25${by}`);
      for (const { name, devices } of by === '' ? [{ name: undefined, devices: total.devices }] : parts) {
        for (const figure of Object.keys(devices).filter((one) => one !== 'percentCompliant')) {
          const part = name === undefined || name === null ? '' : `&part=${name}`;
          const behind = await ask(`/machines?day=2020-03-25${by}${part}&figure=${figure}`);
          const told = `${figure} of ${by} ${name}`;
          assert.deepEqual([behind.total, behind.value.length], [devices[figure], devices[figure]], told);
        }
      }
    }
    const { value } = await ask('/machines?day=2020-03-25&figure=withExceptions');
    assert.deepEqual(
      value.map(({ id }: { readonly id: string }) => id),
      [tagged],
    );
  });

  test('the day of the deadline is the last good one, and an exception that has expired covers nothing', async () => {
    const lateOn = async (day: string) => (await ask(`?day=${day}`)).total.devices.late;
    assert.deepEqual([await lateOn('2020-03-24'), await lateOn('2020-03-28'), await lateOn('2020-03-29')], [0, 1, 2]);
    assert.equal((await ask('?day=2020-03-29&severity=Critical')).total.devices.late, 0);
  });

  test('gives its parts by tag, ring and platform', async () => {
    const partsBy = async (by: string) =>
      (await ask(`?day=2020-03-29&by=${by}`)).parts.map(
        ({ name, devices }: { name: string | null; devices: { compliant: number; late: number } }) => [
          name,
          devices.compliant,
          devices.late,
        ],
      );
    assert.deepEqual(await partsBy('tag'), [
      ['Lab', 0, 1],
      [null, 1, 1],
    ]);
    assert.deepEqual(await partsBy('ring'), [[null, 1, 2]]);
    assert.deepEqual(await partsBy('platform'), [
      ['Windows10', 1, 2],
      ['Windows11', 0, 0],
    ]);
  });

  test('a figure that was told of a day that is over does not change without the answer saying so', async () => {
    const url = '?day=2020-03-25&within=13';
    const first = await ask(url);
    assert.deepEqual([first.firstTold.at, first.published, first.changed], [today, undefined, undefined]);
    const late = deviceOf({ id: second, computerDnsName: 'pc-8.contoso.com', ...patched });
    await server.store.devices.save(contoso, { ...late, lastSeen: '2020-03-22T08:00:00.000Z' }, today);
    server.clock.now += 2 * 60_000;
    await ask(url);
    while ((await ask(url)).countedAt === first.countedAt) await setTimeout(100);
    const then = await ask(url);
    assert.equal(then.total.devices.late, 0);
    assert.deepEqual(then.published.total, first.total);
    assert.equal(then.published.at, today);
    assert.deepEqual(then.changed[0], { figure: 'devices.compliant', published: 2, now: 3 });
    assert.ok(then.changed.some(({ figure }: { figure: string }) => figure === 'closed.inTime'));
    assert.equal((await ask('?day=2020-04-13')).firstTold, undefined);
  });

  test('is told day by day, or week by week', async () => {
    const series = await ask('/series?from=2020-03-11&to=2020-03-25&step=week');
    assert.deepEqual(
      series.value.map(({ day, total }: { day: string; total: { devices: { late: number } } }) => [
        day,
        total.devices.late,
      ]),
      [
        ['2020-03-11', 0],
        ['2020-03-18', 0],
        ['2020-03-25', 0],
      ],
    );
    assert.equal((await ask('/series?from=2020-04-12&to=2020-04-13')).value.length, 2);
  });

  test('what cannot be asked is refused, and the message says what can', async () => {
    for (const [query, message] of [
      ['', /lacks the query parameter "day"/],
      ['?day=2020-04-14', /lies after today/],
      ['?day=2020-04-01&within=soon', /within is "soon"; expected a whole number from 0 to 3650/],
      ['?day=2020-04-01&severity=Grave', /severity is "Grave"; expected Critical/],
      ['?day=2020-04-01&by=owner', /by is "owner"; expected ring, tag, platform/],
      ['/series?from=2020-04-01', /lacks the query parameter "to"/],
      ['/series?from=2020-04-05&to=2020-04-01', /lies after to/],
      ['/series?from=2019-01-01&to=2020-04-01', /there may be 62/],
    ] as const) {
      const answer = await server.get(`/api/fleet/compliance${query}`, token);
      assert.equal(answer.statusCode, 400, query);
      assert.match(answer.json().error.message, message, query);
    }
  });
});
