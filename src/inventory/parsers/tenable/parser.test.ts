import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOne } from '../../testing/read-text.ts';

test('an asset has its system, hotfixes and software; a KB in the name of software is installed, too', () => {
  const asset = {
    osName: 'Microsoft Windows Server 2008 R2 Standard ',
    computerName: 'STEP7',
    version: '6.1.7601',
    buildNumber: '7601',
    osArchitecture: '64-bit',
    serialNumber: '55041-507-9059273-84698',
    hotFixes: [{ hotFixId: 'KB4019990', installedOn: '2018-05-27T00:00:00Z' }, { hotFixId: 'KB976902' }],
    installedSoftware: [
      { name: 'MSXML 4.0 SP2 (KB973688)', version: '4.20.9876.0' },
      { name: 'SIMATIC  STEP 7', version: '05.05.0400' },
    ],
  };
  const reading = readOne(JSON.stringify([asset]), 'tenable');
  assert.deepEqual(reading.installedKbs, ['973688', '976902', '4019990']);
  assert.equal(reading.osName, 'Microsoft Windows Server 2008 R2 Standard');
  assert.equal(reading.osVersion, '6.1.7601');
  assert.equal(reading.installationType, 'Server');
  assert.equal(reading.software?.length, 2);
});
