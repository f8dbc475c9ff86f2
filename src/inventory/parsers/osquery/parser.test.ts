import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOne, readText, textLines } from '../../testing/read-text.ts';

const osVersion = {
  name: 'Microsoft Windows 11 Pro',
  version: '10.0.22631',
  build: '22631',
  platform: 'windows',
  arch: '64-bit',
  revision: '3007',
};
const patches = [
  { csname: 'PC-0815', hotfix_id: 'KB5034122', installed_on: '2/1/2024' },
  { csname: 'PC-0815', hotfix_id: 'KB5033909' },
];
const programs = [
  {
    name: 'Windows SDK AddOn',
    version: '10.1.0.0',
    publisher: 'Microsoft Corporation',
    identifying_number: '{A}',
    install_source: '',
  },
  {
    name: 'Update for Microsoft Office 2016 (KB4461543)',
    version: '',
    publisher: 'Microsoft',
    identifying_number: '',
    install_source: '',
  },
];
const expected = {
  computerDnsName: 'PC-0815',
  osName: 'Microsoft Windows 11 Pro',
  osVersion: '10.0.22631.3007',
  osProcessor: 'x64',
  installationType: 'Client',
  installedKbs: ['4461543', '5033909', '5034122'],
  software: [{ name: 'Windows SDK AddOn', version: '10.1.0.0', vendor: 'Microsoft Corporation' }],
};
const ndjson = (objects: readonly object[]) => objects.map((object) => JSON.stringify(object)).join('\n');

test('plain rows of several tables are one device', () => {
  assert.deepEqual(readOne(JSON.stringify([osVersion, ...patches, ...programs]), 'osquery'), expected);
});

test('distributed results are told by their columns, whatever the queries are called', () => {
  const queries = { a: [osVersion], b: patches, c: programs, d: [{ total: '3' }] };
  assert.deepEqual(readOne(JSON.stringify({ node_key: 'abc', queries, statuses: { a: 0 } }), 'osquery'), expected);
});

test('a result log gives each host its last snapshot, and forgets removed rows', () => {
  const base = { hostIdentifier: 'pc-0815.contoso.com', unixTime: 1706742000 };
  const log = ndjson([
    { ...base, name: 'os', action: 'snapshot', snapshot: [{ ...osVersion, revision: '2861' }] },
    { ...base, name: 'os', action: 'snapshot', snapshot: [osVersion], unixTime: 1706743000 },
    { ...base, name: 'patches', action: 'added', columns: { hotfix_id: 'KB5034122' } },
    { ...base, name: 'patches', action: 'added', columns: { hotfix_id: 'KB5034441' } },
    { ...base, name: 'patches', action: 'removed', columns: { hotfix_id: 'KB5034441' } },
    { ...base, name: 'patches', diffResults: { added: [{ hotfix_id: 'KB5033909' }], removed: '' } },
    {
      hostIdentifier: 'other',
      name: 'os',
      action: 'snapshot',
      snapshot: [{ ...osVersion, version: '10.0.19045', revision: '1' }],
    },
  ]);
  const { readings } = readText(log);
  assert.equal(readings.length, 2);
  assert.equal(readings[0]?.computerDnsName, 'pc-0815.contoso.com');
  assert.equal(readings[0]?.osVersion, '10.0.22631.3007');
  assert.deepEqual(readings[0]?.installedKbs, ['5033909', '5034122']);
  assert.equal(readings[0]?.lastSeen, '2024-01-31T23:16:40.000Z');
});

test('the history of Windows Update counts succeeded installations', () => {
  const rows = [
    {
      title: '2024-01 Update (KB5034122)',
      operation: 'Installation',
      result_code: 'Succeeded',
      date: '1706742000',
      update_id: 'x',
    },
    {
      title: '2024-01 Update (KB5034441)',
      operation: 'Installation',
      result_code: 'Failed',
      date: '1706742000',
      update_id: 'y',
    },
    {
      title: '9NCBCSZSJRSB-SpotifyAB',
      operation: 'Installation',
      result_code: 'Succeeded',
      date: '1706742000',
      update_id: 'z',
    },
  ];
  assert.deepEqual(readOne(JSON.stringify(rows), 'osquery').installedKbs, ['5034122']);
});

test('the registry table says what the keys say', () => {
  const key = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion';
  const row = (name: string, data: string) => ({
    key,
    name,
    data,
    type: 'REG_SZ',
    path: `${key}\\${name}`,
    mtime: '0',
  });
  const rows = [row('CurrentBuildNumber', '17763'), row('UBR', '5329'), row('InstallationType', 'Server Core')];
  assert.deepEqual(readOne(JSON.stringify(rows), 'osquery'), {
    osVersion: '10.0.17763.5329',
    installationType: 'Server Core',
  });
});

test('the frames that osqueryi draws are a table', () => {
  const text = textLines(
    '+---------+-----------+',
    '| csname  | hotfix_id |',
    '+---------+-----------+',
    '| PC-0815 | KB5034122 |',
    '+---------+-----------+',
  );
  assert.deepEqual(readOne(text, 'osquery'), { computerDnsName: 'PC-0815', installedKbs: ['5034122'] });
});

