import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boardOf } from '../../../test/builders/board.ts';
import { catalog, cves } from '../../../test/builders/catalog.ts';
import { device } from '../../../test/builders/device.ts';
import { breachOf } from './breach.ts';

const os = 'Windows 10 Version 22H2 for x64-based Systems';

const known = catalog()
  .document('2027-Jan')
  .update('9000001')
  .fixes(...cves(2027, 1, 3))
  .in(os, { build: '10.0.19045.9001', severity: 'Critical' })
  .document('2027-Feb')
  .update('9000002', { supersedes: ['9000001'] })
  .fixes(...cves(2027, 11, 2))
  .in(os, { build: '10.0.19045.9002', severity: 'Important' })
  .build();

const fleet = [
  { device: device().build('19045.9002'), devices: 50 },
  { device: device().build('19045.9001'), devices: 30 },
  { device: device().build('19045.9000'), devices: 5 },
  { device: device().build('99999.1'), devices: 7 },
];

const releases = known.updates.map(({ released }) => released);
const breachOn = async (asOf: string, severity: 'Critical' | 'Important' | 'Low', days: number) =>
  breachOf(await boardOf(known, fleet, asOf), { severity, days });

test('a device is in breach when something of the severity or worse is open past the days after its release', async () => {
  assert.deepEqual(releases, ['2027-01-12', '2027-02-09']);
  assert.deepEqual(await breachOn('2027-02-20', 'Critical', 14), { devices: 5, vulnerabilities: 3 });
  assert.deepEqual(await breachOn('2027-02-24', 'Important', 14), { devices: 35, vulnerabilities: 5 });
  assert.deepEqual(await breachOn('2027-02-24', 'Low', 14), { devices: 35, vulnerabilities: 5 });
  assert.deepEqual(await breachOn('2027-02-24', 'Critical', 14), { devices: 5, vulnerabilities: 3 });
});

test('the day of the deadline is the last good one', async () => {
  assert.deepEqual(await breachOn('2027-02-23', 'Important', 14), { devices: 5, vulnerabilities: 3 });
  assert.deepEqual(await breachOn('2027-01-26', 'Critical', 14), { devices: 0, vulnerabilities: 0 });
  assert.deepEqual(await breachOn('2027-01-27', 'Critical', 14), { devices: 5, vulnerabilities: 3 });
});
