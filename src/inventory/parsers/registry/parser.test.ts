import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readInventories } from '../../read.ts';
import { encode } from '../../testing/listing.ts';
import { readOne, readText, textLines } from '../../testing/read-text.ts';

const currentVersion = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
const uninstall = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall';

test('reg query of CurrentVersion gives build, revision, kind and architecture, and no product name that the build contradicts', () => {
  const text = textLines(
    '',
    currentVersion,
    '    ProductName    REG_SZ    Windows 10 Enterprise',
    '    CurrentBuild    REG_SZ    22631',
    '    CurrentBuildNumber    REG_SZ    22631',
    '    CurrentMajorVersionNumber    REG_DWORD    0xa',
    '    CurrentVersion    REG_SZ    6.3',
    '    InstallDate    REG_DWORD    0x65b9a1c0',
    '    InstallationType    REG_SZ    Client',
    '    BuildLabEx    REG_SZ    22621.1.amd64fre.ni_release.220506-1250',
    '    DigitalProductId    REG_BINARY    A400000003000000',
    '    UBR    REG_DWORD    0x116c',
  );
  assert.deepEqual(readOne(text, 'registry'), {
    osVersion: '10.0.22631.4460',
    osProcessor: 'x64',
    installationType: 'Client',
  });
});

test('a .reg export of the same, UTF-16 as regedit writes it, with hexadecimal texts', () => {
  const text = textLines(
    'Windows Registry Editor Version 5.00',
    '',
    `[${currentVersion}]`,
    '"CurrentBuildNumber"="17763"',
    '"ProductName"=hex(2):57,00,69,00,6e,00,64,00,6f,00,77,00,73,00,20,00,53,00,65,00,72,\\',
    '  00,76,00,65,00,72,00,20,00,32,00,30,00,31,00,39,00,00,00',
    '"InstallationType"="Server Core"',
    '"UBR"=dword:000014f0',
    '',
    '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full]',
    '"Release"=dword:00070bf6',
  );
  const expected = {
    osName: 'Windows Server 2019',
    osVersion: '10.0.17763.5360',
    installationType: 'Server Core',
    dotNetRelease: 461814,
  };
  assert.deepEqual(readOne(text, 'registry'), expected);
  assert.deepEqual(readInventories(encode(text, 'utf16le', true), 'a.reg').readings, [expected]);
});

test('Windows 7 and 8.1 get their own version numbers', () => {
  const text = (build: string) =>
    textLines(currentVersion, `    CurrentBuild    REG_SZ    ${build}`, '    CurrentVersion    REG_SZ    6.1');
  assert.equal(readOne(text('7601'), 'registry').osVersion, '6.1.7601');
  assert.equal(readOne(text('9600'), 'registry').osVersion, '6.3.9600');
});

test('Uninstall keys give software, and its updates as installed KBs', () => {
  const entry = (name: string, values: Readonly<Record<string, string>>) =>
    textLines(
      `${uninstall}\\${name}`,
      ...Object.entries(values).map(([key, value]) => `    ${key}    REG_SZ    ${value}`),
      '',
    );
  const text = [
    entry('{90160000-0011-0000-0000-0000000FF1CE}', {
      DisplayName: 'Microsoft Office Professional Plus 2016',
      DisplayVersion: '16.0.4266.1001',
      Publisher: 'Microsoft Corporation',
    }),
    entry('{90160000-0011-0000-0000-0000000FF1CE}_Office16.PROPLUS_{3AF0}', {
      DisplayName: 'Security Update for Microsoft Word 2016 (KB4461543) 32-Bit Edition',
      Publisher: 'Microsoft',
      ParentKeyName: 'Office16.PROPLUS',
    }),
    entry('MSXML', {
      DisplayName: 'MSXML 4.0 SP2 (KB973688)',
      DisplayVersion: '4.20.9876.0',
      Publisher: 'Microsoft Corporation',
    }),
    entry('Keyboard', { DisplayName: 'Contoso Keyboard KB1234567', DisplayVersion: '1.0', Publisher: 'Contoso' }),
    entry('AddressBook', {}),
  ].join('');
  assert.deepEqual(readOne(text, 'registry'), {
    installedKbs: ['973688', '4461543'],
    software: [
      { name: 'Microsoft Office Professional Plus 2016', version: '16.0.4266.1001', vendor: 'Microsoft Corporation' },
      { name: 'MSXML 4.0 SP2 (KB973688)', version: '4.20.9876.0', vendor: 'Microsoft Corporation' },
      { name: 'Contoso Keyboard KB1234567', version: '1.0', vendor: 'Contoso' },
    ],
  });
});

