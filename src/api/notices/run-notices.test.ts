import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { catalog, cves } from '../../../test/builders/catalog.ts';
import { hostsOf, type Receiver, startReceiver } from '../../../test/builders/receiver.ts';
import {
  contoso,
  deviceOf,
  fabrikam,
  servedAssessor,
  startTestServer,
  type TestServer,
} from '../../../test/builders/server.ts';
import type { KbNumber, MachineId } from '../../brand.ts';
import { DeliveryCounts } from '../../notices/delivery-counts.ts';
import type { Notice } from '../../notices/notice.ts';
import { addSubscription } from '../../notices/subscriptions.ts';
import { tellSyncFailed } from '../../notices/tell.ts';
import { createThreats, noThreats } from '../../threats/threats.ts';
import { AssessmentQueue } from '../assessor/assessment-queue.ts';
import { Boards } from '../fleet/boards.ts';
import { FleetViews } from '../fleet/fleet-views.ts';
import { TenantPolicy } from '../fleet/tenant-policy.ts';
import { Lookout } from './run-notices.ts';

const os = 'Windows 10 Version 1909 for x64-based Systems';
const hosts = hostsOf('hooks.slack.com');
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** In January one vulnerability that is exploited, in March two more, of which the feed says so of one. */
function known(...months: readonly ('Jan' | 'Mar')[]) {
  const facts = catalog()
    .document('2020-Jan')
    .vulnerability('CVE-2020-0601', { exploited: true })
    .update('4528760')
    .fixes('CVE-2020-0601', ...cves(2020, 611, 2))
    .in(os, { build: '10.0.18363.592', severity: 'Critical' });
  if (!months.includes('Mar')) return facts.build();
  return facts
    .document('2020-Mar')
    .vulnerability('CVE-2020-0768', { exploited: true })
    .update('4540673', { supersedes: ['4528760'] })
    .fixes('CVE-2020-0768', 'CVE-2020-0796')
    .in(os, { build: '10.0.18363.719' })
    .build();
}

const deviceIn = (digit: string, revision: number) =>
  deviceOf({
    id: digit.repeat(40) as MachineId,
    computerDnsName: `pc-${digit}.contoso.com`,
    osVersion: `10.0.18363.${revision}`,
    installedKbs: revision >= 592 ? ['4528760' as KbNumber] : [],
  });

const kev = createThreats({
  kev: {
    entries: [
      {
        cve: 'CVE-2020-0796',
        dateAdded: '2020-04-10',
        dueDate: '2020-05-01',
        ransomware: true,
        vendor: '',
        product: '',
        name: '',
      },
    ],
  },
});

