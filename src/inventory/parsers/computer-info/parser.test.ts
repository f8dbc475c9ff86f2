import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOne, readText, textLines } from '../../testing/read-text.ts';

const server = [
  'WindowsBuildLabEx                                       : 20348.1.amd64fre.fe_release.210507-1500',
  'WindowsInstallationType                                 : Server Core',
  'WindowsProductName                                      : Windows Server 2022 Datacenter',
  'CsDNSHostName                                           : srv-2',
  'CsProcessors                                            : {Intel(R) Xeon(R) CPU @ 2.30GHz, KB9999999',
  '                                                          4.5}',
  'OsName                                                  : Microsoft Windows Server 2022 Datacenter',
  'OsVersion                                               : 10.0.20348',
  'OsBuildNumber                                           : 20348',
  'OsHardwareAbstractionLayer                              : 10.0.20348.2031',
];

test('a list tells name, build, architecture, Server Core and hotfixes, and takes no file version for the revision', () => {
  const text = textLines(
    ...server,
    'OsHotFixes                                              : {KB5041948, KB5041160,',
    '                                                          KB5041590}',
  );
  assert.deepEqual(readOne(text, 'computer-info'), {
    computerDnsName: 'srv-2',
    osName: 'Microsoft Windows Server 2022 Datacenter',
    osVersion: '10.0.20348',
    osProcessor: 'x64',
    installationType: 'Server Core',
    installedKbs: ['5041160', '5041590', '5041948'],
  });
});

test('a list of hotfixes that PowerShell cut off says so', () => {
  const { readings, notes } = readText(
    textLines(...server, 'OsHotFixes : {KB5041948, KB5041160, KB5041590, KB5041591...}'),
  );
  assert.equal(readings[0]?.installedKbs?.length, 4);
  assert.match(notes[0]?.message ?? '', /cut the list of hotfixes off/);
});

test('the product name of the registry is not believed on Windows 11, but it still is a client', () => {
  const reading = readOne(
    textLines('WindowsProductName : Windows 10 Pro', 'OsVersion : 10.0.22631', 'WindowsUBR : 4460'),
    'computer-info',
  );
  assert.deepEqual(reading, { osVersion: '10.0.22631.4460', installationType: 'Client' });
});

test('JSON writes enumerations as numbers and hotfixes as objects', () => {
  const object = {
    OsName: 'Microsoft Windows Server 2019 Standard',
    OsVersion: '10.0.17763',
    OsServerLevel: 2,
    OsHotFixes: [{ HotFixID: 'KB5033371', Description: 'Update' }],
    CsName: 'S',
  };
  const reading = readOne(JSON.stringify(object), 'computer-info');
  assert.equal(reading.installationType, 'Server Core');
  assert.deepEqual(reading.installedKbs, ['5033371']);
});

test('a list of hotfixes that was not printed is not an empty one', () => {
  for (const value of ['', 'Microsoft.PowerShell.Commands.HotFix[]']) {
    assert.equal(readOne(textLines(...server, `OsHotFixes : ${value}`), 'computer-info').installedKbs, undefined);
  }
  assert.deepEqual(readOne(textLines(...server, 'OsHotFixes : {}'), 'computer-info').installedKbs, []);
});

test('the edition is told by WindowsEditionId, also where the product name is not believed', () => {
  const text = textLines(
    'WindowsEditionId : Professional',
    'WindowsProductName : Windows 10 Pro',
    'OsVersion : 10.0.22631',
  );
  const { osName, osEdition } = readOne(text, 'computer-info');
  assert.deepEqual([osName, osEdition], [undefined, 'Professional']);
});