test('of the packages of Component Based Servicing only installed ones count', () => {
  const key = (name: string) =>
    `[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages\\${name}~31bf3856ad364e35~amd64~~10.0.1.3]`;
  const text = textLines(
    key('Package_for_KB5033372'),
    '"CurrentState"=dword:00000070',
    key('Package_1_for_KB5034122'),
    '"CurrentState"=dword:00000040',
    key('Package_for_KB5034441'),
    '"CurrentState"=dword:00000050',
  );
  assert.deepEqual(readOne(text, 'registry').installedKbs, ['5033372']);
});

test('architecture, computer name and Secure Boot have keys of their own', () => {
  const text = textLines(
    'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment',
    '    PROCESSOR_ARCHITECTURE    REG_SZ    ARM64',
    'HKLM\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ActiveComputerName',
    '    ComputerName    REG_SZ    PC-9',
    'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecureBoot\\State',
    '    UEFISecureBootEnabled    REG_DWORD    0x1',
  );
  assert.deepEqual(readOne(text, 'registry'), { computerDnsName: 'PC-9', osProcessor: 'arm64', secureBoot: true });
});

test('Get-ItemProperty prints the same as a list, a table, CSV or JSON', () => {
  const list = textLines(
    'ProductName        : Windows Server 2016 Standard',
    'CurrentBuildNumber : 14393',
    'UBR                : 6614',
    'InstallationType   : Server',
    'PSPath             : Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE',
  );
  assert.deepEqual(readOne(list, 'registry'), {
    osName: 'Windows Server 2016 Standard',
    osVersion: '10.0.14393.6614',
    installationType: 'Server',
  });
  const csv = textLines(
    '"DisplayName","DisplayVersion","Publisher"',
    '"Microsoft Edge","121.0.2277.83","Microsoft Corporation"',
    '"7-Zip 23.01 (x64)",,"Igor Pavlov"',
    ',,',
  );
  assert.equal(readOne(csv, 'registry').software?.length, 2);
  const json = JSON.stringify([{ DisplayName: 'Microsoft Edge', DisplayVersion: '121.0.2277.83', Publisher: null }]);
  assert.deepEqual(readOne(json, 'registry').software, [{ name: 'Microsoft Edge', version: '121.0.2277.83' }]);
});

test('names that a table cut off are left out, and the file says so', () => {
  const { readings, notes } = readText(
    textLines(
      'DisplayName           DisplayVersion',
      '-----------           --------------',
      'Microsoft SQL Serv... 15.0.2000.5',
      'Microsoft Edge        121.0.2277.83',
    ),
  );
  assert.deepEqual(readings[0]?.software, [{ name: 'Microsoft Edge', version: '121.0.2277.83' }]);
  assert.equal(notes.length, 1);
});

test('EditionID tells the edition', () => {
  const text = textLines(
    'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion',
    '    ProductName    REG_SZ    Windows 10 Enterprise LTSC 2021',
    '    EditionID    REG_SZ    EnterpriseS',
    '    CurrentBuildNumber    REG_SZ    19044',
  );
  assert.equal(readOne(text, 'registry').osEdition, 'EnterpriseS');
});
