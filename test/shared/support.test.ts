/** The days of support against their source, and what they make of the recorded feed: which update is each release's last. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { supportTableFile, writeSupportTable } from '../../scripts/write-support.ts';
import type { InstallUpdate } from '../../src/assessment/model.ts';
import { isOffered } from '../../src/assessment/offer-list.ts';
import type { PatchState } from '../../src/assessment/patch-state.ts';
import type { KbNumber } from '../../src/brand.ts';
import type { Catalog } from '../../src/catalog/model.ts';
import { lastDayOf, supportPeriodsOf } from '../../src/lines/windows/support-periods.ts';
import { assessState } from '../builders/assessor.ts';
import { compileRecordedFeed } from '../quality/shared.ts';
import { fixesByLine } from './operating-systems.ts';
import { sharedPath } from './shared-folder.ts';

test('the table of support days is what its generator makes of its source', () => {
  const written = writeSupportTable(sharedPath('sources/endoflife'));
  assert.equal(readFileSync(supportTableFile, 'utf8'), written);
});

/** The day after the newest document of the recorded feed. */
const today = '2026-07-05';
let catalog: Catalog;

before(async () => {
  catalog = await compileRecordedFeed();
});

function installOn(state: PatchState, asOf = today): readonly InstallUpdate[] {
  const base = { osProcessor: 'x64', installationType: 'Client' } as const;
  const answer = assessState(catalog, { ...base, ...state }, asOf);
  assert.equal(answer.status, 'assessed', answer.reason ?? '');
  return answer.install;
}

/** Lines for which the feed names an update after their last day, and the last of these: by mistake, or for single customers. */
const namedAfterwards: Readonly<Record<string, string>> = {
  'Windows 10 1511': '2018-05-08',
  'Windows 10 1909': '2022-06-14',
  'Windows 10 21H1': '2023-01-10',
  'Windows 11 21H2': '2025-04-08',
  'Windows 11 22H2': '2026-06-09',
  'Windows Server 1803': '2021-01-12',
  'Windows Server 1909': '2021-07-13',
  'Windows Server 2004': '2026-06-09',
  // Premium Assurance.
  'Windows Server 2008': '2026-01-13',
  'Windows Server 2008 R2': '2026-01-13',
};

/** Lines for which the feed names nothing in their last month. */
const silentAtTheEnd = ['Azure Stack HCI OS 22H2'];

/** Lines for which the feed names an update before their first day: delivered on new devices, or withdrawn and released again. */
const namedBefore = [
  'Windows 10 1809',
  'Windows 10 1903',
  'Windows 11 24H2',
  'Windows Server 1903',
  'Windows Server 2019',
];

test('the days of support fit the first and the last update that the feed names for each line', () => {
  const late = new Map<string, string>();
  const silent: string[] = [];
  const early: string[] = [];
  for (const [line, fixes] of fixesByLine(catalog)) {
    const days = fixes.map(({ update }) => update.released).sort();
    const [first = '', last = ''] = [days[0], days.at(-1)];
    const periods = supportPeriodsOf(line);
    const from = periods.map((period) => period.from).sort()[0] ?? assert.fail(`${line} has no period`);
    const end = periods.map(lastDayOf).sort().at(-1) ?? '';
    if (last > end) late.set(line, last);
    else if (end < '2026-07-01' && end.slice(0, 7) !== last.slice(0, 7)) silent.push(line);
    if (first < from) early.push(line);
  }
  assert.deepEqual(Object.fromEntries([...late].sort()), namedAfterwards);
  assert.deepEqual(silent, silentAtTheEnd);
  assert.deepEqual(early.sort(), namedBefore);
});

/** Cumulative updates tell their level by revision: at revision 1 everything of the system is open, and nothing else said. */
function offeredTo(osName: string, build: number, asOf = today): string[] {
  const state = { osName, osVersion: `10.0.${build}.1` };
  return installOn(state, asOf).flatMap((entry) => (isOffered(entry) ? [entry.id] : []));
}

const pro = 'Microsoft Windows 10 Pro';
const enterprise = 'Microsoft Windows 10 Enterprise';
const ltsc = 'Microsoft Windows 10 Enterprise LTSC';

