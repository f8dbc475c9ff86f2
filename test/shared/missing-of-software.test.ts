/** The row that Defender's documents show for one software, against the recorded feed. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingOfSoftware } from '../../src/fleet/defender/missing-of-software.ts';
import { boardOf } from '../builders/board.ts';
import { device } from '../builders/device.ts';
import { compileRecordedFeed } from '../quality/shared.ts';

test('KB4540673 closes 14 vulnerabilities in Edge on Windows 10 1909, and 77 in Windows, on each device that misses it', async () => {
  const board = await boardOf(
    await compileRecordedFeed(),
    [{ device: device().build('18363.657'), devices: 240 }, { device: device().build('18363.719') }],
    '2020-03-20',
  );
  for (const [software, cveAddressed] of [
    ['edge', 14],
    ['internet_explorer', 6],
    ['windows_10', 77],
  ] as const) {
    const row = missingOfSoftware(board, software).find(({ id }) => id === '4540673');
    assert.deepEqual(row, {
      id: '4540673',
      name: 'March 2020 Security Updates',
      productsNames: [software],
      url: 'https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB4540673',
      machineMissedOn: 240,
      cveAddressed,
    });
  }
});
