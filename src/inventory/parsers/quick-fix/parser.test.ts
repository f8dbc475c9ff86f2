import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readInventories } from '../../read.ts';
import { encode } from '../../testing/listing.ts';
import { readOne, readText, textLines } from '../../testing/read-text.ts';

const kbs = ['982018', '5015684', '5033372'];

const wmicTable = [
  'Caption                                     CSName   Description      FixComments  HotFixID   InstallDate  InstalledBy          InstalledOn  Name  ServicePackInEffect  Status  ',
  'http://support.microsoft.com/?kbid=5015684  PC-0815  Update                        KB5015684               NT AUTHORITY\\SYSTEM  2/1/2024                                        ',
  'https://support.microsoft.com/help/5033372  PC-0815  Security Update               KB5033372               NT-AUTORITÄT\\SYSTEM  1/10/2024                                       ',
  'http://support.microsoft.com/?kbid=982018   PC-0815  Update                        KB982018                                     1/10/2024                                       ',
];

const forms: Readonly<Record<string, string>> = {
  'wmic qfe': textLines(...wmicTable),
  'wmic qfe with its doubled line ends': wmicTable.join('\r\r\n'),
  'wmic qfe /value':
    '\r\r\n\r\r\nCSName=PC-0815\r\r\nHotFixID=KB5015684\r\r\nInstalledOn=2/1/2024\r\r\n\r\r\n\r\r\nCSName=PC-0815\r\r\nHotFixID=KB5033372\r\r\nInstalledOn=\r\r\n\r\r\n\r\r\nCSName=PC-0815\r\r\nHotFixID=KB982018\r\r\nInstalledOn=\r\r\n',
  'wmic qfe /format:csv':
    '\r\r\nNode,Caption,CSName,Description,FixComments,HotFixID,InstallDate,InstalledBy,InstalledOn,Name,ServicePackInEffect,Status\r\r\nPC-0815,http://support.microsoft.com/?kbid=5015684,PC-0815,Update,,KB5015684,,NT AUTHORITY\\SYSTEM,2/1/2024,,,\r\r\nPC-0815,http://x/?kbid=5033372,PC-0815,Update,,KB5033372,,,,,,\r\r\nPC-0815,http://x/?kbid=982018,PC-0815,Update,,KB982018,,,,,,\r\r\n',
  'Get-HotFix': textLines(
    '',
    'Source        Description      HotFixID      InstalledBy          InstalledOn',
    '------        -----------      --------      -----------          -----------',
    'PC-0815       Update           KB5015684     NT-AUTORITÄT\\SYSTEM  01.02.2024 00:00:00',
    'PC-0815       Security Update  KB5033372     СИСТЕМА              10.01.2024 00:00:00',
    'PC-0815       Update           KB982018                           ',
    '',
  ),
  'Get-HotFix | Format-List': textLines(
    '',
    '',
    'Source      : PC-0815',
    'Description : Update',
    'HotFixID    : KB5015684',
    'InstalledOn : 01.02.2024 00:00:00',
    '',
    'Source      : PC-0815',
    'HotFixID    : KB5033372',
    '',
    'Source      : PC-0815',
    'HotFixID    : KB982018',
  ),
  'Get-HotFix | Export-Csv': textLines(
    '#TYPE System.Management.ManagementObject#root\\cimv2\\Win32_QuickFixEngineering',
    '"PSComputerName","InstalledOn","Caption","CSName","Description","HotFixID","InstalledBy"',
    '"PC-0815","01.02.2024 00:00:00","http://support.microsoft.com/?kbid=5015684","PC-0815","Update","KB5015684","a, b"',
    '"PC-0815",,,"PC-0815",,"KB5033372",',
    '"PC-0815",,,"PC-0815",,"KB982018",',
  ),
  'Export-Csv -UseCulture': textLines(
    '"CSName";"HotFixID";"InstalledOn"',
    '"PC-0815";"KB5015684";"01.02.2024"',
    '"PC-0815";"KB5033372";""',
    '"PC-0815";"KB982018";""',
  ),
  'ConvertTo-Json of PowerShell 5': JSON.stringify(
    kbs.map((kb) => ({
      InstalledOn: { value: '/Date(1706742000000)/', DateTime: 'Donnerstag, 1. Februar 2024 00:00:00' },
      __PATH: `\\\\PC-0815\\root\\cimv2:Win32_QuickFixEngineering.HotFixID="KB${kb}"`,
      CSName: 'PC-0815',
      HotFixID: `KB${kb}`,
      Name: null,
    })),
    null,
    4,
  ),
  'ConvertTo-Json of PowerShell 7': JSON.stringify(
    kbs.map((kb) => ({
      CSName: 'PC-0815',
      HotFixID: `KB${kb}`,
      InstalledOn: '2024-02-01T00:00:00',
      PSComputerName: null,
    })),
  ),
};

for (const [form, text] of Object.entries(forms)) {
  test(`${form} names the device and every KB`, () => {
    assert.deepEqual(readOne(text, 'quick-fix'), { computerDnsName: 'PC-0815', installedKbs: kbs });
  });
}

test('wmic writes UTF-16 into files', () => {
  const found = readInventories(encode(textLines(...wmicTable), 'utf16le', true), 'qfe.txt');
  assert.deepEqual(found.readings[0]?.installedKbs, kbs);
});

test('a single column of numbers is a list', () => {
  assert.deepEqual(readOne(textLines('HotFixID  ', 'KB5015684 ', 'KB982018  '), 'quick-fix').installedKbs, [
    '982018',
    '5015684',
  ]);
  assert.deepEqual(readOne(textLines('"HotFixID"', '"KB5015684"'), 'quick-fix').installedKbs, ['5015684']);
});

test('hotfixes of several computers are several devices', () => {
  const rows = ['PC-1', 'PC-2'].map((name) => ({ CSName: name, HotFixID: 'KB5015684' }));
  assert.deepEqual(
    readText(JSON.stringify(rows)).readings.map((reading) => reading.computerDnsName),
    ['PC-1', 'PC-2'],
  );
});

test('a name that a narrow table cut off names no device', () => {
  const text = textLines('Source        HotFixID', '------        --------', 'DESKTOP-SJ... KB4534131');
  assert.deepEqual(readOne(text, 'quick-fix'), { installedKbs: ['4534131'] });
});

test('a KB number that a narrow table cut off is not completed, and the file says so', () => {
  const { readings, notes } = readText(
    textLines('HotFixID  InstalledOn', '--------  -----------', 'KB5033... 1/10/2024', 'KB503337… 1/1/2024'),
  );
  assert.deepEqual(readings[0]?.installedKbs, []);
  assert.equal(notes.length, 2);
});

test('a hotfix that is named by a file has its number in the column of service packs', () => {
  const rows = [
    { HotFixID: 'File 1', ServicePackInEffect: 'KB958488' },
    { HotFixID: '976902', ServicePackInEffect: '' },
    { HotFixID: 'KB2416447-v2' },
    { HotFixID: '{5A9F8F5C-0C0D-4F0A-9B3A-1B2C3D4E5F60}' },
    { HotFixID: 'Q147222' },
  ];
  assert.deepEqual(readOne(JSON.stringify(rows), 'quick-fix').installedKbs, ['958488', '976902', '2416447']);
});
