import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { boardOf } from '../../../test/builders/board.ts';
import { catalog } from '../../../test/builders/catalog.ts';
import { device } from '../../../test/builders/device.ts';
import { readEpss } from '../../threats/read-epss.ts';
import { readKev } from '../../threats/read-kev.ts';
import { epssCsv, kevJson } from '../../threats/testing/lists.ts';
import { createThreats } from '../../threats/threats.ts';
import { applyPolicy } from '../policy/apply-policy.ts';
import { tableOfKev } from './kev-table.ts';
import { missingOverFleet } from './missing-updates.ts';
import { openVulnerabilities, type VulnerabilityQuestion } from './open-vulnerabilities.ts';
import { overviewOf } from './overview.ts';

const win22h2 = 'Windows 10 Version 22H2 for x64-based Systems';
const [byFeed, byKev, byBoth, later] = ['CVE-2027-0001', 'CVE-2027-0002', 'CVE-2027-0011', 'CVE-2027-0012'] as const;
const cvss = { score: 8.8, vector: 'CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H' };
const known = catalog()
  .document('2027-Jan')
  .vulnerability(byFeed, { exploited: true, published: '2027-01-12' })
  .vulnerability(byBoth, { exploited: true, updated: '2027-03-01', cvss })
  .update('9000001')
  .fixes(byFeed, byKev)
  .in(win22h2, { build: '10.0.19045.9001' })
  .fixes(byFeed)
  .in(`Internet Explorer 11 on ${win22h2}`, { build: '10.0.19045.9001' })
  .document('2027-Feb')
  .update('9000002', { supersedes: ['9000001'] })
  .fixes(byBoth, later)
  .in(win22h2, { build: '10.0.19045.9002', severity: 'Critical' })
  .build();

const { list: kev } = readKev(
  kevJson([
    { cveID: byKev, dateAdded: '2027-02-01', dueDate: '2027-02-22', knownRansomwareCampaignUse: 'Known' },
    { cveID: byBoth, dateAdded: '2027-02-10', dueDate: '2027-03-25' },
    { cveID: later, dateAdded: '2027-03-21', dueDate: '2027-03-24' },
  ]),
  'kev.json',
);
const { list: epss } = readEpss(
  epssCsv({ [byFeed]: ['0.9', '0.99'], [byKev]: ['0.2', '0.5'] }, '2027-03-19'),
  '',
  () => true,
);
const client = device().but({ esu: true });
const bare = await boardOf(
  known,
  [
    { device: client.build('19045.9000'), devices: 4, tags: ['lab'] },
    { device: client.build('19045.9001'), devices: 3 },
    { device: client.build('19045.9002'), devices: 10 },
  ],
  '2027-03-20',
);
const threats = createThreats({ kev, epss });
const at = (asOf: string, lists = threats) => ({
  ...bare,
  asOf,
  threats: { ...lists, kev: tableOfKev(bare.facts, lists, asOf) },
});
const board = at('2027-03-20');
const idsOf = (question: VulnerabilityQuestion, of = board) => openVulnerabilities(of, question).map(({ id }) => id);

test('each open vulnerability has what the feed, KEV and EPSS say of it, side by side, and the updates that close it', () => {
  const [both, most, ...fewer] = openVulnerabilities(board, {});
  assert.deepEqual(both, {
    id: byBoth,
    published: '2027-01-12',
    updated: '2027-03-01',
    cvss,
    publiclyDisclosed: false,
    severity: 'Critical',
    exploited: true,
    kev: { dateAdded: '2027-02-10', dueDate: '2027-03-25', ransomware: false },
    devices: 7,
    excepted: 0,
    kbs: ['9000002'],
  });
  assert.deepEqual(most, { ...most, id: later, exploited: false, devices: 7 });
  assert.deepEqual(
    fewer.map(({ id, exploited, kev: entry, epss: score, devices }) => [id, exploited, entry?.dueDate, score, devices]),
    [
      [byFeed, true, undefined, { score: 0.9, percentile: 0.99, day: '2027-03-19' }, 4],
      [byKev, false, '2027-02-22', { score: 0.2, percentile: 0.5, day: '2027-03-19' }, 4],
    ],
  );
});

