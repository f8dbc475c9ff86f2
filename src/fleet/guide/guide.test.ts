import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog, cves } from '../../../test/builders/catalog.ts';
import type { KbNumber } from '../../brand.ts';
import { guideTo } from './guide.ts';
import { supersedenceOf } from './supersedence.ts';

const windows = 'Windows 10 Version 1909 for x64-based Systems';
const kb = (number: number) => `${number}` as KbNumber;

/** 9000003 contains 9000002, which contains 9000001; 9000012 to 9000019 contain 9000003. */
function chained() {
  const known = catalog().document('2020-Jan');
  known.update('9000001').fixes('CVE-2020-1').in(windows);
  known
    .update('9000002', { supersedes: ['9000001'] })
    .fixes('CVE-2020-2')
    .in(windows);
  known
    .update('9000003', { supersedes: ['9000002', '8000001'] })
    .fixes('CVE-2020-3')
    .in(windows);
  for (let number = 9000012; number <= 9000019; number += 1) {
    known
      .update(`${number}`, { supersedes: ['9000003'] })
      .fixes(`CVE-2020-${number}`)
      .in(windows);
  }
  return known.build();
}

test('around an update there are two steps each way, and what has no room is counted', () => {
  const { newer, older, nodes, links, hidden } = supersedenceOf(chained(), kb(9000002));
  assert.deepEqual([newer, older], [9, 1]);
  assert.deepEqual(
    nodes.map((node) => [node.kb, node.step]),
    [...[19, 18, 17, 16, 15, 14].map((last) => [`90000${last}`, 2]), ['9000003', 1], ['9000002', 0], ['9000001', -1]],
  );
  assert.deepEqual(hidden, [{ step: 2, updates: 2 }]);
  assert.ok(links.some(({ from, to, source }) => from === '9000003' && to === '9000002' && source === 'feed'));
  assert.equal(links.length, 8);
});

test('a KB that the catalogue knows by a link alone has a number and nothing else', () => {
  const { nodes } = supersedenceOf(chained(), kb(9000003));
  assert.deepEqual(
    nodes.find((node) => node.kb === '8000001'),
    { kb: '8000001', step: -1 },
  );
});

test('links that go round in a ring are walked once', () => {
  const known = catalog().document('2020-Jan');
  known
    .update('9000001', { supersedes: ['9000002'] })
    .fixes('CVE-2020-1')
    .in(windows);
  known
    .update('9000002', { supersedes: ['9000001'] })
    .fixes('CVE-2020-2')
    .in(windows);
  const { newer, older, nodes } = supersedenceOf(known.build(), kb(9000001));
  assert.deepEqual([newer, older], [1, 1]);
  assert.ok(nodes.length >= 2);
});

test('a vulnerability is closed in each product by what the feed names there, the newest first', async () => {
  const known = catalog()
    .document('2020-Mar')
    .update('4540673')
    .fixes(...cves(2020, 700, 2))
    .in(windows, { build: '10.0.18363.719', severity: 'Important' })
    .fixes('CVE-2020-0700')
    .in('Windows Server 2016', { severity: 'Critical' })
    .document('2020-Apr')
    .update('4549951')
    .fixes('CVE-2020-0700')
    .in(windows, { build: '10.0.18363.778' })
    .build();
  const products = await guideTo(known).closing('CVE-2020-0700');
  const found = products.map(({ name, severity, updates }) => [name, severity, updates.map((update) => update.kb)]);
  assert.deepEqual(
    found.sort(),
    [
      [windows, 'Important', ['4549951', '4540673']],
      ['Windows Server 2016', 'Critical', ['4540673']],
    ].sort(),
  );
  assert.deepEqual(await guideTo(known).closing('CVE-1999-1'), []);
});

test('an update has the products and vulnerabilities that the feed names it for, each once', async () => {
  const guide = await guideTo(chained()).update(kb(9000003));
  assert.deepEqual([guide?.products, guide?.vulnerabilities], [[windows], ['CVE-2020-3']]);
  assert.equal(await guideTo(chained()).update(kb(8000001)), undefined);
});
