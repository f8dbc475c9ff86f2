import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOne, readText, textLines } from '../../testing/read-text.ts';

const expected = {
  computerDnsName: 'pc-1.contoso.com',
  osName: 'Windows 10',
  osVersion: '10.0.19045',
  osProcessor: 'x64',
  installationType: 'Client',
};

test('computers by the headings of the grid and of a report', () => {
  const forms = [
    textLines(
      'Name,O/S,O/S Version,O/S Release,O/S Architecture',
      'pc-1.contoso.com,Windows 10,10.0.19045,22H2,64-bit',
    ),
    textLines(
      '"Computer Name","Computer O/S Name","Computer O/S Version","Computer O/S Architecture"',
      '"pc-1.contoso.com","Windows 10","10.0.19045","64-bit"',
    ),
  ];
  for (const text of forms) assert.deepEqual(readOne(text, 'pdq-inventory'), expected);
});

test('hot fixes of several computers are several devices', () => {
  const text = textLines(
    'Computer Name,Computer O/S,Computer O/S Version,Hot Fix Name,Hot Fix Description,Hot Fix Installed On',
    'PC-1,Windows 10,10.0.19045,KB5034122,Security Update,1/10/2024',
    'PC-1,Windows 10,10.0.19045,KB5033909,Update,1/10/2024',
    'PC-2,Windows 10,10.0.19045,KB5031356,Security Update,10/11/2023',
  );
  assert.deepEqual(
    readText(text).readings.map(({ computerDnsName, osVersion, installedKbs }) => [
      computerDnsName,
      osVersion,
      installedKbs,
    ]),
    [
      ['PC-1', '10.0.19045', ['5033909', '5034122']],
      ['PC-2', '10.0.19045', ['5031356']],
    ],
  );
});

test('a hot fix from the registry has its number in its title, unless another vendor made it', () => {
  const text = textLines(
    'Computer Name,Hot Fix Name,Publisher',
    'PC-1,Security Update for Microsoft Word 2016 (KB5002542),Microsoft',
    'PC-1,Hotfix for Contoso (KB1234567),Contoso',
  );
  assert.deepEqual(readOne(text, 'pdq-inventory').installedKbs, ['5002542']);
});

test("applications beside the system; their version is not the system's", () => {
  const text = textLines(
    'Computer Name,O/S Version,Application Name,Application Version,Application Publisher',
    'SRV-1,10.0.17763,Microsoft SQL Server 2019,15.0.2000.5,Microsoft Corporation',
  );
  assert.deepEqual(readOne(text, 'pdq-inventory'), {
    computerDnsName: 'SRV-1',
    osVersion: '10.0.17763',
    software: [{ name: 'Microsoft SQL Server 2019', version: '15.0.2000.5', vendor: 'Microsoft Corporation' }],
  });
});

test('a computer without hot fixes in the report was not asked', () => {
  const text = textLines('Computer Name,O/S Version,Hot Fix Name', 'PC-1,10.0.19045,');
  assert.equal(readOne(text, 'pdq-inventory').installedKbs, undefined);
});
