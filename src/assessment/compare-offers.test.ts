import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog } from '../../test/builders/catalog.ts';
import { device } from '../../test/builders/device.ts';
import { type KbNumber, parseKbNumber } from '../brand.ts';
import { createAssessor } from './assessor.ts';
import { compareOffers } from './compare-offers.ts';

const windows = 'Windows 10 Version 21H2 for x64-based Systems';
const known = catalog()
  .document('2023-Jun')
  .update('9000001')
  .fixes('CVE-2023-1')
  .in(windows)
  .document('2024-Jun')
  .update('9000002')
  .fixes('CVE-2024-1')
  .in(windows)
  .build();

function compare(...offered: string[]) {
  const { state } = device().build('19044').with('890830');
  const offers = offered.map((kb) => ({ kb: parseKbNumber(kb) as KbNumber }));
  return compareOffers(createAssessor(known).examine(state, '2025-01-01'), offers);
}

test('what is marked as not offered agrees with a list that does not have it', () => {
  assert.deepEqual(compare('9000001'), { same: ['9000001'], differences: [] });
});

test('what is marked and offered all the same is a difference, with the mark as its reason', () => {
  const [difference] = compare('9000001', '9000002').differences;
  assert.equal(difference?.onlyIn, 'windows-update');
  assert.match(difference?.reason ?? '', /does not offer it to this device: Support of Windows 10 21H2/);
});
