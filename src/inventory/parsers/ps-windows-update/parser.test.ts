import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOne, readText, textLines } from '../../testing/read-text.ts';

const head = ['ComputerName Status     KB          Size Title', '------------ ------     --          ---- -----'];

test('Get-WindowsUpdate lists offers; sizes and drivers give no KB', () => {
  const text = textLines(
    ...head,
    'PC-0815      -------    KB5034122  680MB 2024-01 Zbiorcza aktualizacja dla systemu...',
    'PC-0815      -D-----               198KB Intel - System - 1914.12.0.1256',
    'PC-0815      -------    KB890830   654KB Tool',
  );
  assert.deepEqual(readOne(text, 'ps-windows-update'), {
    computerDnsName: 'PC-0815',
    windowsUpdateOffers: [
      { kb: '890830', title: 'Tool' },
      { kb: '5034122', title: '2024-01 Zbiorcza aktualizacja dla systemu...' },
    ],
  });
});

test('the third mark of the status tells what is installed', () => {
  const text = textLines(
    ...head,
    'PC-0815      -DI----    KB5034122  680MB A',
    'PC-0815      -D-----    KB5034441    1MB B',
  );
  const reading = readOne(text, 'ps-windows-update');
  assert.deepEqual(reading.installedKbs, ['5034122']);
  assert.deepEqual(
    reading.windowsUpdateOffers?.map(({ kb }) => kb),
    ['5034441'],
  );
});

test('what Install-WindowsUpdate installed does not count while a restart is due', () => {
  const rows = [
    'X ComputerName Result     KB          Size Title',
    '- ------------ ------     --          ---- -----',
    '3 PC-0815      Installed  KB5034122  680MB A',
  ];
  assert.deepEqual(readOne(textLines(...rows), 'ps-windows-update').installedKbs, ['5034122']);
  const { readings, notes } = readText(textLines(...rows, "Reboot is required. Do it now? [Y / N] (default is 'N')"));
  assert.deepEqual(readings[0]?.installedKbs, []);
  assert.match(notes[0]?.message ?? '', /restart/);
});

test('Get-WUHistory counts succeeded installations and says where a title lost its KB', () => {
  const text = textLines(
    'ComputerName Operationname  Result     Date                Title',
    '------------ -------------  ------     ----                -----',
    'PC-0815      Installation   Succeeded  01.02.2024 10:00:00 2024-01 Update (KB5034122)',
    'PC-0815      Installation   Failed     01.02.2024 10:00:00 2024-01 Update (KB5034441)',
    'PC-0815      Installation   Succeeded  01.02.2024 10:00:00 2024-01 Cumulative Update for...',
  );
  const { readings, notes } = readText(text);
  assert.deepEqual(readings[0]?.installedKbs, ['5034122']);
  assert.equal(notes.length, 1);
});

test('JSON of the module is read the same', () => {
  const rows = [{ ComputerName: 'PC-0815', Status: '-------', KB: 'KB5034122', Size: '680MB', Title: 'A' }];
  assert.deepEqual(readOne(JSON.stringify(rows), 'ps-windows-update').windowsUpdateOffers, [
    { kb: '5034122', title: 'A' },
  ]);
});
