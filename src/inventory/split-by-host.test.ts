/** Lists of several hosts from every source that reads rows: each host has its own rows, and nobody those of another. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InventoryReading } from './model.ts';
import { readText, textLines } from './testing/read-text.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Records of each source that reads rows: what a device with this KB would give, without a column for its name. */
const sources: Readonly<Record<string, (kb: string) => readonly Fields[]>> = {
  'quick-fix': (kb) => [{ Description: 'Update', HotFixID: `KB${kb}`, InstalledBy: 'SYSTEM', InstalledOn: '2/1/2024' }],
  'ps-windows-update': (kb) => [{ Status: '--I----', KB: `KB${kb}`, Size: '1MB', Title: `Update (KB${kb})` }],
  'windows-update-agent': (kb) => [{ Title: `Update (KB${kb})`, KBArticleIDs: kb, IsInstalled: true }],
  dism: (kb) => [
    { PackageName: `Package_for_KB${kb}~31bf3856ad364e35~amd64~~10.0.1.3`, PackageState: 'Installed' },
    { PackageName: `Package_for_KB5031539~31bf3856ad364e35~amd64~~10.0.1.3`, PackageState: 'Installed' },
  ],
  'get-package': (kb) => [{ Name: `Update (KB${kb})`, Version: '', ProviderName: 'msu' }],
  registry: (kb) => [{ DisplayName: `Update (KB${kb})`, DisplayVersion: '', Publisher: 'Microsoft Corporation' }],
  configmgr: (kb) => [{ 'Article ID': kb, Title: 'A', State: 'Installed', Collection: 'All' }],
  osquery: (kb) => [{ hotfix_id: `KB${kb}`, description: 'Update', installed_on: '2/1/2024' }],
  'aws-ssm': (kb) => [{ KBId: `KB${kb}`, State: 'Installed', Title: 'A', Severity: 'Critical' }],
};

const headings = [
  'Computer Name',
  'ComputerName',
  'computer_name',
  'COMPUTER-NAME',
  'Hostname',
  'Host Name',
  'Server',
  'Server Name',
  'Computer',
  'Machine',
  'Machine Name',
  'DeviceName',
  'Device',
  'SystemName',
  'AssetName',
  'tblAssets.AssetName',
  'DNSName',
  'DNS Host Name',
  'FQDN',
  'NetBIOS Name',
  'PSComputerName',
  'CSName',
  '__SERVER',
  'Workstation',
  'Endpoint Name',
  'Target Computer',
  'Rechnername',
  "Nom de l'ordinateur",
  'Nombre del equipo',
  'Имя компьютера',
  'コンピューター名',
  '计算机名',
];

const forms = {
  CSV: (rows: readonly Fields[]) => {
    const names = Object.keys(rows[0] ?? {});
    const quote = (value: unknown) => `"${String(value)}"`;
    return textLines(names.map(quote).join(','), ...rows.map((row) => names.map((name) => quote(row[name])).join(',')));
  },
  JSON: (rows: readonly Fields[]) => JSON.stringify(rows),
  NDJSON: (rows: readonly Fields[]) => rows.map((row) => JSON.stringify(row)).join('\n'),
} as const;

function fleet(records: (kb: string) => readonly Fields[], heading: string, hosts = ['A', 'B']): Fields[] {
  const own = ['5034122', '5033909'];
  return hosts.flatMap((host, index) => records(own[index] ?? '').map((row) => ({ [heading]: host, ...row })));
}

const kbsByName = (readings: readonly InventoryReading[]) =>
  readings.map(({ computerDnsName, installedKbs }) => [
    computerDnsName,
    installedKbs?.filter((kb) => kb !== '5031539'),
  ]);

for (const [source, records] of Object.entries(sources)) {
  for (const [form, write] of Object.entries(forms)) {
    test(`${source} in ${form}: each host has its own updates, whatever the column of hosts is called`, () => {
      for (const heading of headings) {
        const { format, readings } = readText(write(fleet(records, heading)));
        assert.equal(format, source, heading);
        assert.deepEqual(
          kbsByName(readings),
          [
            ['A', ['5034122']],
            ['B', ['5033909']],
          ],
          heading,
        );
      }
    });
  }

  test(`${source}: without a column of hosts the list is of one device`, () => {
    if (source === 'configmgr') return;
    const rows = fleet(records, 'X').map(({ X: _, ...row }) => row);
    assert.deepEqual(kbsByName(readText(forms.JSON(rows)).readings), [[undefined, ['5033909', '5034122']]]);
  });
}

for (const source of ['quick-fix', 'ps-windows-update', 'windows-update-agent', 'dism', 'aws-ssm'] as const) {
  test(`${source}: a column that is not known and holds several hosts is refused by its name`, () => {
    const records = sources[source] as (kb: string) => readonly Fields[];
    for (const hosts of [
      ['A', 'B'],
      ['alpha', 'beta'],
      ['pc-1.contoso.com', 'pc-2.contoso.com'],
      ['10.0.0.5', '10.0.0.6'],
      ['CONTOSO\\PC-1', 'CONTOSO\\PC-2'],
    ]) {
      for (const form of [forms.CSV, forms.JSON]) {
        assert.throws(() => readText(form(fleet(records, 'Kiste', hosts))), {
          code: 'InvalidInput',
          message: new RegExp(`"Kiste" .*"${hosts[0]?.replaceAll('\\', '\\\\')}"`),
        });
      }
    }
  });
}