const linux = {
  name: 'Ubuntu',
  version: '22.04',
  platform: 'ubuntu',
  platform_like: 'debian',
  major: '22',
  arch: 'x86_64',
};

test('a host that does not run Windows is reported, in every envelope', () => {
  const darwin = { ...linux, name: 'macOS', platform: 'darwin', version: '14.5' };
  const texts = [
    ndjson([
      { hostIdentifier: 'pc', name: 'os', action: 'snapshot', snapshot: [osVersion] },
      { hostIdentifier: 'web', name: 'os', action: 'snapshot', snapshot: [linux] },
      { hostIdentifier: 'mac', name: 'os', action: 'added', columns: darwin },
    ]),
    ndjson([
      { node_key: 'a', queries: { os: [osVersion] } },
      { node_key: 'b', queries: { os: [linux] } },
      { node_key: 'c', queries: { os: [darwin] } },
    ]),
    JSON.stringify([
      { host_display_name: 'pc', ...osVersion },
      { host_display_name: 'web', ...linux },
      { host_display_name: 'mac', ...darwin },
    ]),
  ];
  for (const text of texts) {
    const { readings, notes } = readText(text);
    assert.equal(readings.length, 1);
    assert.deepEqual(
      notes.map(({ message }) => message),
      ['1 device runs Ubuntu, not Windows, and was left out', '1 device runs macOS, not Windows, and was left out'],
    );
  }
  assert.throws(() => readText(ndjson([{ hostIdentifier: 'web', name: 'os', columns: linux, action: 'added' }])), {
    code: 'InvalidInput',
    message: /1 device runs Ubuntu, not Windows/,
  });
});

test('a host of which no table is read is reported', () => {
  const log = ndjson([
    { hostIdentifier: 'pc', name: 'os', action: 'added', columns: osVersion },
    { hostIdentifier: 'web', name: 'packages', action: 'added', columns: { package: 'bash', arch: 'amd64' } },
  ]);
  const { readings, notes } = readText(log);
  assert.equal(readings.length, 1);
  assert.equal(notes[0]?.place, 'host web');
});

test('rows of two hosts in one envelope are two devices', () => {
  const rows = [...patches, { csname: 'PC-2', hotfix_id: 'KB5031539' }];
  const { readings } = readText(JSON.stringify({ node_key: 'abc', queries: { b: rows } }));
  assert.deepEqual(
    readings.map(({ computerDnsName, installedKbs }) => [computerDnsName, installedKbs]),
    [
      ['PC-0815', ['5033909', '5034122']],
      ['PC-2', ['5031539']],
    ],
  );
});

test('a host whose tables contradict each other is left out, the others stay', () => {
  const log = ndjson([
    { hostIdentifier: 'a', name: 'x', columns: osVersion, action: 'added' },
    { hostIdentifier: 'a', name: 'x', columns: { ...osVersion, version: '10.0.19045' }, action: 'added' },
    { hostIdentifier: 'b', name: 'x', columns: osVersion, action: 'added' },
  ]);
  const { readings, problems } = readText(log);
  assert.deepEqual(
    readings.map(({ computerDnsName }) => computerDnsName),
    ['b'],
  );
  assert.match(problems[0]?.message ?? '', /10\.0\.22631.*10\.0\.19045/);
});

test('a moment that is no number is not told', () => {
  const entry = { hostIdentifier: 'pc', name: 'os', action: 'snapshot', snapshot: [osVersion] };
  for (const unixTime of [{ toString: {} }, ['1706742000'], null, 'soon']) {
    assert.equal(readOne(ndjson([{ ...entry, unixTime }]), 'osquery').lastSeen, undefined);
  }
});

test('a device has the addresses of its interfaces, and not those of its neighbours', () => {
  const addresses = [
    { interface: '4', address: 'fe80::1c2d%4', mask: 'ffff:ffff:ffff:ffff::' },
    { interface: '4', address: '192.0.2.7', mask: '255.255.255.0' },
    { interface: '1', address: '127.0.0.1', mask: '255.0.0.0' },
  ];
  const neighbours = [{ address: '192.0.2.1', mac: '00:00:5e:00:53:01', interface: '4', permanent: '0' }];
  const told = readOne(JSON.stringify([osVersion, ...patches, ...programs, ...addresses, ...neighbours]), 'osquery');
  assert.deepEqual(told, { ...expected, ipAddresses: ['192.0.2.7', 'fe80::1c2d'] });
  const columns = addresses.map(({ interface: card, address, mask }) => ({
    name: 'interface_addresses',
    hostIdentifier: 'pc-0815',
    action: 'added',
    columns: { interface: card, address, mask },
  }));
  const log = [{ hostIdentifier: 'pc-0815', name: 'os', action: 'snapshot', snapshot: [osVersion] }, ...columns];
  assert.deepEqual(readOne(ndjson(log), 'osquery').ipAddresses, ['192.0.2.7', 'fe80::1c2d']);
});
