import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { catalog } from '../../../test/builders/catalog.ts';
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
import type { Past, PastJudge } from '../../fleet/past/past-fleet.ts';
import { packChange } from '../../store/device-history.ts';
import { packPage } from '../../store/history-pages.ts';
import { pastDevices, walkPages } from '../../store/past-devices.ts';
import { listsInFolder } from '../../threats/list-place.ts';
import { readKev } from '../../threats/read-kev.ts';
import { replaceKev } from '../../threats/replace-list.ts';
import { kevJson } from '../../threats/testing/lists.ts';
import { KeptCounts } from './kept-counts.ts';
import { PastAnswers } from './past-answers.ts';
import { TenantPolicy } from './tenant-policy.ts';

const id = (digit: string) => digit.repeat(40) as MachineId;
const patched = { osVersion: '10.0.18363.719', installedKbs: ['4540673' as KbNumber] };
const minute = 60_000;
const everybody = { name: 'all', order: 1, tags: [], platforms: [], software: [], deferralDays: 0, holds: [] };

describe('answers about days that are over', () => {
  const noJudge = async () => ({}) as PastJudge;
  type Change = readonly [from: string, state: number];
  const pastOf = (devices: Readonly<Record<string, readonly Change[]>>, tags: readonly string[] = ['Lab']) => {
    const page = packPage(
      Object.entries(devices).map(([digit, changes]) => ({
        id: id(digit),
        tagSet: 1,
        history: Buffer.concat(changes.map(([from, state]) => packChange(`${from}T08:00:00.000Z`, state))),
      })),
    );
    const counts = new KeptCounts(walkPages([page]));
    const tagSets = { tagSets: async () => [{ id: 1, tags }] };
    const past: Past = { fleet: pastDevices(counts, tagSets, '2020-04-13T10:00:00.000Z'), judgeOf: noJudge };
    return { past, counts };
  };
  const answers = new PastAnswers();
  let worked = 0;
  const ask = (tenant: string, past: Past, day = '2020-03-20') =>
    answers.of(tenant, past)(['devices', day], async ({ fleet }) => {
      worked += 1;
      return (await fleet.countAt([day])).map(({ states, tags, devices }) => [states, tags, devices]);
    });

  test('are worked out once, and hold for histories that were read later as long as those days are the same', async () => {
    const first = pastOf({ a: [['2020-03-01', 7]], b: [['2020-03-02', 7]] });
    const told = await ask(contoso, first.past);
    assert.deepEqual(told, [[[7], ['Lab'], 2]]);
    assert.equal(await ask(contoso, first.past), told);
    const later = pastOf({
      a: [
        ['2020-03-01', 7],
        ['2020-04-13', 8],
      ],
      b: [['2020-03-02', 7]],
      c: [['2020-04-13', 8]],
    });
    assert.equal(await ask(contoso, later.past), told);
    assert.equal(worked, 1);
  });

  test('are worked out anew after a late report, and where a set of tags has become another', async () => {
    const late = pastOf({ a: [['2020-03-01', 7]], b: [['2020-03-02', 9]] });
    assert.deepEqual(await ask(contoso, late.past), [
      [[7], ['Lab'], 1],
      [[9], ['Lab'], 1],
    ]);
    const retagged = pastOf({ a: [['2020-03-01', 7]], b: [['2020-03-02', 9]] }, ['Desk']);
    assert.deepEqual((await ask(contoso, retagged.past))[0], [[7], ['Desk'], 1]);
  });

  test('are no other tenant’s, and one that failed is worked out again', async () => {
    const { past } = pastOf({ a: [['2020-03-01', 7]] });
    const [own, other] = [await ask(contoso, past), await ask(fabrikam, past)];
    assert.notEqual(own, other);
    const keep = answers.of(contoso, past);
    await assert.rejects(
      keep(['fails'], () => Promise.reject(new Error('swapped out'))),
      /swapped out/,
    );
    assert.equal(await keep(['fails'], async () => 'found'), 'found');
    const [one, another] = [{}, {}];
    for (const [by, found] of [
      [one, 'one'],
      [another, 'another'],
    ] as const) {
      assert.equal(await keep(['lists'], async () => found, by), found);
    }
    assert.equal(await keep(['lists'], async () => 'anew', one), 'one');
  });

  test('what was counted of histories is counted of the next ones before anybody asks', async () => {
    const first = pastOf({ a: [['2020-03-01', 7]] });
    await first.past.fleet.countAt(['2020-03-20']);
    const counted: string[] = [];
    const walk = walkPages([packPage([])]);
    const next = new KeptCounts({
      ...walk,
      count: (seconds) => {
        counted.push(seconds.join());
        return walk.count(seconds);
      },
    });
    await next.countAsked(first.counts);
    assert.equal(counted.length, 1);
    await next.count([Date.parse('2020-03-20') / 1000 + 86_399]);
    assert.equal(counted.length, 1);
  });
});

