import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { catalog } from '../../test/builders/catalog.ts';
import type { KbNumber } from '../brand.ts';
import { createAssessor } from './assessor.ts';
import type { PatchState } from './patch-state.ts';

const windows10 = 'Windows 10 Version 22H2 for x64-based Systems';
const windows7 = 'Windows 7 for x64-based Systems Service Pack 1';
const known = catalog()
  .document('2027-Jan')
  .update('9000001')
  .fixes('CVE-2027-1')
  .in(windows10, { build: '10.0.19045.9001' })
  .in('Windows Server 2022', { build: '10.0.20348.9001' })
  .update('9000011', { kind: 'monthly-rollup' })
  .fixes('CVE-2027-1')
  .in(windows7)
  .update('9000021')
  .fixes('CVE-2027-11')
  .in(`Microsoft .NET Framework 4.8 on ${windows10}`)
  .update('9000031')
  .fixes('CVE-2027-12')
  .in('Microsoft Word 2016 (64-bit edition)')
  .document('2027-Feb')
  .update('9000002', { supersedes: ['9000001'] })
  .fixes('CVE-2027-2')
  .in(windows10, { build: '10.0.19045.9002' })
  .update('9000012', { kind: 'monthly-rollup', supersedes: ['9000011'] })
  .fixes('CVE-2027-2')
  .in(windows7)
  .update('9000042', { kind: 'hotpatch' })
  .fixes('CVE-2027-2')
  .in('Windows Server 2022', { build: '10.0.20348.9015' })
  .update('9000022', { supersedes: ['9000021'] })
  .fixes('CVE-2027-13')
  .in(`Microsoft .NET Framework 4.8 on ${windows10}`)
  .update('9000032', { supersedes: ['9000031'] })
  .fixes('CVE-2027-14')
  .in('Microsoft Word 2016 (64-bit edition)')
  .build();

const systems: readonly PatchState[] = [
  { osName: 'Microsoft Windows 10 Pro', installationType: 'Client' },
  { osName: 'Microsoft Windows 10 Enterprise', installationType: 'Client' },
  { osName: 'Microsoft Windows Server 2022 Standard', installationType: 'Server' },
];
const versions = ['10.0.19045', '10.0.19045.9001', '10.0.19045.9002', '10.0.20348.9001', '10.0.20348', '6.1.7601'];
const word = { name: 'Microsoft Word 2016', version: '16.0.4266.1001' };
const odbc = { name: 'Microsoft ODBC Driver 17 for SQL Server', version: '17.5.2.1' };

const question = fc.record({
  state: fc
    .record({
      system: fc.constantFrom(...systems),
      osVersion: fc.constantFrom(...versions),
      installedKbs: fc.uniqueArray(
        fc.constantFrom(...(['890830', ...known.updates.map(({ kb }) => kb)] as KbNumber[])),
      ),
      software: fc.subarray([word, odbc, { ...word, version: '16.0.9999.1' }]),
      hotpatch: fc.boolean(),
      esu: fc.boolean(),
    })
    .map(({ system, ...rest }): PatchState => ({ ...system, ...rest, osProcessor: 'x64' })),
  asOf: fc.constantFrom('2027-01-20', '2030-01-01'),
});

test('an assessor that has judged others, on other days too, answers as one that has judged nobody', () => {
  fc.assert(
    fc.property(fc.array(question, { minLength: 2, maxLength: 12 }), (questions) => {
      const shared = createAssessor(known);
      for (const { state, asOf } of questions) {
        assert.deepEqual(shared.assess(state, asOf), createAssessor(known).assess(state, asOf));
      }
    }),
    { numRuns: 60, seed: 20271126 },
  );
});
