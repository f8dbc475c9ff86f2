/** The script that renews the release history, on pages of our own making. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readReleaseTable, releaseTableFile, withPage, writeReleaseTable } from '../scripts/write-release-history.ts';

const table = { '22631': ['5189:5055528:250408'], '26100': [], '26100-server': [] };

test('the release table is what its script writes of it', () => {
  const file = readFileSync(releaseTableFile, 'utf8');
  const [, day = ''] = /as of (\S+)\. Renewed/.exec(file) ?? [];
  assert.equal(file, writeReleaseTable(readReleaseTable(), day));
});

for (const [form, page] of [
  ['text', 'GAC\t2025-04 OOB\t2025-04-25\t22631.5191\tKB5055528\n GAC 2025-04 D 2025-04-22 22631.5262 KB5055629'],
  ['HTML', '<td>2025-04 OOB</td><td>2025-04-25</td>\n<td>22631.5191</td><td><a href="x">KB5055528</a></td>'],
  ['Markdown', '| GAC | 2025-04 OOB | 2025-04-25 | 22631.5191 | [KB5055528](x) |'],
] as const) {
  test(`a release that a page lists is added, and none is lost: ${form}`, () => {
    const [first, second] = withPage(table, page, 'client')['22631'] ?? [];
    assert.deepEqual([first, second], ['5189:5055528:250408', '5191:5055528:250425o']);
  });
}

test('a first release without a KB is none, and what a page says of a known one counts', () => {
  const page =
    'GAC 2025-04 B 2025-04-09 22631.5189 KB5055528 GAC 2023-10-31 22631.2428 GAC 2025-04 D 2025-04-22 22631.5262 KB5055629';
  assert.deepEqual(withPage(table, page, 'client')['22631'], ['5189:5055528:250409', '5262:5055629:250422p']);
});

test('26100 is Windows Server 2025 on the page of servers', () => {
  const renewed = withPage(table, 'LTSC 2026-01 B 2026-01-13 26100.32230 KB5073379', 'server');
  assert.deepEqual([renewed['26100'], renewed['26100-server']], [[], ['32230:5073379:260113']]);
});
