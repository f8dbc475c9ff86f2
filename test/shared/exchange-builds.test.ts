/** Every build of Exchange Server that the tables and the feed know, asked about on the day of the recorded feed. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PatchState } from '../../src/assessment/patch-state.ts';
import type { KbNumber } from '../../src/brand.ts';
import { listedBuildsOf } from '../../src/lines/exchange/branches.ts';
import { exchange2010Rollups, exchangeCumulativeUpdates } from '../../src/lines/exchange/builds.ts';
import { parseVersion, rankVersion } from '../../src/lines/software-version.ts';
import { assessState } from '../builders/assessor.ts';
import { compileRecordedFeed } from '../quality/shared.ts';

const catalog = await compileRecordedFeed();

const server: PatchState = {
  osName: 'Microsoft Windows Server 2022 Standard',
  osVersion: '10.0.20348.9999',
  osProcessor: 'x64',
  installationType: 'Server',
  installedKbs: ['890830' as KbNumber],
};

/** What Exchange Server at that version adds to what the server misses: as its MSI calls itself, and as the collector does. */
function missingAt(version: string, release: string): string[] {
  const missing = (software: PatchState['software'] & object) =>
    assessState(catalog, { ...server, software }, '2026-07-05').missing.map(({ id }) => String(id));
  const none = new Set(missing([]));
  const [found, collected] = ['Microsoft Exchange Server', `Microsoft Exchange Server ${release}`].map((name) =>
    missing([{ name, version }]).filter((kb) => !none.has(kb)),
  );
  assert.deepEqual(found, collected, version);
  return found ?? [];
}

for (const { name, version } of exchangeCumulativeUpdates) {
  const updates = listedBuildsOf(name);
  const products = catalog.products.filter((product) => product.name === `Microsoft Exchange Server ${name}`);
  const named = [...new Set(products.flatMap((product) => catalog.fixesOf(product).map(({ update }) => update)))];
  const release = /^(?:20\d\d|Subscription Edition)/.exec(name)?.[0] ?? '';
  if (named.length === 0) continue;

  test(`Exchange Server ${name} without security updates misses all that the feed names for it`, () => {
    const itself = exchangeCumulativeUpdates.find((its) => its.name === name)?.kb;
    const expected = named.filter(({ kb }) => kb !== itself && !isNeverListed(kb)).map(({ kb }) => String(kb));
    assert.deepEqual(missingAt(version, release).sort(), expected.sort());
  });

  for (const [kb, build] of Object.entries(updates)) {
    test(`Exchange Server ${name} at ${build} has KB${kb} and misses what has a higher build`, () => {
      const missing = missingAt(build, release);
      const released = named.find((update) => update.kb === kb)?.released ?? '';
      const beyond = Object.entries(updates).filter(([, other]) => revisionOf(other) > revisionOf(build));
      assert.ok(!missing.includes(kb));
      for (const [later] of beyond) assert.ok(missing.includes(later), `KB${later} is missing`);
      const earlier = named.filter((update) => update.released < released && missing.includes(update.kb));
      assert.deepEqual(
        earlier.map((update) => update.kb).filter((other) => !replacesAll.has(other)),
        [],
      );
    });
  }
}

/** "2019 Cumulative Update 12" or "2010 Service Pack 3", an update, and the versions that the feed gives it there. */
function fedVersions(): { level: string; kb: string; versions: string[] }[] {
  return [...Map.groupBy(catalog.products, ({ name }) => levelOf(name))].flatMap(([level, products]) => {
    if (level === undefined) return [];
    const byKb = Map.groupBy(
      products.flatMap((product) => catalog.fixesOf(product)),
      ({ update }) => String(update.kb),
    );
    return [...byKb].map(([kb, fixes]) => ({ level, kb, versions: fixes.flatMap(({ builds }) => builds).map(plain) }));
  });
}

function levelOf(product: string): string | undefined {
  const level = /^Microsoft Exchange Server (20\d\d|Subscription Edition)( .*)?$/.exec(product);
  return level?.[1] === '2010' ? '2010 Service Pack 3' : level?.slice(1).join('');
}

