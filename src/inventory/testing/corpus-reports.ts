/** Made-up reports that people hand in and exports of management tools, one or two of each format. Texts only. */

const json = (value: unknown) => JSON.stringify(value, null, 2);
const textLines = (...texts: readonly string[]) => `${texts.join('\r\n')}\r\n`;

const facts = {
  ansible_distribution_version: '10.0.17763.0',
  ansible_fqdn: 'srv-1.contoso.com',
  ansible_os_family: 'Windows',
  ansible_os_installation_type: 'Server',
  ansible_os_name: 'Microsoft Windows Server 2019 Standard',
};
const updates = {
  found_update_count: 2,
  reboot_required: false,
  updates: {
    a: { kb: ['5034127'], title: '2024-01 Cumulative Update (KB5034127)', installed: true },
    b: { kb: ['5033904'], title: '2024-01 .NET (KB5033904)', installed: false },
  },
};

export const reportTexts: Readonly<Record<string, string>> = {
  'ansible-setup.txt': textLines(
    `srv-1 | SUCCESS => ${json({ ansible_facts: facts, changed: false })}`,
    `srv-1 | CHANGED => ${json(updates)}`,
    'srv-9 | UNREACHABLE! => {"changed": false, "msg": "timed out", "unreachable": true}',
  ),
  'ansible-callback.json': json({
    plays: [{ tasks: [{ hosts: { 'srv-1': { ansible_facts: facts }, 'srv-2': updates } }] }],
  }),
  'about.txt': textLines(
    'Gerätename\tPC-0815',
    'Systemtyp\t64-Bit-Betriebssystem, x64-basierter Prozessor',
    'Edition\tWindows 11 Pro',
    'Version\t23H2',
    'Installiert am\t30.11.2023',
    'Betriebssystembuild\t22631.3007',
    'Leistung\tWindows Feature Experience Pack 1000.22681.1000.0',
  ),
  'winver.txt': textLines('Microsoft Windows', 'Version 22H2 (OS Build 19045.3803)', '© Microsoft Corporation.'),
  'msinfo32.txt': textLines(
    'System Information report written at: 02/01/24 08:34:58',
    'System Name: PC-0815',
    '[System Summary]',
    '',
    'Item\tValue\t',
    'OS Name\tMicrosoft Windows 10 Pro\t',
    'Version\t10.0.19045 Build 19045\t',
    'Other OS Description \tNot Available\t',
    'OS Manufacturer\tMicrosoft Corporation\t',
    'System Name\tPC-0815\t',
    'System Manufacturer\tContoso\t',
    'System Model\tModel\t',
    'System Type\tx64-based PC\t',
    'Secure Boot State\tOn\t',
    'PCR7 Configuration\tBound\t',
  ),
  'msinfo32.nfo':
    '<?xml version="1.0"?>\r\n<MsInfo>\r\n<Category name="System Summary">\r\n<Data><Item><![CDATA[OS Name]]></Item><Value><![CDATA[Microsoft Windows 10 Pro]]></Value></Data>\r\n<Data><Item>Version</Item><Value>10.0.19045 Build 19045</Value></Data>\r\n<Category name="Components"></Category></Category></MsInfo>\r\n',
  'fleet.json': json({
    hosts: [
      {
        hostname: 'PC-0815',
        platform: 'windows',
        osquery_version: '5.12.1',
        os_version: 'Windows 10 Pro 22H2 10.0.19045.3803',
        cpu_type: 'x86_64',
        primary_ip: '10.1.2.3',
        software: [{ name: 'Git', version: '2', source: 'programs', vendor: 'Git' }],
      },
    ],
  }),
  'nessus.csv': textLines(
    'Plugin ID,CVE,CVSS v2.0 Base Score,Risk,Host,Protocol,Port,Name,Synopsis,Description,Solution,See Also,Plugin Output',
    '"48942","","","None","10.1.1.1","tcp","445","OS Version","","","n/a","","Operating system version = 10.19045\nArchitecture = x64"',
    '"52001","","","None","10.1.1.1","tcp","0","WMI QuickFixEngineering (QFE) Enumeration","","","n/a","","\nremote system :\n\n+ KB5034122\n  - Description : Update\n\n+ KB5033909\n"',
    '"20811","","","None","10.1.1.1","tcp","445","Software","","","n/a","","The following software are installed on the remote host :\n\nGit  [version 2.43.0]\n\nThe following updates are installed :\n\nWord :\n  KB5002542  [version 1]\n"',
    '"62042","","","None","10.1.1.2","tcp","0","SMB QuickFixEngineering (QFE) Enumeration","","","n/a","","remote system :\n\nKB5033909, Installed on: 2024/01/10\nKB982018"',
  ),
  'wsus.csv': textLines(
    '"UpdateTitle","UpdateKB","Computername","UpdateApprovalAction","UpdateInstallationState"',
    '"A (KB5034122)","5034122","pc-1.contoso.com","Install","Installed"',
    '"B (KB5033909)","5033909","pc-2.contoso.com","Install","NotInstalled"',
  ),
  'lansweeper.csv': textLines(
    'AssetID,AssetName,Domain,OS,OScode,Version,BuildNumber,HotFixID',
    '1,PC-1,CONTOSO,Win 10,10.0.19045,22H2,3930,KB5034122',
    '2,SRV-1,CONTOSO,Win 2019,10.0.17763S,1809,5329,KB5034127',
  ),
  'pdq.csv': textLines(
    'Computer Name,Computer O/S,Computer O/S Version,Hot Fix Name',
    'PC-1,Windows 10,10.0.19045,KB5034122',
    'PC-2,Windows 11,10.0.22631,KB5034123',
  ),
  'defender-software.json': json({
    value: [
      {
        deviceId: '2339ad14a01bd0299afb93dfa2550136057bff96',
        deviceName: 'pc-7',
        osPlatform: 'Windows11',
        softwareVendor: 'microsoft',
        softwareName: 'windows_11',
        softwareVersion: '10.0.22631.4317',
      },
      {
        deviceId: 'x',
        deviceName: 'srv-1',
        osPlatform: null,
        softwareVendor: 'microsoft',
        softwareName: 'sql_server_2019',
      },
    ],
  }),
  'ad.csv': textLines(
    '"DistinguishedName","DNSHostName","Name","OperatingSystem","OperatingSystemVersion"',
    '"CN=PC-1,DC=contoso,DC=com","pc-1.contoso.com","PC-1","Windows 10 Pro","10.0 (19045)"',
    '"CN=SRV-1,DC=contoso,DC=com","","SRV-1","Windows Server 2012 R2 Standard","6.3 (9600)"',
  ),
};
