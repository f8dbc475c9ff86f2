import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog, cves } from '../../test/builders/catalog.ts';
import type { KbNumber } from '../brand.ts';
import type { LinkFacts } from './facts.ts';
import { buildCatalog } from './open.ts';

const windows = 'Windows 10 Version 1909 for x64-based Systems';
const explorer = `Internet Explorer 11 on ${windows}`;

function march(): ReturnType<typeof catalog> {
  return catalog()
    .document('2020-Mar')
    .update('4540673')
    .fixes(...cves(2020, 1, 3))
    .in(windows, { build: '10.0.18363.719' })
    .fixes('CVE-2020-0002')
    .in(explorer)
    .update('4540670')
    .fixes('CVE-2020-0001')
    .in('Windows Server 2016');
}

test('an update is found by its KB number', () => {
  const built = march().build();
  assert.equal(built.updateOf('4540673' as KbNumber)?.name, 'March 2020 Security Updates');
  assert.equal(built.updateOf('4540673' as KbNumber)?.released, '2020-03-10');
  assert.equal(built.updateOf('9999999' as KbNumber), undefined);
});

test('the fixes of a product are those of that product alone, in order', () => {
  const built = march().build();
  const product = built.products.find(({ name }) => name === windows);
  assert.ok(product);
  assert.deepEqual(
    built.fixesOf(product).map((fix) => [fix.update.kb, fix.vulnerability.id, fix.builds]),
    cves(2020, 1, 3).map((id) => ['4540673', id, ['10.0.18363.719']]),
  );
});

test('the products of an update stand in order of their names', () => {
  const built = march().build();
  const update = built.updateOf('4540673' as KbNumber);
  assert.ok(update);
  assert.deepEqual(
    built.productsOf(update).map(({ name }) => name),
    [explorer, windows],
  );
});

test('a component knows its platform and its software', () => {
  const product = march()
    .build()
    .products.find(({ name }) => name === explorer);
  assert.equal(product?.platform, windows);
  assert.equal(product?.software, 'internet_explorer');
});

test('the same facts give the same version, other facts another one', () => {
  const version = march().build().version;
  assert.match(version, /^[0-9a-f]{16}$/);
  assert.equal(march().build().version, version);
  assert.notEqual(march().productWithoutKb('Microsoft Edge (Chromium-based)').build().version, version);
});

test('a link more or less, or one from another source, makes another version', () => {
  const facts = march().facts();
  const versionWith = (links: readonly LinkFacts[]) => buildCatalog({ ...facts, links }).version;
  const link = { kb: '4540673', source: 'feed', to: ['4532693'] } as unknown as LinkFacts;
  const versions = [
    facts.links,
    [],
    [...facts.links, link],
    [...facts.links, { ...link, source: 'missing-links' as const }],
    facts.links.slice(1),
  ].map(versionWith);
  assert.equal(new Set(versions).size, versions.length);
  assert.equal(versionWith(march().facts().links), versions[0]);
});

test('an empty catalogue is a catalogue', () => {
  const built = buildCatalog(catalog().facts());
  assert.equal(built.products.length, 0);
  assert.equal(built.feedDate, '');
});

test('the fixes of an update and of a vulnerability are told with their products', () => {
  const built = march().build();
  const update = built.updateOf('4540673' as KbNumber);
  assert.ok(update);
  const ofUpdate = built.fixesOfUpdate(update).map(({ product, fix }) => [product.name, fix.vulnerability.id]);
  assert.deepEqual(ofUpdate.sort(), [[explorer, 'CVE-2020-0002'], ...cves(2020, 1, 3).map((id) => [windows, id])]);
  const closing = built.fixesOfVulnerability('CVE-2020-0001').map(({ product, fix }) => [product.name, fix.update.kb]);
  assert.deepEqual(closing.sort(), [
    [windows, '4540673'],
    ['Windows Server 2016', '4540670'],
  ]);
  assert.deepEqual(built.fixesOfVulnerability('CVE-1999-0001'), []);
});

test('links are followed the other way round, each source that gives one counting once', () => {
  const facts = march().facts();
  const links: LinkFacts[] = [
    { kb: '4540670' as KbNumber, source: 'feed', to: ['4532693' as KbNumber] },
    { kb: '4540673' as KbNumber, source: 'feed', to: ['4532693' as KbNumber] },
    { kb: '4540673' as KbNumber, source: 'update-catalog', to: ['4532693' as KbNumber] },
  ];
  const built = buildCatalog({ ...facts, links });
  assert.deepEqual(built.linkedBy('4532693' as KbNumber), [
    { kb: '4540670', source: 'feed' },
    { kb: '4540673', source: 'feed' },
  ]);
  assert.deepEqual(built.linkedBy('4540673' as KbNumber), []);
});
