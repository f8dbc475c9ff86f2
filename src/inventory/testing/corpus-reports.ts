/** Made-up reports that people hand in and exports of management tools, one or two of each format. Texts only. */

const json = (value: unknown) => JSON.stringify(value, null, 2);
const lines = (...texts: readonly string[]) => `${texts.join('\r\n')}\r\n`;

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
  'ansible-setup.txt': lines(
    `srv-1 | SUCCESS => ${json({ ansible_facts: facts, changed: false })}`,
    `srv-1 | CHANGED => ${json(updates)}`,
    'srv-9 | UNREACHABLE! => {"changed": false, "msg": "timed out", "unreachable": true}',
  ),
  'ansible-callback.json': json({
    plays: [{ tasks: [{ hosts: { 'srv-1': { ansible_facts: facts }, 'srv-2': updates } }] }],
  }),
  'about.txt': lines(
    'Gerätename\tPC-0815',
    'Systemtyp\t64-Bit-Betriebssystem, x64-basierter Prozessor',
    'Edition\tWindows 11 Pro',
    'Version\t23H2',
    'Installiert am\t30.11.2023',
    'Betriebssystembuild\t22631.3007',
    'Leistung\tWindows Feature Experience Pack 1000.22681.1000.0',
  ),
  'winver.txt': lines('Microsoft Windows', 'Version 22H2 (OS Build 19045.3803)', '© Microsoft Corporation.'),
  'msinfo32.txt': lines(
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
};
