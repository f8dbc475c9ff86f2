import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOne, readText, textLines } from '../../testing/read-text.ts';

const version = (headings: string, cells: string) => readOne(textLines(headings, cells), 'lansweeper').osVersion;

test('OScode is the build, BuildNumber the revision', () => {
  const text = textLines(
    'AssetID,AssetName,Domain,OS,OScode,Version,BuildNumber,Lastseen',
    '1,PC-1,CONTOSO,Win 10,10.0.19045,22H2,3930,01/02/2024 08:00:00',
    '2,SRV-1,CONTOSO,Win 2019,10.0.17763S,1809,5329,01/02/2024 08:00:00',
  );
  assert.deepEqual(readText(text).readings, [
    { osName: 'Windows 10', osVersion: '10.0.19045.3930', installationType: 'Client', computerDnsName: 'PC-1' },
    {
      osName: 'Windows Server 2019',
      osVersion: '10.0.17763.5329',
      installationType: 'Server',
      computerDnsName: 'SRV-1',
    },
  ]);
});

test('a report may have build and revision in one column, or the build twice', () => {
  assert.equal(version('AssetName;OS;Build', 'PC-1;Win 11;10.0.22631.3007'), '10.0.22631.3007');
  assert.equal(version('AssetName;OS;Build', 'PC-1;Win 11;22631.3007'), '10.0.22631.3007');
  assert.equal(version('AssetName,OS,OScode,BuildNumber', 'PC-1,Win 11,10.0.22631,22631'), '10.0.22631');
  assert.equal(version('AssetName,OS,BuildNumber', 'PC-1,Win 11,22631'), '10.0.22631');
  assert.equal(version('AssetName,OS,OScode,BuildNumber', 'PC-1,Win 11,10.0.22631,'), '10.0.22631');
});

test('hotfixes of several assets are several devices', () => {
  const text = textLines(
    'AssetName,Domain,OS,HotFixID,Description,InstalledOn',
    'PC-1,A,Win 10,KB5034122,Security Update,01/10/2024',
    'PC-1,A,Win 10,KB5033909,Update,01/10/2024',
    'PC-2,A,Win 10,KB5034122,Security Update,01/10/2024',
    'PC-1,B,Win 10,KB5031356,Security Update,10/11/2023',
  );
  assert.deepEqual(
    readText(text).readings.map(({ computerDnsName, installedKbs }) => [computerDnsName, installedKbs]),
    [
      ['PC-1', ['5033909', '5034122']],
      ['PC-2', ['5034122']],
      ['PC-1', ['5031356']],
    ],
  );
});

test("software of assets; its version is not the system's", () => {
  const text = textLines(
    '"AssetName","software","version","publisher"',
    '"SRV-1","Microsoft SQL Server 2019","15.0.2000.5","Microsoft Corporation"',
    '"SRV-1","Security Update for Microsoft Word 2016 (KB5002542)","","Microsoft"',
  );
  assert.deepEqual(readOne(text, 'lansweeper'), {
    computerDnsName: 'SRV-1',
    installedKbs: ['5002542'],
    software: [{ name: 'Microsoft SQL Server 2019', version: '15.0.2000.5', vendor: 'Microsoft Corporation' }],
  });
});

test('assets that do not run Windows are counted once each, not read', () => {
  const text = textLines(
    'AssetID,AssetName,OS,OScode,BuildNumber',
    '1,PC-1,Win 11,10.0.22631,3007',
    '2,web-1,Ubuntu,,',
    '2,web-1,Ubuntu,,',
  );
  const { readings, notes } = readText(text);
  assert.equal(readings.length, 1);
  assert.match(notes[0]?.message ?? '', /^1 device runs Ubuntu/);
});

test('rows of one asset that contradict each other are left out, the others stay', () => {
  const text = textLines(
    'AssetName,OS,Build',
    'PC-1,Win 10,10.0.19045.1',
    'PC-1,Win 10,10.0.22631.1',
    'PC-2,Win 10,10.0.19045.1',
  );
  const { readings, problems } = readText(text);
  assert.deepEqual([readings.length, problems.length], [1, 1]);
});
