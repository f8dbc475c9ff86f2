import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { boardOf } from '../../../test/builders/board.ts';
import { catalog, cves } from '../../../test/builders/catalog.ts';
import { device } from '../../../test/builders/device.ts';
import { missingOverFleet } from './missing-updates.ts';
import { planOf } from './plan.ts';
import { whatIf } from './what-if.ts';

const win22h2 = 'Windows 10 Version 22H2 for x64-based Systems';
const server2022 = 'Windows Server 2022';
const asOf = '2027-03-20';

const known = catalog()
  .document('2027-Jan')
  .vulnerability('CVE-2027-0001', { exploited: true })
  .update('9000001')
  .fixes(...cves(2027, 1, 3))
  .in(win22h2, { build: '10.0.19045.9001' })
  .update('9000011', { restart: 'Maybe' })
  .fixes(...cves(2027, 1, 2))
  .in(server2022, { build: '10.0.20348.9001' })
  .document('2027-Feb')
  .update('9000002', { supersedes: ['9000001'] })
  .fixes(...cves(2027, 11, 2))
  .in(win22h2, { build: '10.0.19045.9002', severity: 'Critical' })
  .build();

const client = device().but({ esu: true });
const server = device().as('Server').but({ osName: 'Microsoft Windows Server 2022 Standard' });
const board = await boardOf(
  known,
  [
    { device: client.build('19045.9000'), devices: 4 },
    { device: client.build('19045.9001'), devices: 3, tags: ['pilot'] },
    { device: client.build('19045.9002'), devices: 10 },
    { device: device().but({ esu: false }).build('19045.9001'), devices: 2 },
    { device: server.build('20348.9000'), devices: 5 },
  ],
  asOf,
);

describe('a plan', () => {
  const plan = planOf(board, {});

  test('has the update first that closes most, and of a train the newest alone', () => {
    assert.equal(plan.openVulnerabilities, 4 * 5 + 3 * 2 + 2 * 2 + 5 * 2);
    assert.deepEqual(
      plan.steps.map(({ kb, devices, pairs, closed, percent }) => [kb, devices, pairs, closed, percent]),
      [
        ['9000002', 7, 26, 26, 65],
        ['9000011', 5, 10, 36, 90],
      ],
    );
    assert.equal(plan.steps[1]?.restart, 'Maybe');
  });

  test('says what stays open, and why', () => {
    assert.deepEqual(plan.left, {
      openVulnerabilities: 4,
      notInPlan: { devices: 0, pairs: 0 },
      postponed: { devices: 0, pairs: 0 },
      needsEsu: { devices: 2, pairs: 4 },
      supportEnded: { devices: 0, pairs: 0 },
      devicesWithSoftwareWithoutKb: 0,
    });
    const short = planOf(board, {}, 1);
    assert.equal(short.steps.length, 1);
    assert.deepEqual(short.left.notInPlan, { devices: 5, pairs: 10 });
    assert.equal(planOf(board, { tag: 'Pilot' }).openVulnerabilities, 6);
  });

  test('of a fleet that misses nothing has no step, and of two updates that close as much the lower number is first', async () => {
    const patched = await boardOf(known, [{ device: client.build('19045.9002') }], asOf);
    assert.deepEqual(planOf(patched, {}).steps, []);
    const even = await boardOf(
      known,
      [
        { device: client.build('19045.9001'), devices: 3 },
        { device: server.build('20348.9000'), devices: 3 },
      ],
      asOf,
    );
    assert.deepEqual(
      planOf(even, {}).steps.map(({ kb }) => kb),
      ['9000002', '9000011'],
    );
  });
});

test('an update that a newer one contains closes its own and what came before, and no more', () => {
  const { updates, closed, before, after } = whatIf(board, ['9000001'] as never, {});
  assert.deepEqual(updates, [{ kb: '9000001', name: 'January 2027 Security Updates', devices: 4 }]);
  assert.deepEqual(closed, { devicesFullyPatched: 0, missingUpdates: 4, openVulnerabilities: 12, openExploited: 4 });
  assert.deepEqual([before.behind.twoMonths, after.behind.twoMonths], [4, 0]);
  const newer = whatIf(board, ['9000002'] as never, {});
  assert.deepEqual(newer.closed, {
    devicesFullyPatched: 9,
    missingUpdates: 13,
    openVulnerabilities: 30,
    openExploited: 4,
  });
  assert.throws(() => whatIf(board, ['9999999'] as never, {}), { code: 'ResourceNotFound' });
});

test('missing updates are counted over the devices, sorted and chosen as asked', () => {
  const [first, ...others] = missingOverFleet(board, {});
  assert.deepEqual(first, {
    kb: '9000002',
    name: 'February 2027 Security Updates',
    url: 'https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB9000002',
    released: '2027-02-09',
    ageDays: 39,
    restart: 'Yes',
    severity: 'Critical',
    devices: 9,
    pairs: 18,
    exploitedPairs: 0,
    vulnerabilities: 2,
    exploited: [],
    kevPairs: 0,
    kev: [],
    postponed: [],
    needEsu: 2,
    notOffered: 0,
  });
  assert.deepEqual(
    others.map(({ kb, pairs, exploited }) => [kb, pairs, exploited]),
    [
      ['9000001', 12, ['CVE-2027-0001']],
      ['9000011', 10, ['CVE-2027-0001']],
    ],
  );
  const kbsOf = (question: object) => missingOverFleet(board, question).map(({ kb }) => kb);
  assert.deepEqual(kbsOf({ sort: 'kb' }), ['9000001', '9000002', '9000011']);
  assert.deepEqual(kbsOf({ sort: 'devices', ascending: true }), ['9000001', '9000011', '9000002']);
  assert.deepEqual(kbsOf({ sort: 'severity' })[0], '9000002');
  assert.deepEqual(kbsOf({ severity: 'Important' }), ['9000001', '9000011']);
  assert.deepEqual(kbsOf({ exploited: 'none' }), ['9000002']);
  assert.deepEqual(kbsOf({ software: 'windows_server_2022' }), ['9000011']);
  assert.deepEqual(kbsOf({ platform: 'WindowsServer2022' }), ['9000011']);
});