test('no kept answer outlives a late report, a ring, an exception, a list of KEV or a catalogue, or is told to others', async () => {
  const source = { current: servedAssessor(), stamp: '1' };
  const server = await startTestServer({ environment: { MISSINGKBS_LIMIT_PER_MINUTE: '0' }, catalogs: source });
  try {
    const { devices, policy } = server.store;
    const at = new Date(april2020).toISOString();
    await devices.save(contoso, deviceOf({ lastSeen: '2020-03-01T08:00:00.000Z' }), at);
    await devices.save(contoso, deviceOf({ id: id('b'), lastSeen: '2020-03-01T08:00:00.000Z' }), at);
    const [contosos, fabrikams] = await Promise.all([
      server.token(['Vulnerability.Read.All']),
      server.token(['Vulnerability.Read.All'], fabrikam),
    ]);
    const ask = (path: string, token = contosos) => askServer(server, path, token);
    const past = 'compliance?day=2020-04-01&by=ring';
    const series = 'compliance/series?from=2020-04-01&to=2020-04-02&by=ring';
    const devicesOn = async (path: string, token = contosos) => {
      const { total, value } = await ask(path, token);
      const { compliant, late, withExceptions } = (total ?? value[0].total).devices;
      return { compliant, late, withExceptions };
    };
    const partsOn = async () => (await ask(past)).parts.map(({ name }: { readonly name: string }) => name);

    assert.deepEqual(await devicesOn(past), { compliant: 0, late: 2, withExceptions: 0 });
    assert.deepEqual(await devicesOn(series), { compliant: 0, late: 2, withExceptions: 0 });
    assert.deepEqual(await devicesOn(past, fabrikams), { compliant: 0, late: 0, withExceptions: 0 });
    const { value: before } = await ask('trend?days=12');

    // Came late: is of a day that was told already.
    await devices.save(contoso, deviceOf({ ...patched, id: id('c'), lastSeen: '2020-03-02T08:00:00.000Z' }), at);
    server.clock.now += 2 * minute;
    await ask(past);
    await untilIs(async () => (await devicesOn(past)).compliant, 1);
    assert.deepEqual(await devicesOn(series), { compliant: 1, late: 2, withExceptions: 0 });
    const { value: after } = await ask('trend?days=12');
    assert.deepEqual([before[0].fullyPatched, after[0].fullyPatched], [0, 1]);

    assert.deepEqual(await partsOn(), [null]);
    const own = new TenantPolicy(policy, contoso);
    const change = { application: 'tests', now: at };
    await own.putRing(everybody, change);
    assert.deepEqual(await partsOn(), ['all']);

    const today = 'compliance?day=2020-04-13';
    assert.deepEqual(await devicesOn(today), { compliant: 1, late: 2, withExceptions: 0 });
    const fields = { kb: '4540673' as KbNumber, approvedBy: 'Ada', reason: 'benches', expires: '2020-05-28' };
    const { id: exception } = await own.addException(fields, change);
    assert.deepEqual(await devicesOn(today), { compliant: 3, late: 0, withExceptions: 2 });
    await own.remove('exception', exception, { ...change, now: new Date(april2020 + 1).toISOString() });
    assert.deepEqual(await devicesOn(today), { compliant: 1, late: 2, withExceptions: 0 });

    const overdue = async () => (await ask(past)).total.kevOverdue?.devices;
    assert.equal(await overdue(), undefined);
    for (const [cveID, found] of [
      ['CVE-2020-0700', 2],
      ['CVE-2019-0001', 0],
    ] as const) {
      const records = [{ cveID, dateAdded: '2020-03-12', dueDate: '2020-03-20' }];
      const { list } = readKev(kevJson(records), 'kev.json');
      await replaceKev(listsInFolder(server.settings.dataFolder), list, true);
      await untilIs(overdue, found);
    }

    source.current = servedAssessor(februaryAlone());
    source.stamp = '2';
    await server.catalogs.refresh();
    assert.deepEqual(await devicesOn(past), { compliant: 3, late: 0, withExceptions: 0 });
  } finally {
    await server.close();
  }
});

function februaryAlone() {
  const os = 'Windows 10 Version 1909 for x64-based Systems';
  const february = catalog().document('2020-Feb').update('4532693').fixes('CVE-2020-0600');
  return february.in(os, { build: '10.0.18363.657' }).build();
}

async function askServer(server: TestServer, path: string, token: string) {
  const answer = await server.get(`/api/fleet/${path}`, token);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
}

async function untilIs<Value>(ask: () => Promise<Value>, expected: Value): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const found = await ask();
    if (found === expected) return;
    assert.ok(tries < 100, `still ${found} after ten seconds; expected ${expected}`);
    await setTimeout(100);
  }
}
