import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kbsOfTitle, sortSoftware } from './software-list.ts';

test('the KB of a title is the one in brackets', () => {
  const titles: readonly (readonly [string, readonly string[]])[] = [
    ['2024-01 Cumulative Update for Windows 10 Version 22H2 for x64-based Systems (KB5034122)', ['5034122']],
    ['2024-01 x64 (KB5033909) 向け Windows 10 用 .NET Framework 3.5、4.8', ['5033909']],
    ['更新程序（KB5034122）', ['5034122']],
    ['Replaces KB5000000 (KB5034122)', ['5034122']],
    ['Definition Update - KB2267602 (Version 1.373.144.0)', ['2267602']],
    ['Update KB5034122', ['5034122']],
    ['KB5034122.msu', ['5034122']],
    ['2024-01 Update (KB503412...', []],
    ['2024-01 Update (KB5034122...', ['5034122']],
    ['Keyboard MKB5034122', []],
    ['KB50341221234', []],
    ['KB5034.122', []],
    ['Intel - net - 20.70.32.1234567', []],
  ];
  for (const [title, kbs] of titles) assert.deepEqual(kbsOfTitle(title), kbs, title);
});

test('updates are installed KBs, products are software, and a product whose name has a KB is both', () => {
  const { software, kbs } = sortSoftware([
    { name: 'Security Update for Microsoft Word 2016 (KB4461543) 32-Bit Edition', vendor: 'Microsoft' },
    { name: 'MSXML 4.0 SP2 (KB973688)', version: '4.20.9876.0', vendor: 'Microsoft Corporation' },
    { name: 'Contoso KB1234567', version: '1.0', vendor: 'Contoso' },
    { name: '  ', version: '1.0' },
    { name: undefined },
    { name: 'Git', version: '2.43.0' },
    { name: 'Git', version: '2.43.0' },
  ]);
  assert.deepEqual(kbs, ['4461543', '973688']);
  assert.deepEqual(
    software.map(({ name }) => name),
    ['MSXML 4.0 SP2 (KB973688)', 'Contoso KB1234567', 'Git'],
  );
});
