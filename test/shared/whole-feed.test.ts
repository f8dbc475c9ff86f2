/** What the whole feed of July 2026 must compile to. The figures are those of the documents themselves, counted apart from this code. */

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, test } from 'node:test';
import type { KbNumber } from '../../src/brand.ts';
import type { Catalog, Product, Update } from '../../src/catalog/model.ts';
import { readCatalog } from '../../src/catalog/snapshot.ts';
import { syncFromFolder } from '../../src/feed/sync.ts';
import type { SyncReport } from '../../src/feed/sync-report.ts';
import { faultKinds, findFeedFaults } from '../../src/lines/feed-faults.ts';
import { sharedPath } from './shared-folder.ts';

const folder = sharedPath('msrc/cvrf');

let report: SyncReport;
let catalog: Catalog;
let megabytes: number;

before(async () => {
  const temporary = mkdtempSync(join(tmpdir(), 'missingkbs-'));
  try {
    report = await syncFromFolder({ folder, catalogFile: join(temporary, 'catalog.bin') });
    megabytes = statSync(report.place).size / 1e6;
    catalog = readCatalog(report.place);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
});

function update(kb: string): Update {
  return catalog.updateOf(kb as KbNumber) ?? assert.fail(`KB${kb} is not in the catalogue`);
}

function product(name: string): Product {
  return catalog.products.find((each) => each.name === name) ?? assert.fail(`${name} is not in the catalogue`);
}

test('190 documents give 5,236 updates and 223,905 fixes', () => {
  // 5,232 and 223,899 where only six and seven digits count as a KB: four KBs of Configuration Manager have eight.
  assert.deepEqual([report.documents, report.updates, report.fixes], [190, 5_236, 223_905]);
  assert.equal(catalog.updates.filter(({ kb }) => kb.length === 8).length, 4);
});

test('of 7,355 products that the documents name, 1,159 have a fix with a KB', () => {
  assert.deepEqual([report.productsNamed, report.products], [7_355, 1_159]);
});

test('the catalogue is smaller than 5 MB', () => {
  assert.ok(megabytes < 5, `${megabytes} MB`);
});

test('updates that the feed names in an earlier month alone came when Microsoft announced them', () => {
  const days: readonly (readonly [kb: string, month: string, released: string])[] = [
    ['3115464', '2016-May', '2016-08-09'],
    ['4462199', '2019-Feb', '2019-03-12'],
    ['4462202', '2019-Feb', '2019-03-12'],
    ['5014701', '2021-Jun', '2022-06-14'],
    ['5019077', '2022-Aug', '2022-10-11'],
    ['5024296', '2023-Feb', '2023-03-14'],
    ['5002565', '2023-Aug', '2024-03-12'],
  ];
  for (const [kb, month, released] of days) {
    assert.deepEqual([update(kb).month, update(kb).released], [month, released], `KB${kb}`);
  }
});

test('KB4540673 is the update of March 2020 that the specification shows', () => {
  const { name, month, url, released, restart } = update('4540673');
  assert.deepEqual(
    { name, month, url, released, restart },
    {
      name: 'March 2020 Security Updates',
      month: '2020-Mar',
      url: 'https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB4540673',
      released: '2020-03-10',
      restart: 'Yes',
    },
  );
  assert.deepEqual(catalog.linksOf('4540673' as KbNumber), [{ kb: '4532693', source: 'feed' }]);
  const windows = 'Windows 10 Version 1909 for x64-based Systems';
  const counts = [windows, `Microsoft Edge (EdgeHTML-based) on ${windows}`, `Internet Explorer 11 on ${windows}`].map(
    (name) => {
      const fixes = catalog.fixesOf(product(name)).filter((fix) => fix.update.kb === '4540673');
      return [product(name).software, fixes.length];
    },
  );
  assert.deepEqual(counts, [
    ['windows_10', 77],
    ['edge', 14],
    ['internet_explorer', 6],
  ]);
});

test('other rows that people have seen from Defender', () => {
  const august = catalog
    .fixesOf(product('Windows 10 Version 20H2 for x64-based Systems'))
    .filter((fix) => fix.update.kb === '5005033' && fix.vulnerability.published <= '2021-08-31');
  assert.equal(update('5005033').name, 'August 2021 Security Updates');
  assert.equal(august.length, 26);
});

test('days of release that are known from Microsoft', () => {
  const days: Record<string, string> = {
    '4551762': '2020-03-12',
    '4535680': '2021-01-12',
    '5012170': '2022-08-09',
    '4056892': '2018-01-03',
    '5005565': '2021-09-14',
    '5012599': '2022-04-12',
    '5041580': '2024-08-13',
    '5000871': '2021-03-02',
    '4483235': '2018-12-19',
  };
  assert.deepEqual(Object.fromEntries(Object.keys(days).map((kb) => [kb, update(kb).released])), days);
});

test('every product has software, and a component its platform', () => {
  assert.deepEqual(
    catalog.products.filter(({ software }) => !/^[a-z0-9.+#_-]+$/.test(software)),
    [],
  );
  const componentsWithout = catalog.products.filter(
    ({ name, platform }) => / on Windows (?:\d|Server)/.test(name) && !platform,
  );
  assert.deepEqual(componentsWithout, []);
});

test('no product is a Linux package', () => {
  const names = [...catalog.products, ...catalog.productsWithoutKb].map(({ name }) => name);
  assert.deepEqual(
    names.filter((name) => /\b(?:azl3|cbl2|Mariner)\b/.test(name)),
    [],
  );
});

test('what was dropped is named and counted', () => {
  const counts = Object.fromEntries(report.dropped.map(({ reason, count }) => [reason, count]));
  assert.equal(counts['Click to Run'], 910);
  assert.equal(counts['Release Notes'], 5_962);
  assert.ok((counts['Linux package'] ?? 0) > 20_000);
  assert.ok(report.dropped.every(({ example }) => example !== ''));
});

test('every kind of error that the feed is known for is found in it', () => {
  const counts = Object.fromEntries(findFeedFaults(report.catalog).map(({ reason, count }) => [reason, count]));
  assert.deepEqual(counts, {
    [faultKinds.danglingLink]: 455,
    [faultKinds.unreadableBuild]: 418,
    [faultKinds.missingLink]: 67,
    [faultKinds.severalBuilds]: 59,
    [faultKinds.straggler]: 22,
    [faultKinds.foreignBuild]: 14,
    [faultKinds.twin]: 3,
  });
});