function plain(version: string): string {
  return version.split('.').map(Number).join('.');
}

/** The feed has builds of another cumulative update there, as its second part or third tells. */
const wrongInFeed = [
  '2019 Cumulative Update 10 KB5007409',
  '2019 Cumulative Update 13 KB5037224',
  '2019 Cumulative Update 14 KB5037224',
];

test('no build of the tables contradicts the feed, but for builds of another cumulative update', () => {
  const differing = fedVersions().filter(({ level, kb, versions }) => {
    const listed = level.startsWith('2010') ? exchange2010Rollups[kb] : listedBuildsOf(level)[kb];
    return listed !== undefined && versions.length > 0 && !versions.includes(listed);
  });
  assert.deepEqual(differing.map(({ level, kb }) => `${level} KB${kb}`).sort(), wrongInFeed);
});

/** Rollups 14, 16, 17 and 19 of 2010, which fixed no vulnerability: a device at their build has those before them. */
const withoutSecurityFixes = ['3151097', '3184730', '4011326', '4035162'].map((kb) => `2010 Service Pack 3 KB${kb}`);

test('every update of the tables is one that the feed names there, but for rollups without security fixes', () => {
  const named = new Set(fedVersions().map(({ level, kb }) => `${level} KB${kb}`));
  const listed = exchangeCumulativeUpdates.flatMap(({ name }) =>
    Object.keys(listedBuildsOf(name)).map((kb) => `${name} KB${kb}`),
  );
  const rollups = Object.keys(exchange2010Rollups).map((kb) => `2010 Service Pack 3 KB${kb}`);
  assert.deepEqual(
    [...listed, ...rollups].filter((key) => !named.has(key)),
    withoutSecurityFixes,
  );
});

test('of two security updates of the table the one that came later has the higher build', () => {
  const days = new Map(catalog.updates.map(({ kb, released }) => [String(kb), released]));
  for (const { name, version } of exchangeCumulativeUpdates) {
    const rows = Object.entries(listedBuildsOf(name)).map(
      ([kb, build]) => [days.get(kb) ?? assert.fail(kb), build] as const,
    );
    assertAscending([version, ...rows.sort(([a], [b]) => a.localeCompare(b)).map(([, build]) => build)]);
  }
});

test('of two rollups of 2010 the one with the higher KB number has the higher build', () => {
  const rows = Object.entries(exchange2010Rollups).sort(([a], [b]) => Number(a) - Number(b));
  assertAscending(rows.map(([, version]) => version));
});

test('a cumulative update has the build that most of its updates in the feed name', () => {
  for (const [level, fed] of Map.groupBy(fedVersions(), (update) => update.level)) {
    const itself = exchangeCumulativeUpdates.find(({ name }) => name === level);
    const builds = fed.flatMap(({ versions }) => versions).map((version) => version.split('.').slice(0, 3).join('.'));
    if (itself === undefined || builds.length === 0) continue;
    const own = itself.version.split('.').slice(0, 3).join('.');
    assert.ok(builds.filter((build) => build === own).length * 2 > builds.length, `${level}: ${own} of ${builds}`);
  }
});

/** A preview of another kind, which is never listed: KB4099855 and KB4099852 are cumulative updates themselves. */
function isNeverListed(kb: string): boolean {
  return kb === '4099855' || kb === '4099852';
}

/** Cumulative update 14 of 2019, which the feed names for 13 as well: no build of 13 has it. */
const replacesAll: ReadonlySet<string> = new Set(['5035606']);

function assertAscending(versions: readonly string[]): void {
  const ranks = versions.map((version) => rankVersion(parseVersion(version) ?? assert.fail(version)));
  assert.deepEqual(
    ranks,
    [...ranks].sort((a, b) => a - b),
    versions.join(' '),
  );
}

function revisionOf(version: string): number {
  return Number(version.split('.')[3]);
}
