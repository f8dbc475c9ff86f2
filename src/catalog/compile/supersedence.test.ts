import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog } from '../../../test/builders/catalog.ts';
import type { KbNumber } from '../../brand.ts';
import { legacyLinks } from './legacy-links.ts';
import { missingLinks } from './missing-links.ts';

const win7 = 'Windows 7 for x64-based Systems Service Pack 1';
const net = `Microsoft .NET Framework 4.8 on ${win7}`;

const linked = catalog()
  .document('2027-Jan')
  .update('9000001', { kind: 'monthly-rollup', supersedes: ['9000000'] })
  .fixes('CVE-2027-1')
  .in(win7)
  .update('9000002', { kind: 'security-only' })
  .fixes('CVE-2027-1')
  .in(win7)
  .update('9000003', { kind: 'security-only', parts: ['9000013'] })
  .fixes('CVE-2027-3')
  .in(net)
  .document('2027-Feb')
  .update('9000004', { kind: 'monthly-rollup', supersedes: ['9000001', '9000005'] })
  .fixes('CVE-2027-4')
  .in(win7)
  .update('9000005', { kind: 'security-only' })
  .fixes('CVE-2027-4')
  .in(win7)
  .build();

function linksOf(kb: string): string[] {
  return linked.linksOf(kb as KbNumber).map((link) => `${link.kb} by ${link.source}`);
}

test('a Monthly Rollup is linked to the Security Only update of its month and system, and to none of the .NET Framework', () => {
  assert.deepEqual(linksOf('9000001'), ['9000000 by feed', '9000002 by monthly-rollup']);
});

test('a link that two sources give stands once, under the first', () => {
  assert.deepEqual(linksOf('9000004'), ['9000001 by feed', '9000005 by feed']);
});

test('a part of an update is linked to the whole, and the whole to no part', () => {
  assert.deepEqual(linksOf('9000013'), ['9000003 by dot-net-parent']);
  assert.deepEqual(linksOf('9000003'), []);
});

test('every row of the tables is part of the catalogue and so of its version, whatever the feed names', () => {
  const tables = [
    ...Object.entries(legacyLinks).map(([kb, text]) => [kb, 'update-catalog', text.match(/\d+/g) ?? []] as const),
    ...Object.entries(missingLinks).map(([kb, to]) => [kb, 'missing-links', to] as const),
  ];
  for (const [kb, source, to] of tables) {
    const links = linked.linksOf(kb as KbNumber).filter((link) => link.source === source);
    assert.deepEqual(
      links.map((link) => link.kb),
      [...to].sort(),
      `KB${kb}`,
    );
  }
});
