import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog } from '../../test/builders/catalog.ts';
import type { KbNumber } from '../brand.ts';
import type { InventoryReading } from '../inventory/model.ts';
import { type Assessor, createAssessor } from './assessor.ts';
import { judgeDevices } from './judge-devices.ts';

const windows = 'Windows 10 Version 22H2 for x64-based Systems';
const known = catalog()
  .document('2022-Nov')
  .update('9000001')
  .fixes('CVE-2022-1')
  .in(windows, { build: '10.0.19045.2251' })
  .document('2022-Dec')
  .update('9000002')
  .fixes('CVE-2022-2')
  .in(windows, { build: '10.0.19045.2364' })
  .build();

/** An assessor, and how often it was asked to look at a device, in whatever way. */
function counted(): { readonly assessor: Assessor; readonly examinations: () => number } {
  const assessor = createAssessor(known);
  let examinations = 0;
  const counting =
    <Question extends unknown[], Answer>(ask: (...question: Question) => Answer) =>
    (...question: Question): Answer => {
      examinations += 1;
      return ask(...question);
    };
  const { examine, assess, explain } = assessor;
  return {
    assessor: { ...assessor, examine: counting(examine), assess: counting(assess), explain: counting(explain) },
    examinations: () => examinations,
  };
}

function deviceNamed(name: string, reading: InventoryReading) {
  return { source: `${name}.txt`, reading: { computerDnsName: name, osProcessor: 'x64' as const, ...reading } };
}

const offers = [{ kb: '9000001' as KbNumber }, { kb: '9000003' as KbNumber }];
const behind = { osName: 'Windows 10 Pro', osVersion: '10.0.19045.2006', windowsUpdateOffers: offers };

test('a device is examined once for its answer, every explanation and what Windows Update offers', () => {
  const { assessor, examinations } = counted();
  const asked = { explain: true, kb: ['9000009' as KbNumber] } as const;
  const [judged] = judgeDevices([deviceNamed('pc-1', behind)], assessor, '2023-01-31', asked);
  assert.equal(examinations(), 1);
  assert.equal(judged?.assessment.missing.length, 2);
  assert.deepEqual(
    judged?.explanations?.map(({ id }) => id),
    ['9000009', '9000002', '9000001'],
  );
  assert.equal(judged?.windowsUpdate?.differences.length, 3);
});

test('devices of the same patch state share one examination and keep their places', () => {
  const { assessor, examinations } = counted();
  const patched = { ...behind, osVersion: '10.0.19045.2364' };
  const devices = [deviceNamed('pc-1', behind), deviceNamed('pc-2', patched), deviceNamed('pc-3', behind)];
  const judged = judgeDevices(devices, assessor, '2023-01-31', { kb: [] });
  assert.equal(examinations(), 2);
  assert.deepEqual(
    judged.map(({ reading, assessment }) => [reading.computerDnsName, assessment.missing.length]),
    [
      ['pc-1', 2],
      ['pc-2', 0],
      ['pc-3', 2],
    ],
  );
});
