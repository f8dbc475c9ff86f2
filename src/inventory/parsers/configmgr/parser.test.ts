import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOne, readText, textLines } from '../../testing/read-text.ts';

test('systems by the headings of the console or the names of the views', () => {
  const expected = {
    computerDnsName: 'SRV-1',
    osVersion: '10.0.17763.5329',
    osProcessor: 'x64',
    installationType: 'Server',
  };
  for (const text of [
    textLines(
      'Netbios_Name0,Operating_System_Name_and0,Build01,SystemType0',
      'SRV-1,Microsoft Windows NT Advanced Server 10.0,10.0.17763.5329,x64-based PC',
    ),
    textLines(
      '"Name";"Operating System";"Operating System Build";"System Type"',
      '"SRV-1";"Microsoft Windows NT Server 10.0";"10.0.17763.5329";"X64-based PC"',
    ),
  ]) {
    assert.deepEqual(readOne(text, 'configmgr'), expected);
  }
});

test('hotfixes of the quick fix view', () => {
  const text = textLines(
    'Name0,HotFixID0,InstalledOn0',
    'PC-1,KB5034122,2/1/2024',
    'PC-1,KB5033909,2/1/2024',
    'PC-2,KB5034122,2/1/2024',
  );
  assert.deepEqual(
    readText(text).readings.map(({ computerDnsName, installedKbs }) => [computerDnsName, installedKbs]),
    [
      ['PC-1', ['5033909', '5034122']],
      ['PC-2', ['5034122']],
    ],
  );
});

test('states of updates: installed ones are installed, required ones are offered', () => {
  const text = textLines(
    'Computer Name,Article ID,Title,State',
    'PC-1,5034122,A,Installed',
    'PC-1,5033909,B,Required',
    'PC-1,5034441,C,Not required',
    'PC-1,5034467,D,Pending restart',
  );
  assert.deepEqual(readOne(text, 'configmgr'), {
    computerDnsName: 'PC-1',
    installedKbs: ['5034122'],
    windowsUpdateOffers: [{ kb: '5033909', title: 'B' }],
  });
});

test("installed software of devices; its version is not the system's", () => {
  const text = textLines(
    'ComputerName,ProductName0,ProductVersion0,Publisher0',
    'PC-1,Microsoft SQL Server 2019,15.0.2000.5,Microsoft Corporation',
    'PC-1,Hotfix (KB5021125) (64-bit),,Microsoft Corporation',
  );
  assert.deepEqual(readOne(text, 'configmgr'), {
    computerDnsName: 'PC-1',
    installedKbs: ['5021125'],
    software: [{ name: 'Microsoft SQL Server 2019', version: '15.0.2000.5', vendor: 'Microsoft Corporation' }],
  });
});

test('a device that its rows contradict is left out, the others stay', () => {
  const text = textLines(
    'Name,OS,Build',
    'PC-1,Windows,10.0.19045.1',
    'PC-1,Windows,10.0.22631.1',
    'PC-2,Windows,10.0.19045.1',
  );
  const { readings, problems } = readText(text);
  assert.deepEqual(
    readings.map(({ computerDnsName }) => computerDnsName),
    ['PC-2'],
  );
  assert.equal(problems[0]?.place, 'device PC-1');
});

test('addresses of a system are read, of one row or several', () => {
  const one = textLines(
    'Netbios_Name0,Operating_System_Name_and0,Build01,IPAddress0',
    'SRV-1,Microsoft Windows NT Advanced Server 10.0,10.0.17763.5329,"fe80::1, 192.0.2.7"',
  );
  assert.deepEqual(readOne(one, 'configmgr').ipAddresses, ['192.0.2.7', 'fe80::1']);
  const two = textLines(
    'Name0,Operating_System_Name_and0,Build01,IP_Addresses0',
    'SRV-1,Microsoft Windows NT Advanced Server 10.0,10.0.17763.5329,fe80::1',
    'SRV-1,Microsoft Windows NT Advanced Server 10.0,10.0.17763.5329,192.0.2.7',
    'SRV-2,Microsoft Windows NT Advanced Server 10.0,10.0.17763.5329,unknown',
  );
  assert.deepEqual(
    readText(two).readings.map(({ ipAddresses }) => ipAddresses),
    [['192.0.2.7', 'fe80::1'], undefined],
  );
});
