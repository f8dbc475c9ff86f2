import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOne, readText } from '../../testing/read-text.ts';

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
type Result = readonly [plugin: number, name: string, output: string];

const scan = (hosts: Readonly<Record<string, readonly Result[]>>) => {
  const rows = Object.entries(hosts).flatMap(([host, results]) =>
    results.map(([plugin, name, output]) =>
      [
        `${plugin}`,
        '',
        '',
        'None',
        host,
        'tcp',
        '445',
        name,
        'Synopsis',
        'Description with KB1111111',
        'n/a',
        '',
        output,
      ]
        .map(quote)
        .join(','),
    ),
  );
  const header =
    'Plugin ID,CVE,CVSS v2.0 Base Score,Risk,Host,Protocol,Port,Name,Synopsis,Description,Solution,See Also,Plugin Output';
  return `${[header, ...rows].join('\r\n')}\r\n`;
};

const osVersion: Result = [
  48942,
  'Microsoft Windows SMB Registry : OS Version and Processor Architecture',
  'Operating system version = 10.19045\nArchitecture = x64\nBuild lab extended = 19041.1.amd64fre.vb_release.191206-1406\n',
];
const identification: Result = [
  11936,
  'OS Identification',
  '\nRemote operating system : Microsoft Windows 10 Enterprise Build 19045\nConfidence level : 100\nMethod : SMB_OS\n\n',
];
const hostName: Result = [55472, 'Device Hostname', '\n  Hostname : PC-1\n    PC-1 (WMI)\n'];
const wmi = (...kbs: readonly string[]): Result => [
  52001,
  'WMI QuickFixEngineering (QFE) Enumeration',
  `\nHere is a list of quick-fix engineering updates installed on the\nremote system :\n\n${kbs.map((kb) => `+ KB${kb}\n  - Description : Update\n  - InstalledOn : 1/10/2024\n`).join('\n')}\nNote that for detailed information on installed QFE's see the support pages.\n`,
];
const registry = (...kbs: readonly string[]): Result => [
  62042,
  'SMB QuickFixEngineering (QFE) Enumeration',
  `\nHere is a list of quick-fix engineering updates installed on the\nremote system :\n\n${kbs.map((kb) => `KB${kb}, Installed on: 2024/01/10`).join('\n')}\n`,
];
const software: Result = [
  20811,
  'Microsoft Windows Installed Software Enumeration (credentialed check)',
  [
    '',
    'The following software are installed on the remote host :',
    '',
    'Git  [version 2.43.0]  [installed on 2024/01/15]',
    'Microsoft Office Professional Plus 2016  [version 16.0.4266.1001]',
    'Contoso Tool [beta]',
    '',
    'The following updates are installed :',
    '',
    'Microsoft Office Professional Plus 2016 :',
    '  KB5002542  [version 1]  [installed on 1/10/2024]',
    '',
  ].join('\n'),
];

test('a host has name, system, architecture, hotfixes and software from the plugins that list them', () => {
  const missing: Result = [
    38153,
    'Microsoft Windows Summary of Missing Patches',
    'The patches for the following bulletins or KBs are missing on the remote host :\n\n - KB5034441 ( https://support.microsoft.com/en-us/help/5034441 )\n',
  ];
  const text = scan({
    '10.1.1.1': [osVersion, identification, hostName, wmi('5034122', '5033909'), software, missing],
  });
  assert.deepEqual(readOne(text, 'nessus'), {
    computerDnsName: 'PC-1',
    osName: 'Microsoft Windows 10 Enterprise',
    osVersion: '10.0.19045',
    osProcessor: 'x64',
    installationType: 'Client',
    installedKbs: ['5002542', '5033909', '5034122'],
    software: [
      { name: 'Git', version: '2.43.0' },
      { name: 'Microsoft Office Professional Plus 2016', version: '16.0.4266.1001' },
      { name: 'Contoso Tool [beta]' },
    ],
  });
});

test('every host has its own hotfixes', () => {
  const { readings } = readText(
    scan({ 'pc-1.contoso.com': [osVersion, wmi('5034122')], 'pc-2.contoso.com': [osVersion, wmi('5031356')] }),
  );
  assert.deepEqual(
    readings.map(({ computerDnsName, installedKbs }) => [computerDnsName, installedKbs]),
    [
      ['pc-1.contoso.com', ['5034122']],
      ['pc-2.contoso.com', ['5031356']],
    ],
  );
});

const rollups = (...textLines: readonly string[]): Result => [
  93962,
  'Microsoft Security Rollup Enumeration',
  `\n${textLines.join('\n')}\n\n Latest effective update level : 01_2024\n File checked                  : C:\\Windows\\system32\\ntoskrnl.exe\n File version                  : 10.0.19041.3930\n Associated KB                 : 5034122, 5034203\n`,
];

test('where WMI was asked, packages of the registry do not count', () => {
  const { readings, notes } = readText(scan({ 'pc-1': [wmi('5034122'), registry('5034122', '5032189')] }));
  assert.deepEqual([readings[0]?.installedKbs, notes], [['5034122'], []]);
});

