/** One small made-up inventory of each format, for tests that need them all. */

import { reportTexts } from './corpus-reports.ts';
import { encode, listingLanguage, writeCsvListing, writeTextListing } from './listing.ts';

export interface CorpusFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const json = (value: unknown) => JSON.stringify(value, null, 2);
const textLines = (...texts: readonly string[]) => `${texts.join('\r\n')}\r\n`;
const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft';
const token = '~31bf3856ad364e35~amd64~~';

const texts: Readonly<Record<string, string>> = {
  'contract.json': json([
    {
      computerDnsName: 'pc-7',
      osVersion: '10.0.18363.657',
      osProcessor: 'x64',
      installedKbs: ['KB4532693'],
      software: [{ name: 'Git', version: '2' }],
    },
  ]),
  'contract.ndjson':
    '{"computerDnsName":"a","osVersion":"10.0.19045","installedKbs":[]}\n{"computerDnsName":"b","osVersion":"10.0.19045","installedKbs":["5034122"]}\n',
  'systeminfo.csv': writeCsvListing(listingLanguage('Polish')),
  'wmic-qfe.txt': textLines(
    'Caption                                     CSName   Description      HotFixID   InstalledBy          InstalledOn  ',
    'http://support.microsoft.com/?kbid=5015684  PC-0815  Update           KB5015684  NT AUTHORITY\\SYSTEM  2/1/2024     ',
    'http://support.microsoft.com/?kbid=982018   PC-0815  Security Update  KB982018   NT AUTHORITY\\SYSTEM  2/1/2024     ',
  ),
  'wmic-qfe-value.txt':
    'HotFixID=KB5015684\r\r\n\r\r\nInstalledOn=2/1/2024\r\r\n\r\r\nHotFixID=File 1\r\r\nServicePackInEffect=KB958488\r\r\n',
  'get-hotfix.txt': textLines(
    '',
    'Source        Description      HotFixID      InstalledBy',
    '------        -----------      --------      -----------',
    'DESKTOP-SJ... Update           KB4534131     SYSTEM',
    'DESKTOP-SJ... Security Update  KB44701...    SYSTEM',
  ),
  'get-hotfix.csv': textLines(
    '#TYPE System.Management.ManagementObject',
    '"CSName","HotFixID","InstalledOn"',
    '"PC-0815","KB5015684","01.02.2024 00:00:00"',
  ),
  'get-computerinfo.txt': textLines(
    'WindowsInstallationType : Server Core',
    'CsSystemType : x64-based PC',
    'OsName : Microsoft Windows Server 2022',
    'OsVersion : 10.0.20348',
    'OsHotFixes : {KB5041948, KB5041160, KB5041590...}',
  ),
  'reg-query.txt': textLines(
    `${key}\\Windows NT\\CurrentVersion`,
    '    ProductName    REG_SZ    Windows 10 Pro',
    '    CurrentBuildNumber    REG_SZ    22631',
    '    UBR    REG_DWORD    0x116c',
    '',
    `${key}\\Windows\\CurrentVersion\\Uninstall\\KB1`,
    '    DisplayName    REG_SZ    Update for Office (KB4461543)',
    '    Publisher    REG_SZ    Microsoft',
  ),
  'export.reg': textLines(
    'Windows Registry Editor Version 5.00',
    '',
    `[${key}\\Windows NT\\CurrentVersion]`,
    '"CurrentBuild"="17763"',
    '"ProductName"=hex(2):57,00,69,00,\\',
    '  6e,00,64,00,00,00',
    '"UBR"=dword:000014f0',
    `[${key}\\NET Framework Setup\\NDP\\v4\\Full]`,
    '"Release"=dword:00070bf6',
  ),
  'get-package.txt': textLines(
    'Name         : Update (KB5034122)',
    'Version      : ',
    'ProviderName : msu',
    '',
    'Name         : Git',
    'Version      : 2.43.0',
    'ProviderName : Programs',
  ),
  'dism.txt': textLines(
    'Version: 10.0.19041.844',
    '',
    'Image Version: 10.0.19045.3930',
    '',
    `Package Identity : Microsoft-Windows-Foundation-Package${token}10.0.19041.1`,
    'State : Installed',
    '',
    `Package Identity : Package_for_KB5034122${token}10.0.1.3`,
    'State : Installed',
    '',
    `Package Identity : Package_for_KB5034441${token}10.0.1.3`,
    'State : Staged',
  ),
  'wua-history.txt': textLines(
    'Title      : 2024-01 Update (KB5034122)',
    'Operation  : 1',
    'ResultCode : 2',
    '',
    'Title      : Update (KB5034441)',
    'Operation  : 2',
    'ResultCode : 2',
  ),
  'wua-search.json': json([{ Title: 'A', KBArticleIDs: ['5034122'], IsInstalled: false, RebootRequired: true }]),
  'offers.txt': textLines('KB5034122: 2024-01 Update (KB5034122)', 'KB890830: Tool (KB890830)'),
  'get-windowsupdate.txt': textLines(
    'VERBOSE: Found [2] Updates',
    '',
    'ComputerName Status     KB          Size Title',
    '------------ ------     --          ---- -----',
    'PC-0815      -------    KB5034122  680MB 2024-01 Zbiorcza...',
    'PC-0815      -DI----    KB5034441    1MB B',
  ),
  'osquery.json': json({
    node_key: 'n',
    queries: {
      a: [{ name: 'Microsoft Windows 11 Pro', version: '10.0.22631.3007', build: '22631', platform: 'windows' }],
      b: [{ csname: 'PC', hotfix_id: 'KB5034122' }],
      windows_update_history: [{ date: '1660227583', title: 'Update (KB5016629)' }],
    },
  }),
  'osquery.log':
    '{"hostIdentifier":"pc","name":"p","action":"added","columns":{"hotfix_id":"KB5034122"},"unixTime":1706742000}\n{"hostIdentifier":"pc","name":"p","action":"removed","columns":{"hotfix_id":"KB5034122"}}\n{"hostIdentifier":"pc","name":"p","action":"added","columns":{"hotfix_id":"KB5033909"}}\n',
  'wazuh.json': json({
    items: [
      { operation: 'Upsert', data: { package: { hotfix: { name: 'KB5034129' } } } },
      {
        operation: 'Upsert',
        data: {
          host: {
            hostname: 'S',
            architecture: 'x86_64',
            os: { name: 'Microsoft Windows Server 2022', version: '10.0.20348.2227' },
          },
        },
      },
    ],
  }),
  'glpi.xml':
    '<?xml version="1.0"?>\n<REQUEST><CONTENT><HARDWARE><NAME>PC</NAME><OSVERSION>10.0.19045</OSVERSION></HARDWARE><SOFTWARES><NAME>KB5034122</NAME></SOFTWARES><SOFTWARES><NAME>Git &amp; Co</NAME><VERSION>2</VERSION></SOFTWARES></CONTENT></REQUEST>\n',
  'defender.json': json({
    value: [
      {
        id: '2339ad14a01bd0299afb93dfa2550136057bff96',
        computerDnsName: 'pc-7',
        osPlatform: 'Windows10',
        osBuild: 19045,
        agentVersion: '10.8790.19045.5608',
        lastSeen: '2024-02-01T08:00:00Z',
      },
    ],
  }),
  'intune.csv': textLines(
    'Device name,OS,OS version,Last check-in',
    'PC-7,Windows,10.0.22631.3007,2024-02-01 08:00:00',
    'phone,iOS,14.2,2024-02-01',
  ),
  'configmgr.csv': textLines('Name0,HotFixID0,InstalledOn0', 'PC-1,KB5034122,2/1/2024', 'PC-2,KB5033909,2/1/2024'),
  'aws.json': json({
    Patches: [
      { Title: 'A', KBId: 'KB4480979', State: 'Installed' },
      { Title: 'B', KBId: 'KB890830', State: 'Missing' },
    ],
  }),
  'azure.json': json({
    rebootPending: true,
    availablePatches: [{ patchId: 'a', kbId: '2267602', name: 'Definition 1.279.1373.0' }],
  }),
  'tenable.json': json([
    {
      osName: 'Microsoft Windows Server 2008 R2',
      computerName: 'S',
      version: '6.1.7601',
      hotFixes: [{ hotFixId: 'KB4019990' }],
      installedSoftware: [{ name: 'MSXML (KB973688)', version: '4.20' }],
    },
  ]),
  'ver.txt': textLines('', 'Microsoft Windows [版本 10.0.19045.3803]'),
  'wmic-os.txt':
    'BuildNumber=17763\r\r\nCaption=Microsoft Windows Server 2019\r\r\nOSArchitecture=64-bit\r\r\nVersion=10.0.17763\r\r\n',
  'kb-list.txt': textLines('KB5015684', '982018', '5034122'),
};

/** Text files in UTF-8, and systeminfo listings in the code pages of several scripts and in UTF-16. */
export const corpus: readonly CorpusFile[] = [
  ...Object.entries({ ...texts, ...reportTexts }).map(([name, text]) => ({ name, bytes: encode(text, 'utf8') })),
  ...(['German', 'Czech', 'Russian', 'Greek', 'Turkish', 'Japanese', 'Korean', 'Simplified Chinese'] as const).flatMap(
    (name) => {
      const language = listingLanguage(name);
      const text = writeTextListing(language);
      const encodings = [...language.codePages, 'utf8', 'utf16le'];
      return encodings.map((encoding) => ({ name: `systeminfo ${name} ${encoding}`, bytes: encode(text, encoding) }));
    },
  ),
];