test('before the day on which KEV added it an entry does not exist', () => {
  assert.equal(openVulnerabilities(board, {}).find(({ id }) => id === later)?.kev, undefined);
  const next = at('2027-03-21');
  assert.equal(openVulnerabilities(next, {}).find(({ id }) => id === later)?.kev?.dueDate, '2027-03-24');
});

test('they are chosen by who calls them exploited, by ransomware, score, severity, and sorted as asked', () => {
  assert.deepEqual(idsOf({ exploited: 'feed', sort: 'id' }), [byFeed, byBoth]);
  assert.deepEqual(idsOf({ exploited: 'kev', sort: 'id' }), [byKev, byBoth]);
  assert.deepEqual(idsOf({ exploited: 'any', sort: 'id' }), [byFeed, byKev, byBoth]);
  assert.deepEqual(idsOf({ exploited: 'none' }), [later]);
  assert.deepEqual(idsOf({ ransomware: true }), [byKev]);
  assert.deepEqual(idsOf({ epss: 0.5 }), [byFeed]);
  assert.deepEqual(idsOf({ severity: 'Critical', sort: 'id' }), [byBoth, later]);
  assert.deepEqual(idsOf({ software: 'Internet_Explorer' }), [byFeed]);
  assert.deepEqual(idsOf({ sort: 'due' }), [byKev, byBoth, byFeed, later]);
  assert.deepEqual(idsOf({ sort: 'due', ascending: false }), [byBoth, byKev, byFeed, later]);
  assert.deepEqual(idsOf({ sort: 'epss' }).slice(0, 2), [byFeed, byKev]);
  assert.deepEqual(idsOf({ sort: 'cvss' }), [byBoth, byFeed, byKev, later]);
  assert.deepEqual(idsOf({ exploited: 'kev' }, at('2027-03-20', createThreats({}))), []);
});

test('a missing update has both statements too, the next due day and the highest score', () => {
  const [february, january] = missingOverFleet(board, { sort: 'released' });
  assert.deepEqual([january?.exploited, january?.kev], [[byFeed], [byKev]]);
  assert.deepEqual([january?.exploitedPairs, january?.kevPairs, january?.dueDate], [4, 4, '2027-02-22']);
  assert.deepEqual(january?.epss, { vulnerability: byFeed, score: 0.9, percentile: 0.99, day: '2027-03-19' });
  assert.deepEqual([february?.exploited, february?.kev, february?.dueDate], [[byBoth], [byBoth], '2027-03-25']);
  assert.equal(february?.epss, undefined);
  const kbsOf = (exploited: 'feed' | 'kev' | 'none') => missingOverFleet(board, { exploited }).map(({ kb }) => kb);
  assert.deepEqual([kbsOf('feed').length, kbsOf('kev').length, kbsOf('none').length], [2, 2, 0]);
});

describe('the overview', () => {
  test('counts what the feed calls exploited and what KEV has, each by itself', () => {
    const { openExploited, devicesWithExploited, openInKev, devicesWithKev, distinct } = overviewOf(board, {});
    assert.deepEqual([openExploited, devicesWithExploited], [11, 7]);
    assert.deepEqual([openInKev, devicesWithKev], [11, 7]);
    assert.deepEqual([distinct.exploited, distinct.inKev], [2, 2]);
  });

  test('shows apart what exceptions leave open, and so does each vulnerability', () => {
    const why = { approvedBy: 'Ada', reason: 'x', since: '2027-01-01', expires: '2027-12-31' };
    const policy = { rings: [], exceptions: [{ id: '1', cve: byBoth, tag: 'lab', ...why }] };
    const seen = { ...applyPolicy(board, policy, []), threats: board.threats };
    const { excepted, openVulnerabilities: open } = overviewOf(seen, {});
    assert.deepEqual(excepted, { devices: 4, missingUpdates: 0, openVulnerabilities: 4 });
    assert.equal(open + 4, overviewOf(board, {}).openVulnerabilities);
    const both = openVulnerabilities(seen, {}).find(({ id }) => id === byBoth);
    assert.deepEqual([both?.devices, both?.excepted], [3, 4]);
  });
});
