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

const hotfixes = (head: string, ...rows: readonly string[]) => readText(textLines(head, ...rows));

test('every column that Windows and people write beside a hotfix is known, in lists of one device', () => {
  const row = (n: number) => [
    `http://support.microsoft.com/?kbid=503412${n}`,
    n % 2 ? 'Update' : 'Security Update',
    n % 2 ? 'ok' : 'later',
    `KB503412${n}`,
    n % 2 ? 'SYSTEM' : 'anna',
    `${n}/2/2024`,
    n % 2 ? 'Important' : 'urgent',
    n % 2 ? 'done' : 'open',
    `00${n}`,
    n % 2 ? 'Ja' : 'Nein',
    n % 2 ? 'Treiber' : 'Sicherheit',
    `1${n} MB`,
    n % 2 ? 'erledigt' : 'offen',
  ];
  const head =
    'Caption,Description,FixComments,HotFixID,InstalledBy,InstalledOn,MsrcSeverity,Status,Nr,Neustart,Kategorie,Größe,Bemerkung';
  const { readings, problems } = hotfixes(head, row(1).join(), row(2).join(), row(3).join());
  assert.deepEqual(readings, [{ installedKbs: ['5034121', '5034122', '5034123'] }]);
  assert.deepEqual(problems, []);
});

test('the surer of two columns names the host, and one that is the same on every row does not', () => {
  const { readings } = hotfixes(
    'Site Server,Name,Source,HotFixID',
    'SCCM01,PC-1,WSUS,KB5034122',
    'SCCM01,PC-2,MU,KB5033909',
  );
  assert.deepEqual(kbsByName(readings), [
    ['PC-1', ['5034122']],
    ['PC-2', ['5033909']],
  ]);
  const collected = hotfixes('Collector,Computer,HotFixID', 'MGMT-1,PC-1,KB5034122', 'MGMT-1,PC-2,KB5033909');
  assert.equal(collected.readings.length, 2);
});

test('a column that tells whether the host is a server names none', () => {
  const { readings } = hotfixes('Server,HotFixID', 'True,KB5034122', 'True,KB5033909');
  assert.deepEqual(readings, [{ installedKbs: ['5033909', '5034122'] }]);
});

test('two columns that name different devices are refused with both', () => {
  const rows = ['PC-1,FS-1,KB5034122', 'PC-1,FS-2,KB5033909', 'PC-2,FS-1,KB5033909'];
  assert.throws(() => hotfixes('Computer Name,Server,HotFixID', ...rows), {
    code: 'InvalidInput',
    message: /"Computer Name" and "Server" name different devices.*FS-1.*FS-2/,
  });
});

test('a short name and the full one beside it are one device', () => {
  const { readings } = hotfixes(
    'PSComputerName,CSName,HotFixID',
    'pc-1.contoso.com,PC-1,KB5034122',
    'pc-2.contoso.com,PC-2,KB5033909',
  );
  assert.deepEqual(kbsByName(readings), [
    ['pc-1.contoso.com', ['5034122']],
    ['pc-2.contoso.com', ['5033909']],
  ]);
});

test("a row whose host is empty is nobody's: it is left out and reported, the others stay", () => {
  for (const rows of [
    ['PC-1,KB5034122', ',KB5033909', '-,KB5031539'],
    ['PC-1,KB5034122', 'PC-2,KB5031539', ',KB5033909', 'n/a,KB5033909'],
  ]) {
    const { readings, problems } = hotfixes('Computer,HotFixID', ...rows);
    assert.deepEqual(readings[0], { computerDnsName: 'PC-1', installedKbs: ['5034122'] });
    assert.match(problems[0]?.message ?? '', /2 rows .*name no device in the column "Computer"/);
  }
});

test('an update that one device has twice, once beside each of two names, betrays two devices', () => {
  const rows = ['MGMT,Kiste 1,KB5034122', 'MGMT,Kiste 2,KB5034122'];
  assert.throws(() => hotfixes('X,Behälter,HotFixID', ...rows), { code: 'InvalidInput', message: /"Behälter"/ });
  const named = ['MGMT,web-1,KB5034122', 'MGMT,web-2,KB5034122'];
  assert.throws(() => hotfixes('ComputerName,Behälter,HotFixID', ...named), {
    code: 'InvalidInput',
    message: /"Behälter"/,
  });
});

test('numbers of assets beside one update betray several devices, numbers of rows do not', () => {
  const rows = ['1,10023,KB5034122', '2,10024,KB5034122'];
  assert.throws(() => hotfixes('Nr,Inventar,HotFixID', ...rows), { code: 'InvalidInput', message: /"Inventar"/ });
  assert.equal(hotfixes('Nr,HotFixID', '1,KB5034122', '2,KB5034122').readings.length, 1);
});

test('packages of DISM below a line that names the host are of that host, or of nobody', () => {
  const entry = (kb: string) => [
    `Package Identity : Package_for_KB${kb}~31bf3856ad364e35~amd64~~10.0.1.3`,
    'State : Installed',
    '',
  ];
  const one = ['Server : A', ...entry('5034122')];
  assert.deepEqual(kbsByName(readText(textLines(...one)).readings), [['A', ['5034122']]]);
  const { readings, problems } = readText(textLines(...one, ...entry('5031988'), 'Server : B', ...entry('5033909')));
  assert.deepEqual(kbsByName(readings), [
    ['A', ['5034122']],
    ['B', ['5033909']],
  ]);
  assert.equal(problems.length, 1);
});

test('names that a narrow table cut off alike are refused where they must be several', () => {
  const table = (second: string) =>
    textLines('Source        HotFixID', '------        --------', 'DESKTOP-SJ... KB5034122', `DESKTOP-SJ... ${second}`);
  assert.equal(readText(table('KB5033909')).readings.length, 1);
  assert.throws(() => readText(table('KB5034122')), { code: 'InvalidInput', message: /"Source" are cut off/ });
});

test('software of two hosts under an unknown column is refused, the values of one registry are not', () => {
  const entry = (name: string, key: string, more: object = {}) => ({
    DisplayName: name,
    DisplayVersion: '1.0',
    PSChildName: key,
    ...more,
  });
  const own = [
    entry('Git', 'Git_is1', { 'Inno Setup: Language': 'de' }),
    entry('7-Zip', '7-Zip', { 'Inno Setup: Language': 'english' }),
  ];
  assert.equal(readText(JSON.stringify(own)).readings[0]?.software?.length, 2);
  const both = ['web-1', 'web-2'].flatMap((Kiste) => own.map((row) => ({ ...row, Kiste })));
  assert.throws(() => readText(JSON.stringify(both)), { code: 'InvalidInput', message: /"Kiste"/ });
});
