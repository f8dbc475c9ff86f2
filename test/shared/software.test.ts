/** Software beside Windows against the whole recorded feed: a real device, and what must hold for every one. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import type { Assessment } from '../../src/assessment/model.ts';
import { type PatchState, patchStateOf } from '../../src/assessment/patch-state.ts';
import { type KbNumber, parseKbNumber } from '../../src/brand.ts';
import type { Catalog } from '../../src/catalog/model.ts';
import type { InventoryReading } from '../../src/inventory/model.ts';
import { assessState } from '../builders/assessor.ts';
import { softwareSamples } from '../quality/any-software.ts';
import { compileRecordedFeed } from '../quality/shared.ts';
import { sharedPath } from './shared-folder.ts';

let catalog: Catalog;
before(async () => {
  catalog = await compileRecordedFeed();
});

const windows7 = '7_sp1_x64_enterprise_en-us_20190305';

test('of a Windows 7 with Office 2016 every security update that Windows Update offered for Office is on the install list', () => {
  const devices = JSON.parse(readFileSync(sharedPath('truth/devices.json'), 'utf8')) as {
    name: string;
    inventory: InventoryReading;
  }[];
  const device = devices.find(({ name }) => name === windows7) ?? assert.fail(`${windows7} is not labelled`);
  const offered = readFileSync(sharedPath(`devices/${windows7}_updates.txt`), 'utf8')
    .split('\n')
    .filter((line) => /Security Update for Microsoft \w+ 2016/.test(line))
    .map((line) => parseKbNumber(line.split(':')[0] ?? '') ?? assert.fail(line));
  const software = [{ name: 'Microsoft Office Professional Plus 2016' }];
  const answer = assessState(catalog, patchStateOf({ ...device.inventory, software }), '2019-03-05');
  const install = new Set(answer.install.map(({ id }) => id));
  assert.equal(offered.length, 7);
  assert.deepEqual(
    offered.filter((kb) => !install.has(kb)),
    [],
  );
});

/** The newest Windows of the feed, of which nothing is missing, and one update that it surely has. */
const server: PatchState = {
  osName: 'Microsoft Windows Server 2022 Standard',
  osVersion: '10.0.20348.9999',
  osProcessor: 'x64',
  installationType: 'Server',
  secureBoot: false,
  installedKbs: ['890830' as KbNumber],
};

function assess(software: PatchState['software'] & object, kbs: readonly KbNumber[], asOf: string): Assessment {
  return assessState(catalog, { ...server, software, installedKbs: [...(server.installedKbs ?? []), ...kbs] }, asOf);
}

function idsOf(answer: Assessment): Set<KbNumber> {
  return new Set(answer.missing.map(({ id }) => id));
}

for (const asOf of ['2019-03-05', '2022-09-30', '2024-12-31', '2026-07-05']) {
  describe(`on ${asOf}`, () => {
    for (const [name, version] of softwareSamples) {
      const software = [{ name, version }];

      test(`${name} ${version}: what the install list names leaves nothing of it missing`, () => {
        const none = idsOf(assess([], [], asOf));
        const first = assess(software, [], asOf);
        const install = first.install.map(({ id }) => id).filter((id) => !none.has(id));
        const left = assess(software, install, asOf).missing.filter(({ id }) => !none.has(id));
        assert.deepEqual(
          left.map(({ id }) => id),
          [],
        );
      });

      test(`${name} ${version}: the software removes no row, and none of its updates adds one`, () => {
        const none = idsOf(assess([], [], asOf));
        const before = idsOf(assess(software, [], asOf));
        assert.deepEqual(
          [...none].filter((id) => !before.has(id)),
          [],
        );
        for (const id of [...before].slice(0, 25)) {
          const after = idsOf(assess(software, [id], asOf));
          assert.deepEqual(
            [...after].filter((other) => !before.has(other)),
            [],
          );
          assert.ok(!after.has(id), `KB${id} is installed and missing`);
        }
      });
    }
  });
}

test('a higher build of SQL Server or Exchange on its branch never adds a row', () => {
  const climbs: readonly (readonly [string, string, number, number])[] = [
    ['Microsoft SQL Server 2016', '13.0.', 6300, 6520],
    ['Microsoft SQL Server 2017', '14.0.', 3006, 3550],
    ['Microsoft SQL Server 2019', '15.0.', 4003, 4480],
    ['Microsoft SQL Server 2022', '16.0.', 1000, 1190],
    ['Microsoft Exchange Server 2016', '15.1.2507.', 6, 80],
    ['Microsoft Exchange Server 2019', '15.2.1258.', 12, 50],
    ['Microsoft Exchange Server 2019', '15.2.1748.', 10, 60],
  ];
  for (const [name, prefix, from, to] of climbs) {
    let known: ReadonlySet<KbNumber> | undefined;
    for (let build = from; build <= to; build += 1) {
      const ids = idsOf(
        assess([{ name, version: `${prefix}${build}${prefix.split('.').length < 4 ? '.9' : ''}` }], [], '2026-07-05'),
      );
      const added = known === undefined ? [] : [...ids].filter((id) => !known?.has(id));
      assert.deepEqual(added, [], `${name} ${prefix}${build}`);
      known = ids;
    }
  }
});
