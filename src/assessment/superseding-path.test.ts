import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog } from '../../test/builders/catalog.ts';
import type { KbNumber } from '../brand.ts';
import { describePath, supersedingPaths } from './superseding-path.ts';

const word = 'Microsoft Word 2016 (64-bit edition)';
const win81 = 'Windows 8.1 for x64-based systems';

/** KB4484394 and its link to KB4484287 stand in the table of missing links, KB3177186 in the links of the Update Catalog. */
const known = catalog()
  .document('2027-Jan')
  .update('4484287', { supersedes: ['9000001', '9000009'] })
  .fixes('CVE-2027-1')
  .in(word)
  .update('9000001', { supersedes: ['9000000'] })
  .fixes('CVE-2027-2')
  .in(word)
  .update('9000002', { kind: 'monthly-rollup' })
  .fixes('CVE-2027-3')
  .in(win81)
  .update('9000003', { kind: 'security-only', supersedes: ['9000008'] })
  .fixes('CVE-2027-3')
  .in(win81)
  .update('9000004', { parts: ['9000014'] })
  .fixes('CVE-2027-4')
  .in(win81)
  .build();

const cases: readonly (readonly [from: string, to: string, told: string])[] = [
  ['9000001', '9000000', "KB9000001 supersedes KB9000000 (by Microsoft's feed)"],
  [
    '4484394',
    '9000000',
    "KB4484394 supersedes KB4484287 (by the table of missing links), which supersedes KB9000001, which supersedes KB9000000 (by Microsoft's feed)",
  ],
  ['4012215', '3177186', "KB4012215 supersedes KB3177186 (by Microsoft's Update Catalog)"],
  [
    '9000002',
    '9000008',
    "KB9000002 supersedes KB9000003 (as the Monthly Rollup of its month), which supersedes KB9000008 (by Microsoft's feed)",
  ],
  ['9000014', '9000004', 'KB9000014 is a part of KB9000004'],
];

for (const [from, to, told] of cases) {
  test(`a superseded update is explained by who says so: KB${from} to KB${to}`, () => {
    const path = supersedingPaths(known, [from as KbNumber])(to as KbNumber);
    assert.equal(path && describePath(path), told);
  });
}

test('the shortest of several paths is told, in a clause where the sentence asks for one', () => {
  const path = supersedingPaths(known, ['4484287', '9000001'] as KbNumber[])('9000000' as KbNumber);
  assert.equal(path && describePath(path, true), "KB9000001, which supersedes KB9000000 (by Microsoft's feed)");
});

test('there is no path to what nothing links to', () => {
  assert.equal(supersedingPaths(known, ['9000001' as KbNumber])('9000003' as KbNumber), undefined);
});
