import assert from 'node:assert/strict';
import { test } from 'node:test';
import { feedDocument } from '../../../test/builders/feed-document.ts';
import { addFix, fixesOf, productOf, remedyOf, vulnerabilityOf } from './feed-fixes.ts';

const document = feedDocument({
  id: '2020-Mar',
  fixes: [
    { kb: '4540673', cve: 'CVE-2020-0001', product: '11568' },
    { kb: '4540670', cve: 'CVE-2020-0002', product: '11569' },
  ],
});

test('a fix is read by name, as it was added', () => {
  const told = [...fixesOf(document)].map((fix) => [
    remedyOf(document, fix).kb,
    vulnerabilityOf(document, fix).id,
    productOf(document, fix).id,
  ]);
  assert.deepEqual(told, [
    ['4540673', 'CVE-2020-0001', '11568'],
    ['4540670', 'CVE-2020-0002', '11569'],
  ]);
  const numbers: number[] = [];
  for (const fix of fixesOf(document)) addFix(numbers, fix);
  assert.deepEqual(Uint32Array.from(numbers), document.fixes);
});

test('a place that nothing stands at is a fault, not the first product or update', () => {
  const fix = { product: 7, vulnerability: 8, remedy: 9, severity: 0 };
  assert.throws(() => productOf(document, fix), /no entry at place 7 of 2/);
  assert.throws(() => vulnerabilityOf(document, fix), /no entry at place 8 of 2/);
  assert.throws(() => remedyOf(document, fix), /no entry at place 9 of 2/);
});
