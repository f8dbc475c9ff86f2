/** Every build of Exchange Server that the tables and the feed know, asked about on the day of the recorded feed. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PatchState } from '../../src/assessment/patch-state.ts';
import type { KbNumber } from '../../src/brand.ts';
import { exchangeCumulativeUpdates } from '../../src/lines/exchange/builds.ts';
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

for (const { name, version, updates = {} } of exchangeCumulativeUpdates) {
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

/** A preview of another kind, which is never listed: KB4099855 and KB4099852 are cumulative updates themselves. */
function isNeverListed(kb: string): boolean {
  return kb === '4099855' || kb === '4099852';
}

/** Cumulative update 14 of 2019, which the feed names for 13 as well: no build of 13 has it. */
const replacesAll: ReadonlySet<string> = new Set(['5035606']);

function revisionOf(version: string): number {
  return Number(version.split('.')[3]);
}