test('without WMI the registry stands in, with the level that a file proves, and the file says so', () => {
  const { readings, notes } = readText(
    scan({ 'pc-1': [osVersion, registry('5033909', '5033052'), rollups(' Cumulative Rollup : 01_2024')] }),
  );
  assert.deepEqual(readings[0]?.installedKbs, ['5033052', '5033909', '5034122']);
  assert.match(notes[0]?.message ?? '', /registry, which keeps removed ones/);
  assert.deepEqual(readOne(scan({ 'pc-1': [registry('5033909', '5034122')] }), 'nessus').installedKbs, [
    '5033909',
    '5034122',
  ]);
});

test('before Windows 10 a level may be that of a Security Only update: a list that lacks it is not whole', () => {
  const version: Result = [48942, 'x', 'Operating system version = 6.3.9600\nArchitecture = x64\n'];
  const kbs = (result: Result) =>
    readOne(scan({ 'srv-1': [version, registry('2919355', '3000850'), result] }), 'nessus').installedKbs;
  assert.equal(kbs(rollups(' Security Rollup : 01_2024')), undefined);
  assert.deepEqual(kbs(rollups(' Security Rollup : 01_2024 [KB5034171]')), ['2919355', '3000850', '5034171']);
});

test('a rollup that is listed and proven is installed; those behind the first of its level are not', () => {
  const { installedKbs, osVersion: version } = readOne(
    scan({ 'pc-1': [osVersion, wmi('5033909', '5033052'), rollups(' Cumulative Rollup : 12_2023 [KB5033372]')] }),
    'nessus',
  );
  assert.deepEqual([installedKbs, version], [['5033052', '5033372', '5033909'], '10.0.19045']);
});

test('older systems and servers by the version in the registry', () => {
  const system = (version: string, name: string) => {
    const { osVersion: found, installationType } = readOne(
      scan({
        'srv-1': [
          [48942, 'x', `Operating system version = ${version}\nArchitecture = x64\n`],
          [10785, 'y', `The remote Operating System is : ${name}\n`],
        ],
      }),
      'nessus',
    );
    return [found, installationType];
  };
  assert.deepEqual(system('6.3.9600', 'Windows Server 2012 R2 Standard 9600'), ['6.3.9600', 'Server']);
  assert.deepEqual(system('10.17763', 'Windows Server 2019 Standard 17763'), ['10.0.17763', 'Server']);
  assert.deepEqual(system('10.0.22631', 'Windows 11 Pro 22631'), ['10.0.22631', 'Client']);
});

test('a guess among several systems is none', () => {
  const guess: Result = [
    11936,
    'OS Identification',
    '\nRemote operating system : Microsoft Windows 10\nMicrosoft Windows Server 2016\nConfidence level : 70\nMethod : SinFP\n',
  ];
  assert.equal(readOne(scan({ 'pc-1': [guess, osVersion] }), 'nessus').osName, undefined);
});

test('the Release of the .NET Framework is taken where a plugin reports it', () => {
  const dotNet: Result = [
    51351,
    'Microsoft .NET Framework Detection',
    '\n  Path         : C:\\Windows\\Microsoft.NET\\Framework64\\v4.0.30319\\\n  Version      : 4.8\n  Full Version : 4.8.03761\n  Install Type : Full\n  Release      : 528040\n',
  ];
  assert.equal(readOne(scan({ 'pc-1': [osVersion, dotNet] }), 'nessus').dotNetRelease, 528040);
});

test('the columns of other consoles, with names of their own', () => {
  const text = [
    'Plugin,Plugin Name,IP Address,NetBIOS Name,DNS Name,Plugin Text',
    `"52001","WMI","10.1.1.1","CONTOSO\\PC-1","pc-1.contoso.com","${wmi('5034122')[2]}"`,
  ].join('\n');
  assert.equal(readOne(text, 'nessus').computerDnsName, 'pc-1.contoso.com');
});

test('hosts of another system or without credentials are counted, not read', () => {
  const linux: Result = [
    11936,
    'OS Identification',
    'Remote operating system : Linux Kernel 5.15 on Ubuntu 22.04\nConfidence level : 100\n',
  ];
  const ping: Result = [10180, 'Ping the remote host', 'The remote host is up\n'];
  const { readings, notes } = readText(scan({ 'pc-1': [osVersion], 'web-1': [linux], 'pc-9': [ping] }));
  assert.equal(readings.length, 1);
  assert.deepEqual(
    notes.map(({ message }) => message.replace(/ and (?:was|were) left out$/, '')),
    [
      '1 device runs Linux Kernel 5.15 on Ubuntu 22.04, not Windows,',
      '1 host has no results of a scan with credentials',
    ],
  );
});

test('a list that Nessus cut short says so', () => {
  const short =
    'Due to the large number of applications installed, only a partial\nlist of software is reported below.\n';
  const { notes } = readText(scan({ 'pc-1': [[20811, 'x', `${short}${software[2]}`]] }));
  assert.match(notes[0]?.message ?? '', /only part of the software/);
});
