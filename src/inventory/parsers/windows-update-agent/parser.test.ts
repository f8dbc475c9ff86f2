import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOne, textLines } from '../../testing/read-text.ts';

test('a history as a list, CSV or JSON leaves what was installed and not removed', () => {
  const list = textLines(
    '',
    'Date       : 01.02.2024 10:00:00',
    'Title      : 2024-01 累積更新 (KB5034122)',
    'Operation  : 1',
    'ResultCode : 2',
    '',
    'Title      : Update (KB5034441)',
    'Operation  : 1',
    'ResultCode : 4',
  );
  const csv = textLines(
    '"Title","Operation","ResultCode"',
    '"2024-01, Update (KB5034122)","1","2"',
    '"Update (KB5034441)","1","4"',
  );
  const json = JSON.stringify([
    { Operation: 1, ResultCode: 2, Date: '/Date(1706742000000)/', Title: '2024-01 Update (KB5034122)' },
    { Operation: 1, ResultCode: 2, Date: '/Date(1706742000000)/', Title: 'Update (KB5034441)' },
    { Operation: 2, ResultCode: 2, Date: '/Date(1706743000000)/', Title: 'Update (KB5034441)' },
    {
      Operation: 1,
      ResultCode: 2,
      Date: '/Date(1706742000000)/',
      Title: '9NCBCSZSJRSB-SpotifyAB.SpotifyMusic 1.2.5025012',
    },
  ]);
  for (const text of [list, csv, json])
    assert.deepEqual(readOne(text, 'windows-update-agent'), { installedKbs: ['5034122'] });
});

test('search results are offers or installed; what waits for a restart is neither', () => {
  const rows = [
    { Title: 'A (KB5034122)', KBArticleIDs: ['5034122'], IsInstalled: false, RebootRequired: false },
    { Title: 'B', KBArticleIDs: ['5033909'], IsInstalled: true, RebootRequired: false },
    { Title: 'C', KBArticleIDs: { value: ['5034441'], Count: 1 }, IsInstalled: true, RebootRequired: true },
    { Title: 'Intel - net - 20.70.32.1', KBArticleIDs: [], IsInstalled: false },
  ];
  assert.deepEqual(readOne(JSON.stringify(rows), 'windows-update-agent'), {
    installedKbs: ['5033909'],
    windowsUpdateOffers: [{ kb: '5034122', title: 'A (KB5034122)' }],
  });
});

test('a list prints the numbers in braces', () => {
  const text = textLines(
    'Title        : 2024-01 Update',
    'KBArticleIDs : {5034122}',
    'IsInstalled  : False',
    '',
    'Title        : Other (KB5034441)',
    'KBArticleIDs : System.__ComObject',
    'IsInstalled  : False',
  );
  assert.deepEqual(
    readOne(text, 'windows-update-agent').windowsUpdateOffers?.map(({ kb }) => kb),
    ['5034122', '5034441'],
  );
});

test('lines of a KB and a title are what Windows Update offers, never what is installed', () => {
  const text = textLines(
    'KB5034122: 2024-01 Update (KB5034122)',
    'KB890830: Tool - January 2024 (KB890830)',
    'KB890830: again',
  );
  assert.deepEqual(readOne(text, 'windows-update-agent'), {
    windowsUpdateOffers: [
      { kb: '890830', title: 'Tool - January 2024 (KB890830)' },
      { kb: '5034122', title: '2024-01 Update (KB5034122)' },
    ],
  });
});

test('a search that found nothing installed says nothing about offers', () => {
  const rows = [{ Title: 'Driver', KBArticleIDs: [], IsInstalled: true }];
  assert.deepEqual(readOne(JSON.stringify(rows), 'windows-update-agent'), { installedKbs: [] });
});
