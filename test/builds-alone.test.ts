/** Inventories that tell a build and neither a revision nor updates: nobody can say what these devices miss, and nobody does. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patchStateOf } from '../src/assessment/patch-state.ts';
import { reportTexts } from '../src/inventory/testing/corpus-reports.ts';
import { readText } from '../src/inventory/testing/read-text.ts';
import { assessState } from './builders/assessor.ts';
import { catalog, cves } from './builders/catalog.ts';

const known = catalog()
  .document('2027-Jan')
  .update('9000001')
  .fixes(...cves(2027, 1, 3))
  .in('Windows 10 Version 22H2 for x64-based Systems', { build: '10.0.19045.9001' })
  .in('Windows Server 2019', { build: '10.0.17763.9001' })
  .in('Windows Server 2012 R2')
  .build();

const silent: Readonly<Record<string, string>> = {
  'msinfo32.txt': reportTexts['msinfo32.txt'] ?? '',
  'msinfo32.nfo': reportTexts['msinfo32.nfo'] ?? '',
  'ad.csv': reportTexts['ad.csv'] ?? '',
  'Ansible facts':
    '{"ansible_os_family":"Windows","ansible_os_name":"Microsoft Windows Server 2019 Standard","ansible_kernel":"10.0.17763.0"}',
  'WSUS computers': 'FullDomainName,OSDescription,OSBuildNumber,ComputerRole\npc-1,Windows 10 Pro,19045,Workstation\n',
  'PDQ computers': 'Computer Name,O/S,O/S Version\npc-1,Windows 10 Pro,10.0.19045\n',
  'Lansweeper assets': 'AssetName,OS,OScode,BuildNumber\npc-1,Win 10,10.0.19045,\n',
  'Nessus without lists':
    'Plugin ID,Host,Name,Plugin Output\n48942,pc-1,OS Version,"Operating system version = 10.19045\nArchitecture = x64"\n',
  'Defender without a version':
    '[{"deviceName":"pc-1","osPlatform":"Windows10","softwareVendor":"microsoft","softwareName":"edge","softwareVersion":"1"}]',
};

for (const [name, text] of Object.entries(silent)) {
  test(`${name}: the answer is unknown and says why, never "nothing is missing"`, () => {
    const { readings } = readText(text);
    assert.ok(readings.length > 0);
    for (const reading of readings) {
      const answer = assessState(known, patchStateOf(reading), '2027-02-01');
      assert.equal(answer.status, 'unknown');
      assert.match(
        answer.reason ?? '',
        /neither a revision of the build nor installed updates|version of the operating system/,
      );
      assert.deepEqual(answer.missing, []);
    }
  });
}