/** The last cumulative update that each edition of each release got. Facts: Microsoft's release information. */
const lastUpdates: readonly (readonly [string, number, string])[] = [
  [pro, 10240, '4019474'],
  [pro, 10586, '4041689'],
  [enterprise, 10586, '4093109'],
  [pro, 14393, '4093119'],
  [enterprise, 14393, '4493470'],
  [pro, 15063, '4462937'],
  [enterprise, 15063, '4520010'],
  [pro, 16299, '4493441'],
  [enterprise, 16299, '4580328'],
  [pro, 17134, '4525237'],
  [enterprise, 17134, '5003174'],
  [pro, 17763, '4586793'],
  [enterprise, 17763, '5003171'],
  [pro, 18362, '4592449'],
  [pro, 18363, '5003169'],
  [enterprise, 18363, '5013945'],
  [pro, 19041, '5008212'],
  [pro, 19042, '5013942'],
  [enterprise, 19042, '5026361'],
  [pro, 19043, '5021233'],
  [pro, 19044, '5027215'],
  [enterprise, 19044, '5039211'],
  [pro, 19045, '5066791'],
  [pro, 22000, '5031358'],
  [enterprise, 22000, '5044280'],
  [pro, 22621, '5044285'],
  [enterprise, 22621, '5066793'],
  [pro, 22631, '5068865'],
  [ltsc, 10240, '5066837'],
  // Those that are still supported get the newest.
  [enterprise, 22631, '5093998'],
  [ltsc, 14393, '5094122'],
  [ltsc, 17763, '5094123'],
  [ltsc, 19044, '5094127'],
];
for (const [osName, build, kb] of lastUpdates) {
  test(`the last update that ${osName} gets on build ${build} is KB${kb}`, () => {
    assert.deepEqual(offeredTo(osName, build), [kb]);
  });
}

const servers: readonly (readonly [string, string, string])[] = [
  ['Microsoft Windows Server Standard', '10.0.16299.1', '4493441'],
  ['Microsoft Windows Server Standard', '10.0.17134.1', '4525237'],
  ['Microsoft Windows Server Standard', '10.0.17763.1', '4586793'],
  ['Microsoft Windows Server 2019 Standard', '10.0.17763.1', '5094123'],
  ['Microsoft Windows Server Standard', '10.0.18362.1', '4592449'],
  ['Microsoft Windows Server Standard', '10.0.18363.1', '5003169'],
  ['Microsoft Windows Server Standard', '10.0.19041.1', '5008212'],
  ['Microsoft Windows Server Standard', '10.0.19042.1', '5016616'],
  ['Microsoft Azure Stack HCI', '10.0.20349.1', '5058385'],
  ['Microsoft Windows Server 2022 Datacenter', '10.0.25398.1', '5087541'],
];
for (const [osName, osVersion, kb] of servers) {
  test(`the last update that ${osName} gets on ${osVersion} is KB${kb}`, () => {
    const entries = installOn({ osName, osVersion, installationType: 'Server Core' });
    assert.deepEqual(
      entries.flatMap((entry) => (isOffered(entry) ? [entry.id] : [])),
      [kb],
    );
  });
}

test('in February 2026 a Windows 10 22H2 without ESU is offered October 2025, and the newest stands marked beside it', () => {
  const state = { osName: pro, osVersion: '10.0.19045.2006' };
  const marks = (given: PatchState) =>
    installOn(given, '2026-02-17').map(({ id, needsEsu }) => (needsEsu ? `${id} ESU` : id));
  assert.deepEqual(marks(state), ['5066791', '5075912 ESU']);
  assert.deepEqual(marks({ ...state, esu: false }), ['5066791', '5075912 ESU']);
  assert.deepEqual(marks({ ...state, esu: true }), ['5075912']);
  assert.deepEqual(marks({ ...state, osVersion: '10.0.19045.6456' }), ['5075912 ESU']);
});

test('a Windows 11 23H2 Pro that got January 2026 gets what Enterprise gets', () => {
  const state = { osName: 'Microsoft Windows 11 Pro', osVersion: '10.0.22631.6491' };
  assert.deepEqual(
    installOn(state, '2026-04-08').map(({ id, notOffered }) => [id, notOffered]),
    [['5078883', undefined]],
  );
});

test('Windows Server 2012 R2 is offered October 2023 without ESU', () => {
  const entries = installOn({
    osName: 'Microsoft Windows Server 2012 R2 Standard',
    osVersion: '6.3.9600',
    installationType: 'Server',
    installedKbs: ['2919355', '5030269'] as KbNumber[],
  });
  const rollups = entries.filter(({ id }) => id === '5031419' || id === '5094041');
  assert.deepEqual(
    rollups.map(({ id, needsEsu }) => [id, needsEsu]),
    [
      ['5031419', undefined],
      ['5094041', true],
    ],
  );
});
