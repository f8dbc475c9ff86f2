/** What holds for the catalogue of any documents, in whatever order they come. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compiled } from '../../../test/builders/compiled-catalog.ts';
import { feedDocument } from '../../../test/builders/feed-document.ts';
import { encodeFacts } from '../encode.ts';
import { compileCatalog } from './compile.ts';

const anyFix = fc.record({
  kb: fc.constantFrom('1000000', '1000001', '999999', '10000002', 'Release Notes'),
  cve: fc.constantFrom('CVE-2020-0001', 'CVE-2020-0002', 'CVE-2020-10000', 'ADV200001'),
  product: fc.constantFrom('1', '2', '10', '1-10'),
  published: fc.constantFrom('2020-02-11', '2020-03-10', '2020-03-12', '2020-04-14'),
  subType: fc.constantFrom('Security Update', 'Monthly Rollup', 'Other', '', 'Nobody knows'),
  url: fc.constantFrom('', 'https://example.org/1', 'https://example.org/2'),
  restart: fc.constantFrom('Yes', 'No', 'Maybe', ''),
  supersedes: fc.constantFrom('', '999999', '999999; 1000000', '4532693'),
  build: fc.constantFrom('', '10.0.1.1', '10.0.1.2', '9.9'),
  severity: fc.constantFrom('Critical', 'Important', 'Low', ''),
});

const anyDocument = fc.record({
  id: fc.constantFrom('2020-Feb', '2020-Mar', '2020-Apr', '2020-May'),
  title: fc.constantFrom('one title', 'another title'),
  initialRelease: fc.constantFrom('2020-02-11T07:00:00Z', '2020-03-10T07:00:00Z'),
  currentRelease: fc.constantFrom('2020-05-11T07:00:00Z', '2020-06-10T07:00:00Z'),
  products: fc.constantFrom({}, { '1': 'Windows Server 2019' }, { '1': 'Windows Server 2022', '2': 'Windows 10' }),
  fixes: fc.array(anyFix, { maxLength: 12 }),
  affected: fc.subarray(['1', '2', '3', '10']),
});

test('the order of the documents does not matter', () => {
  fc.assert(
    fc.property(fc.array(anyDocument, { maxLength: 6 }), fc.integer(), (specs, seed) => {
      const documents = specs.map(feedDocument);
      const shuffled = [...documents].sort((a, b) => hash(a.title + a.id, seed) - hash(b.title + b.id, seed)).reverse();
      const facts = encodeFacts(compileCatalog(documents).facts);
      assert.ok(facts.equals(encodeFacts(compileCatalog(shuffled).facts)));
    }),
  );
});

test('no row is invented and none is lost', () => {
  fc.assert(
    fc.property(fc.uniqueArray(anyDocument, { maxLength: 4, selector: ({ id }) => id }), (specs) => {
      const named = specs.flatMap(({ fixes }) => fixes).filter(({ kb }) => kb !== 'Release Notes');
      const expected = new Set(named.map(({ kb, cve, product }) => `${product} ${kb} ${cve}`));
      const catalog = compiled(...specs);
      const found = catalog.products.flatMap((product) =>
        catalog.fixesOf(product).map(({ update, vulnerability }) => `${product.id} ${update.kb} ${vulnerability.id}`),
      );
      assert.deepEqual(new Set(found), expected);
      assert.equal(found.length, expected.size);
    }),
  );
});

function hash(text: string, seed: number): number {
  return [...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521, Math.abs(seed) % 65_521);
}
