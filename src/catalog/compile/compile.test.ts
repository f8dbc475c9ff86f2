/** What the records of an update, a fix or a product in several documents make together. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { april, compiled, february, fixes, march, updateIn } from '../../../test/builders/compiled-catalog.ts';
import { feedDocument } from '../../../test/builders/feed-document.ts';
import type { KbNumber } from '../../brand.ts';
import type { Catalog, Fix } from '../model.ts';
import { buildCatalog } from '../open.ts';
import { compileCatalog } from './compile.ts';

function fixesIn(catalog: Catalog): Fix[] {
  return catalog.products.flatMap((product) => [...catalog.fixesOf(product)]);
}

test('the month of an update is the document that holds most of its fixes', () => {
  const catalog = compiled(
    { ...february, fixes: fixes('4540673', 1) },
    { ...march, title: 'March 2020 Security Updates', fixes: fixes('4540673', 3) },
    { ...april, fixes: fixes('4540673', 2) },
  );
  assert.equal(updateIn(catalog, '4540673').month, '2020-Mar');
  assert.equal(updateIn(catalog, '4540673').name, 'March 2020 Security Updates');
});

test('of two months with as many fixes the later one names the update', () => {
  const catalog = compiled({ ...april, fixes: fixes('4540673', 2) }, { ...march, fixes: fixes('4540673', 2) });
  assert.equal(updateIn(catalog, '4540673').month, '2020-Apr');
});

test('fixes that a document lists twice count once', () => {
  const twice = [...fixes('4540673', 1), ...fixes('4540673', 1, { build: '10.0.18363.719' }), ...fixes('4540673', 1)];
  const catalog = compiled({ ...march, fixes: fixes('4540673', 2) }, { ...april, fixes: twice });
  assert.equal(updateIn(catalog, '4540673').month, '2020-Mar');
});

test('the address is the one that its month gives most often, else that of any month', () => {
  const url = 'https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB4540673';
  const catalog = compiled(
    { ...february, fixes: fixes('4540673', 1, { url: 'https://example.org/old' }) },
    {
      ...march,
      fixes: [
        ...fixes('4540673', 3, { url }),
        ...fixes('4540673', 2, { cve: 'CVE-2020-0002', url: 'https://example.org/a' }),
        ...fixes('4540674', 2, { url: '' }),
        ...fixes('4540675', 1, { url: '' }),
      ],
    },
    { ...april, fixes: fixes('4540674', 1, { url: 'https://example.org/later' }) },
  );
  assert.equal(updateIn(catalog, '4540673').url, url);
  assert.equal(updateIn(catalog, '4540674').url, 'https://example.org/later');
  assert.equal(updateIn(catalog, '4540675').url, '');
});

test('an update supersedes what any of its records says', () => {
  const catalog = compiled(
    { ...march, fixes: fixes('4540673', 1, { supersedes: '4532693' }) },
    { ...april, fixes: fixes('4540673', 1, { supersedes: 'MS16-016, 3124280; 4532693' }) },
  );
  assert.deepEqual(catalog.linksOf('4540673' as KbNumber), [
    { kb: '3124280', source: 'feed' },
    { kb: '4532693', source: 'feed' },
  ]);
});

test('what Monthly Rollups supersede by other data of Microsoft is part of the catalogue', () => {
  const catalog = compiled({
    ...march,
    fixes: fixes('4577066', 1, { supersedes: '4571703', subType: 'Monthly Rollup' }),
  });
  assert.deepEqual(catalog.linksOf('4577066' as KbNumber), [
    { kb: '4571703', source: 'feed' },
    { kb: '4578013', source: 'update-catalog' },
  ]);
});

test('a Security Only update supersedes single updates, and no rollup or other month that the feed links it to', () => {
  const catalog = compiled({
    ...march,
    fixes: [
      ...fixes('3185330', 1, { subType: 'Monthly Rollup' }),
      ...fixes('3192391', 1, { subType: 'Security Only' }),
      ...fixes('3197867', 1, { subType: 'Security Only', supersedes: '3185330; 3192391; 3124000' }),
    ],
  });
  assert.deepEqual(catalog.linksOf('3197867' as KbNumber), [{ kb: '3124000', source: 'feed' }]);
});

test('the part of a .NET update for a version is the KB that the feed links to; other links name no part', () => {
  const linked = { url: 'https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB5066137' };
  const catalog = compiled({
    ...march,
    products: {
      net: 'Microsoft .NET Framework 3.5 AND 4.8 on Windows Server 2019',
      windows: 'Windows Server 2019',
    },
    fixes: [
      { kb: '5066738', cve: 'CVE-2025-55248', product: 'net', ...linked },
      { kb: '5066586', cve: 'CVE-2025-55249', product: 'windows', ...linked },
    ],
  });
  assert.deepEqual(catalog.linksOf('5066137' as KbNumber), [{ kb: '5066738', source: 'dot-net-parent' }]);
  assert.deepEqual(catalog.linksOf('5066738' as KbNumber), []);
  assert.equal(updateIn(catalog, '5066137').kb, '5066738');
});

test('two descriptions of one fix are one fix, with the builds of both and the worse severity', () => {
  const catalog = compiled(
    { ...march, fixes: fixes('5028171', 1, { build: '10.0.20348.405', severity: 'Important' }) },
    { ...april, fixes: fixes('5028171', 1, { build: '10.0.20348.400', severity: 'Critical' }) },
    { ...february, fixes: fixes('5028171', 1, { build: '10.0.20348.405', severity: 'Low' }) },
  );
  const all = fixesIn(catalog);
  assert.equal(all.length, 1);
  assert.deepEqual(all[0]?.builds, ['10.0.20348.400', '10.0.20348.405']);
  assert.equal(all[0]?.severity, 'Critical');
});

test('a record that does not say its kind has the kind of the other records of its KB', () => {
  const catalog = compiled({
    ...march,
    fixes: [
      ...fixes('4507449', 2, { subType: 'Monthly Rollup' }),
      ...fixes('4507449', 1, { cve: 'CVE-2019-0887', subType: 'Other' }),
    ],
  });
  assert.deepEqual(new Set(fixesIn(catalog).map(({ kind }) => kind)), new Set(['monthly-rollup']));
});

test('an update whose kind no record tells is a security update, and counted', () => {
  const { facts, assumed } = compileCatalog([feedDocument({ ...march, fixes: fixes('3114549', 1, { subType: '' }) })]);
  assert.equal(fixesIn(buildCatalog(facts))[0]?.kind, 'security-update');
  assert.deepEqual(assumed, [
    { reason: 'update whose kind no record names, taken for a security update', count: 1, example: 'KB3114549' },
  ]);
});

test('a product has the name that the newest document gives it', () => {
  const name = 'Windows 11 Version 21H2 for x64-based Systems';
  const catalog = compiled(
    { ...april, fixes: fixes('1000001', 1), products: { '0': name } },
    { ...march, fixes: fixes('1000000', 1), products: { '0': 'Windows 11 for x64-based Systems' } },
  );
  assert.deepEqual(
    catalog.products.map((product) => [product.name, product.software]),
    [[name, 'windows_11']],
  );
});

test('a product that is affected and that no KB fixes is known as such', () => {
  const products = { '7': 'Microsoft 365 Apps for Enterprise for 64-bit Systems', '0': 'Windows Server 2019' };
  const catalog = compiled({ ...march, fixes: fixes('1000000', 1), products, affected: ['7', '0', '9'] });
  assert.deepEqual(catalog.productsWithoutKb, [{ id: '7', name: products['7'] }]);
  assert.deepEqual(
    catalog.products.map(({ name }) => name),
    ['Windows Server 2019'],
  );
});

test('a fix for a product that no document names is dropped and counted', () => {
  const { facts, dropped } = compileCatalog([
    feedDocument({ ...march, fixes: [...fixes('1000000', 1)], products: { '0': ' ' } }),
  ]);
  assert.equal(facts.fixes.product.length, 0);
  assert.deepEqual(dropped, [
    { reason: 'fix for a product that no document names', count: 1, example: 'KB1000000 for product 0 in 2020-Mar' },
  ]);
});

test('a vulnerability was published when its earliest document says', () => {
  const catalog = compiled(
    { ...april, fixes: fixes('1000000', 1, { published: '2020-04-14' }) },
    { ...march, fixes: fixes('1000001', 1, { published: '2020-03-10' }) },
  );
  assert.equal(catalog.vulnerabilities[0]?.published, '2020-03-10');
});

test('a vulnerability was updated when its latest document says, and has the highest score that any gives it', () => {
  const high = { score: 9.8, vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' };
  const low = { score: 5.5, vector: 'CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N' };
  const documents = [
    { ...march, fixes: fixes('1000001', 1, { published: '2020-03-10', reissued: ['2020-03-30'], cvss: high }) },
    { ...april, fixes: fixes('1000000', 1, { published: '2020-04-14', cvss: low }) },
    { ...april, id: '2020-May', fixes: fixes('1000002', 1, { published: '2020-03-12' }) },
  ];
  for (const order of [documents, documents.toReversed()]) {
    const [vulnerability] = compiled(...order).vulnerabilities;
    assert.deepEqual([vulnerability?.updated, vulnerability?.cvss], ['2020-04-14', high]);
  }
});

test('of two documents with one id the newer counts, and the other is counted as dropped', () => {
  const older = feedDocument({ ...march, currentRelease: '2020-03-10T07:00:00Z', fixes: fixes('1000000', 1) });
  const newer = feedDocument({ ...march, currentRelease: '2020-03-11T07:00:00Z', fixes: fixes('1000001', 1) });
  for (const order of [
    [older, newer],
    [newer, older],
  ]) {
    const { facts, dropped } = compileCatalog(order);
    assert.deepEqual(
      facts.updates.map(({ kb }) => kb),
      ['1000001'],
    );
    assert.deepEqual(dropped, [{ reason: 'document given more than once', count: 1, example: '2020-Mar' }]);
  }
});
