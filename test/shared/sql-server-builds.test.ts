/** Every build of SQL Server that the public list has, asked about on the day of the recorded feed. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import {
  feedBuildsOf,
  kbsOf,
  type ListedBuild,
  readListedBuilds,
  writeSqlServerBuilds,
} from '../../scripts/write-sql-server-builds.ts';
import type { PatchState } from '../../src/assessment/patch-state.ts';
import type { KbNumber } from '../../src/brand.ts';
import { parseVersion } from '../../src/lines/software-version.ts';
import { branchAt, releaseOfVersion } from '../../src/lines/sql-server/branches.ts';
import { sqlServerBuilds } from '../../src/lines/sql-server/build-table.ts';
import { otherSqlServerBuilds } from '../../src/lines/sql-server/builds.ts';
import { assessState } from '../builders/assessor.ts';
import { compileRecordedFeed } from '../quality/shared.ts';
import { sharedPath } from './shared-folder.ts';

const catalog = await compileRecordedFeed();
const list = readListedBuilds(sharedPath('sources/sql-server/builds.json'));
const asOf = '2026-07-05';

const server: PatchState = {
  osName: 'Microsoft Windows Server 2022 Standard',
  osVersion: '10.0.20348.9999',
  osProcessor: 'x64',
  installationType: 'Server',
  installedKbs: ['890830' as KbNumber],
};

/** A build with the branch that the list itself tells: after a service pack GDR, from its first cumulative update on CU. */
interface Question {
  readonly version: string;
  readonly branch: string;
  readonly build: number;
  readonly kbs: readonly string[];
}

function questionsOf(builds: readonly ListedBuild[]): Question[] {
  const questions: Question[] = [];
  let branch = { release: '', servicePack: '', track: '' };
  for (const listed of builds) {
    const [major = 0, minor = 0, build = 0] = listed.Version.split('.').map(Number);
    if (listed.Name) branch = { release: listed.Name, servicePack: '', track: '' };
    if (listed.SP && listed.SP !== 'RC') branch = { ...branch, servicePack: listed.SP, track: 'GDR' };
    // The Azure Connect feature pack, which the list does not name.
    if (listed.CU === 'CU1' || (major === 13 && build >= 7000)) branch = { ...branch, track: 'CU' };
    if (branch.servicePack === '' || listed.Retired || !isJudged(major, minor, build)) continue;
    questions.push({ version: listed.Version, branch: Object.values(branch).join(' '), build, kbs: kbsOf(listed) });
  }
  return questions;
}

/** The feed names updates since 2016; of 2008 and 2008 R2 only for the last service pack. */
function isJudged(major: number, minor: number, build: number): boolean {
  return major > 10 || (major === 10 && build >= 6000 && (minor === 0 || minor === 50));
}

function missingAt(version: string): string[] {
  const software = version === '' ? [] : [{ name: 'Microsoft SQL Server', version }];
  return assessState(catalog, { ...server, software }, asOf).missing.map(({ id }) => id);
}

/** The list has them under the KB of the cumulative update that they are a part of, or not at all. */
const notListed = new Set(['4057117', '4058561', '4058562', '4494351', '5020863', '5021112']);

/** Where we know better than the list, with the updates that it would have missing there. */
const known: Readonly<Record<string, readonly string[]>> = {
  // KB4458621 is 13.0.5161 by Microsoft's own list; here that is a withdrawn KB4293807 with the same fix.
  '13.0.5161': ['4458621'],
};

test('an instance misses the security updates above it on its branch, and no other: every build of the list', () => {
  const named = new Set(feedBuildsOf(catalog).keys());
  const none = new Set(missingAt(''));
  const questions = questionsOf(list);
  const wrong: string[] = [];
  for (const { version, branch, build } of questions) {
    const later = questions.filter((other) => other.branch === branch && other.build > build);
    const except = known[version] ?? [];
    const expected = later.flatMap(({ kbs }) => kbs).filter((kb) => named.has(kb) && !except.includes(kb));
    // KB5058718 of Service Pack 3, which the feed names for Service Pack 2 too: no build of that has it.
    if (/^2016 SP2 GDR/.test(branch)) expected.push('5058718');
    const found = missingAt(version).filter((kb) => !none.has(kb) && !notListed.has(kb));
    if (found.sort().join(' ') !== expected.sort().join(' ')) wrong.push(`${version}: ${found} instead of ${expected}`);
  }
  assert.deepEqual(wrong, []);
  assert.ok(questions.length >= 419, `${questions.length} questions`);
});

/** In February 2023 the feed has the builds of the two updates of 2014 the other way round; of two builds the smaller counts. */
const wrongInFeed = ['5021037', '5021045', '5026806'];

test('no build of the tables contradicts the feed, but for its errors', () => {
  const listed = Object.entries({ ...sqlServerBuilds, ...otherSqlServerBuilds });
  const fed = feedBuildsOf(catalog);
  const differing = listed.filter(([kb, build]) => (fed.get(kb)?.size ?? 0) > 0 && !fed.get(kb)?.has(build));
  assert.deepEqual(differing.map(([kb]) => kb).sort(), wrongInFeed);
  assert.deepEqual(
    listed.filter(([kb]) => !fed.has(kb)),
    [],
  );
});

test('every build of the feed is on the branch that its product names, but for its errors', () => {
  const wrong = catalog.products
    .filter(({ name }) => /^Microsoft SQL Server 20\d\d\b/.test(name))
    .flatMap((product) =>
      catalog
        .fixesOf(product)
        .flatMap(({ update, builds }) =>
          builds.filter((build) => !isOnBranch(build, product.name)).map(() => update.kb),
        ),
    );
  // KB5058718 of Service Pack 3, which the feed names for Service Pack 2 too.
  assert.deepEqual([...new Set(wrong)].sort(), ['5021037', '5021045', '5058718']);
});

function isOnBranch(build: string, product: string): boolean {
  const version = parseVersion(build) ?? assert.fail(build);
  const release = releaseOfVersion(version) ?? assert.fail(build);
  const branch = branchAt(release, version[2]);
  const servicePack = Number(/Service Pack (\d)/.exec(product)?.[1] ?? 0);
  const track = /\((?:CU|QFE)|Azure Connect/.test(product) ? 'CU' : 'GDR';
  if (!product.includes(`SQL Server ${release}`) || branch?.servicePack !== servicePack) return false;
  return branch.track === 'only' || !/\(/.test(product) || branch.track === track;
}

test('the table of builds is what its script writes', () => {
  const file = resolve(import.meta.dirname, '../../src/lines/sql-server/build-table.ts');
  assert.equal(readFileSync(file, 'utf8'), writeSqlServerBuilds(catalog, list, '2026-07-16'));
});

test('an update whose build nobody lists has one in the feed or in our table', () => {
  const listed = new Set(list.flatMap(kbsOf));
  const unlisted = [...feedBuildsOf(catalog)].filter(([kb]) => !listed.has(kb));
  assert.deepEqual(unlisted.map(([kb]) => kb).sort(), [...notListed].sort());
});
