import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOne, readText, textLines } from '../../testing/read-text.ts';

test('updates of the msu provider are installed KBs in any language, programs are software', () => {
  const text = textLines(
    'Name         : 2024-01 x64 用 Windows 10 Version 22H2 の累積更新プログラム (KB5034122)',
    'Version      : ',
    'ProviderName : msu',
    '',
    'Name         : 2024-01 Обновление (KB5033909) для .NET Framework',
    'ProviderName : msu',
    '',
    'Name         : Git',
    'Version      : 2.43.0',
    'ProviderName : Programs',
  );
  assert.deepEqual(readOne(text, 'get-package'), {
    installedKbs: ['5033909', '5034122'],
    software: [{ name: 'Git', version: '2.43.0' }],
  });
});

test('without updates in the list nobody was asked for them', () => {
  const text = textLines(
    'Name   Version  Source  ProviderName',
    '----   -------  ------  ------------',
    'Git    2.43.0           Programs',
  );
  assert.deepEqual(readOne(text, 'get-package'), { software: [{ name: 'Git', version: '2.43.0' }] });
});

test('a name that the table cut off is left out, and the file says so', () => {
  const { readings, notes } = readText(
    textLines(
      'Name                           Version  ProviderName',
      '----                           -------  ------------',
      '2024-01 Cumulative Update (...          msu',
      '2024-01 Update (KB5033909)              msu',
    ),
  );
  assert.deepEqual(readings[0]?.installedKbs, ['5033909']);
  assert.equal(notes.length, 1);
});

test('JSON of Get-Package carries the same', () => {
  const rows = [{ Name: 'Security Update (KB5034122)', Version: null, ProviderName: 'msu', TagId: '5f3a' }];
  assert.deepEqual(readOne(JSON.stringify(rows), 'get-package').installedKbs, ['5034122']);
});