describe('what is told of a fleet', () => {
  let server: TestServer;
  let boards: Boards;
  let lookout: Lookout;
  const source = { current: servedAssessor(known('Jan')), stamp: '1' };
  const threats = { current: noThreats };

  beforeEach(async () => {
    source.current = servedAssessor(known('Jan'));
    source.stamp = '1';
    threats.current = noThreats;
    server = await startTestServer({ catalogs: source });
    const { store, catalogs, clock } = server;
    const now = () => clock.now;
    boards = new Boards({ store, catalogs, now, queue: new AssessmentQueue({ now }) });
    const logger = { warn: (fields: { err: Error }) => assert.fail(fields.err) } as never;
    const views = new FleetViews({ store, threats });
    const boardOf = async (tenant: string) => views.of(tenant, await boards.of(tenant));
    lookout = new Lookout({ store, catalogs, boardOf, threats, hosts, counts: new DeliveryCounts(), logger, now });
  });
  afterEach(async () => {
    boards.close();
    await server.close();
  });

  const subscribe = (kinds: readonly string[], fields = {}, tenant = contoso) =>
    addSubscription(
      server.store.notices,
      { tenant, address: 'https://hooks.slack.com/x', form: 'json', kinds, ...fields },
      { hosts, now: server.clock.now },
    );
  const report = (tenant: string, ...devices: ReturnType<typeof deviceOf>[]) =>
    server.store.devices.saveAll(tenant, devices, new Date(server.clock.now).toISOString());
  const swapTo = async (...months: readonly ('Jan' | 'Mar')[]) => {
    source.current = servedAssessor(known(...months));
    source.stamp = months.join();
    await server.catalogs.refresh();
  };
  /** What waits, by tenant; each once. */
  const told = async (): Promise<readonly (readonly [tenant: string, notice: Notice])[]> => {
    const taken = await server.store.notices.take(server.clock.now, Number.MAX_SAFE_INTEGER, 100);
    return taken.map(({ content, subscription }) => [subscription.tenant, JSON.parse(content) as Notice]);
  };
  const look = async () => {
    server.clock.now += 6 * minuteMs;
    await lookout.look();
    return told();
  };

  test('the first look tells nothing; a new catalogue tells what is new, once, and of those who have it alone', async () => {
    await subscribe(['exploited-vulnerability']);
    await subscribe(['exploited-vulnerability'], {}, fabrikam);
    await report(contoso, deviceIn('a', 500), deviceIn('b', 592));
    await report(fabrikam, deviceIn('a', 719));
    assert.deepEqual(await look(), []);
    await swapTo('Jan', 'Mar');
    const vulnerabilities = [{ id: 'CVE-2020-0768', devices: 2, feed: true }];
    assert.deepEqual(await look(), [[contoso, { kind: 'exploited-vulnerability', count: 1, vulnerabilities }]]);
    assert.deepEqual(await look(), []);
    await swapTo('Jan');
    await swapTo('Jan', 'Mar');
    assert.deepEqual(await look(), []);
  });

  test('a new entry of KEV is told with its days, and a new report with what came by it', async () => {
    await subscribe(['exploited-vulnerability']);
    await swapTo('Jan', 'Mar');
    await report(contoso, deviceIn('b', 592));
    assert.deepEqual(await look(), []);
    threats.current = kev;
    await lookout.look();
    const [[, byKev] = assert.fail()] = await told();
    const entry = { added: '2020-04-10', due: '2020-05-01', ransomware: true };
    const vulnerabilities = [{ id: 'CVE-2020-0796', devices: 1, feed: false, kev: entry }];
    assert.deepEqual(byKev, { kind: 'exploited-vulnerability', count: 1, vulnerabilities });
    await report(contoso, deviceIn('a', 500));
    const [[, byReport] = assert.fail()] = await look();
    assert.deepEqual(byReport, {
      kind: 'exploited-vulnerability',
      count: 1,
      vulnerabilities: [{ id: 'CVE-2020-0601', devices: 1, feed: true }],
    });
  });

  test('a fleet without devices has not been looked at: the first devices tell nothing old', async () => {
    await subscribe(['exploited-vulnerability']);
    assert.deepEqual(await look(), []);
    await report(contoso, deviceIn('a', 500));
    assert.deepEqual(await look(), []);
  });

  test('each subscription of a tenant hears of it, and one that came later of nothing before', async () => {
    await subscribe(['exploited-vulnerability'], { name: 'one' });
    await subscribe(['exploited-vulnerability', 'sync-failed'], { name: 'two' });
    await report(contoso, deviceIn('b', 592));
    await look();
    await swapTo('Jan', 'Mar');
    assert.equal((await look()).length, 2);
    await subscribe(['exploited-vulnerability'], { name: 'three' });
    assert.deepEqual(await look(), []);
  });

  test('a breach is told once a day, as counts, by what each subscription calls one', async () => {
    await subscribe(['sla-breached'], { sla: { severity: 'Critical', days: 30 } });
    await subscribe(['sla-breached'], { sla: { severity: 'Critical', days: 3_650 } });
    await report(contoso, deviceIn('a', 500), deviceIn('b', 500), deviceIn('c', 592));
    const counts = { kind: 'sla-breached', severity: 'Critical', days: 30, devices: 2, vulnerabilities: 3 };
    assert.deepEqual(await look(), [[contoso, { ...counts, day: '2020-04-13' }]]);
    assert.deepEqual(await look(), []);
    server.clock.now += dayMs;
    await report(contoso, deviceIn('b', 592));
    assert.deepEqual(await look(), [[contoso, { ...counts, day: '2020-04-14', devices: 1 }]]);
    server.clock.now += dayMs;
    await report(contoso, deviceIn('a', 592));
    assert.deepEqual(await look(), []);
  });

  test('what an exception leaves open is told when the exception is over, and is in no breach until then', async () => {
    await subscribe(['exploited-vulnerability', 'sla-breached'], { sla: { severity: 'Low', days: 0 } });
    await report(contoso, deviceIn('b', 592));
    assert.deepEqual(await look(), []);
    const change = { application: 'tests', now: new Date(server.clock.now).toISOString() };
    const why = { approvedBy: 'Ada Lovelace', reason: 'the benches', expires: '2020-04-14' };
    const policy = new TenantPolicy(server.store.policy, contoso);
    await policy.addException({ kb: '4540673' as KbNumber, ...why }, change);
    await swapTo('Jan', 'Mar');
    assert.deepEqual(await look(), []);
    server.clock.now += 2 * dayMs;
    const kinds = (await look()).map(([, { kind }]) => kind);
    assert.deepEqual(kinds.sort(), ['exploited-vulnerability', 'sla-breached']);
  });

  test('a catalogue that is stale is told to those who want to hear of it, once', async () => {
    await subscribe(['catalogue-stale']);
    await subscribe(['sync-failed'], {}, fabrikam);
    server.clock.now = Date.parse('2020-02-25T08:00:00Z');
    const [[tenant, notice] = assert.fail(), ...others] = await look();
    assert.deepEqual([tenant, notice.kind, others], [contoso, 'catalogue-stale', []]);
    assert.match(JSON.stringify(notice), /"newestUpdate":"2020-01-14"/);
    assert.deepEqual(await look(), []);
  });

  test('fleets are looked at every five minutes, or at once by a new catalogue', async () => {
    await subscribe(['exploited-vulnerability']);
    await report(contoso, deviceIn('b', 592));
    await look();
    await report(contoso, deviceIn('a', 500));
    server.clock.now += 4 * minuteMs;
    await lookout.look();
    assert.deepEqual(await told(), []);
    server.clock.now += minuteMs;
    await lookout.look();
    assert.equal((await told()).length, 1);
    await swapTo('Jan', 'Mar');
    server.clock.now += minuteMs;
    await lookout.look();
    assert.equal((await told()).length, 1);
  });
});

test('a server that listens sends what waits', async () => {
  const receiver: Receiver = await startReceiver();
  const server = await startTestServer({ environment: { MISSINGKBS_NOTICE_HOSTS: receiver.setting } });
  const { notices } = server.store;
  const wanted = { tenant: contoso, address: receiver.url, form: 'json', kinds: ['sync-failed'] };
  await addSubscription(notices, wanted, { hosts: hostsOf(receiver.setting), now: server.clock.now });
  await tellSyncFailed(notices, { of: 'catalogue', code: 'FeedUnavailable' }, server.clock.now);
  await server.app.listen({ port: 0, host: '127.0.0.1' });
  while (receiver.received.length === 0) await setTimeout(50);
  while ((await notices.count()).length > 0) await setTimeout(5);
  const { body } = await server.app.inject('/metrics');
  assert.match(body, /^missingkbs_notice_deliveries_total\{kind="sync-failed",outcome="delivered"\} 1$/m);
  await server.close();
  await receiver.close();
});
