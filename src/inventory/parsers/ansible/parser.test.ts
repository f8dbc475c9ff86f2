import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOne, readText, textLines } from '../../testing/read-text.ts';

const facts = (changes: Readonly<Record<string, unknown>> = {}) => ({
  ansible_architecture: '64-bit',
  ansible_architecture2: 'x86_64',
  ansible_date_time: { iso8601: '2024-02-01T08:00:00Z', epoch: '1706774400' },
  ansible_distribution: 'Microsoft Windows Server 2019 Standard',
  ansible_distribution_major_version: '10',
  ansible_distribution_version: '10.0.17763.0',
  ansible_fqdn: 'srv-1.contoso.com',
  ansible_hostname: 'SRV-1',
  ansible_kernel: '10.0.17763.0',
  ansible_os_family: 'Windows',
  ansible_os_installation_type: 'Server Core',
  ansible_os_name: 'Microsoft Windows Server 2019 Standard',
  ansible_os_product_type: 'server',
  ansible_windows_domain: 'contoso.com',
  ansible_windows_domain_member: true,
  ...changes,
});
const pretty = (value: unknown) => JSON.stringify(value, null, 4).replaceAll('\n', '\r\n');

const update = (kb: string, installed: boolean, changes: Readonly<Record<string, unknown>> = {}) => ({
  id: `id-${kb}`,
  kb: [kb],
  title: `Cumulative Update for Windows (KB${kb})`,
  categories: ['Security Updates'],
  installed,
  ...changes,
});
const updates = (changes: Readonly<Record<string, unknown>> = {}) => ({
  changed: true,
  failed: false,
  found_update_count: 2,
  installed_update_count: 1,
  reboot_required: false,
  updates: { a: update('5034127', true), b: update('5033904', false, { failure_hresult_code: 2149842967 }) },
  filtered_updates: { c: update('890830', false, { filtered_reason: 'category_names' }) },
  ...changes,
});

const server = {
  computerDnsName: 'srv-1.contoso.com',
  osName: 'Microsoft Windows Server 2019 Standard',
  osVersion: '10.0.17763',
  osProcessor: 'x64',
  installationType: 'Server Core',
  lastSeen: '2024-02-01T08:00:00.000Z',
};

test('facts tell name, build, architecture and Server Core; the last part of the version, always 0, is no revision', () => {
  const { ansible_os_family, ansible_distribution, ...rest } = facts();
  const withoutPrefix = Object.fromEntries(
    Object.entries({ ...rest, ansible_os_family, ansible_distribution }).map(([name, value]) => [name.slice(8), value]),
  );
  const forms: Readonly<Record<string, string>> = {
    'ad hoc': `srv-1 | SUCCESS => ${pretty({ ansible_facts: facts(), changed: false })}\r\n`,
    'ad hoc in one line': `srv-1 | SUCCESS => ${JSON.stringify({ ansible_facts: facts() })}\n`,
    debug: textLines(
      'TASK [debug] ****',
      `ok: [srv-1] => ${pretty({ ansible_facts: withoutPrefix })}`,
      '',
      'PLAY RECAP ***',
    ),
    tree: JSON.stringify({ ansible_facts: facts(), changed: false }),
    cache: JSON.stringify(facts()),
    callback: JSON.stringify({ plays: [{ tasks: [{ hosts: { 'srv-1': { ansible_facts: facts() } } }] }], stats: {} }),
    hostvars: JSON.stringify({ 'srv-1': { inventory_hostname: 'srv-1', ansible_facts: facts() } }),
  };
  for (const [form, text] of Object.entries(forms)) assert.deepEqual(readOne(text, 'ansible'), server, form);
});

test('facts that WMI refused leave type and name to the others', () => {
  const text = JSON.stringify(
    facts({
      ansible_os_name: null,
      ansible_distribution: null,
      ansible_os_installation_type: null,
      ansible_fqdn: 'SRV-1.',
    }),
  );
  const { osName, installationType, computerDnsName } = readOne(text, 'ansible');
  assert.deepEqual([osName, installationType, computerDnsName], [undefined, 'Server', 'SRV-1']);
});

test('what win_updates installed is installed, what it found or filtered out is offered', () => {
  const reading = readOne(`srv-1 | CHANGED => ${pretty(updates())}\n`, 'ansible');
  assert.deepEqual(reading, {
    computerDnsName: 'srv-1',
    installedKbs: ['5034127'],
    windowsUpdateOffers: [
      { kb: '890830', title: 'Cumulative Update for Windows (KB890830)' },
      { kb: '5033904', title: 'Cumulative Update for Windows (KB5033904)' },
    ],
  });
});

test('of what a run installed only cumulative updates of Windows count; it does not tell what else is there', () => {
  const installed = (title: string) =>
    readText(JSON.stringify(updates({ updates: { a: update('5034127', true, { title }) } })));
  for (const title of [
    '2024-01 – Kumulatives Update für Windows Server 2019',
    '2015-10 Monthly Quality Rollup',
    '2024-01 累積更新',
  ]) {
    assert.deepEqual(installed(title).readings[0]?.installedKbs, ['5034127'], title);
  }
  for (const title of ['Windows Malicious Software Removal Tool', '2024-01 Cumulative Update for .NET Framework 4.8']) {
    assert.equal(installed(title).readings[0]?.installedKbs, undefined, title);
    assert.match(installed(title).notes[0]?.message ?? '', /KB5034127 alone/);
  }
});

test('a search lists nothing as installed', () => {
  const found = updates({ installed_update_count: 0, updates: { a: update('5034127', false) }, filtered_updates: {} });
  assert.deepEqual(readOne(JSON.stringify({ found }), 'ansible'), {
    windowsUpdateOffers: [{ kb: '5034127', title: 'Cumulative Update for Windows (KB5034127)' }],
  });
});

test('what waits for a restart is neither installed nor offered, and the file says so', () => {
  const { readings, notes } = readText(`srv-1 | CHANGED => ${pretty(updates({ reboot_required: true }))}\n`);
  assert.equal(readings[0]?.installedKbs, undefined);
  assert.deepEqual(
    readings[0]?.windowsUpdateOffers?.map(({ kb }) => kb),
    ['890830', '5033904'],
  );
  assert.match(notes[0]?.message ?? '', /1 updates wait for a restart/);
});

test('facts and updates of one host are one device; every host has its own', () => {
  const text = [
    `ok: [srv-1] => ${pretty({ ansible_facts: facts() })}`,
    `ok: [srv-2] => ${pretty({ ansible_facts: facts({ ansible_fqdn: 'srv-2.contoso.com' }) })}`,
    `ok: [srv-1] => ${pretty({ result: updates() })}`,
    `ok: [srv-2] => ${pretty({ result: updates({ updates: {}, filtered_updates: {} }) })}`,
  ].join('\n');
  const { readings } = readText(text);
  assert.deepEqual(
    readings.map((reading) => [reading.computerDnsName, reading.osVersion, reading.installedKbs]),
    [
      ['srv-1.contoso.com', '10.0.17763', ['5034127']],
      ['srv-2.contoso.com', '10.0.17763', undefined],
    ],
  );
});

test('results that nothing names are not one device', () => {
  const runs = ['5034127', '5031361'].map((kb) => updates({ updates: { a: update(kb, true) }, filtered_updates: {} }));
  assert.deepEqual(
    readText(JSON.stringify(runs)).readings.map(({ installedKbs }) => installedKbs),
    [['5034127'], ['5031361']],
  );
});

test('an update that a later run installed is not offered any more', () => {
  const first = updates({ updates: { a: update('5034127', false) }, filtered_updates: {} });
  const second = updates({ updates: { a: update('5034127', true) }, filtered_updates: {} });
  const text = `ok: [srv-1] => ${pretty({ first })}\nok: [srv-1] => ${pretty({ second })}\n`;
  const { installedKbs, windowsUpdateOffers } = readOne(text, 'ansible');
  assert.deepEqual([installedKbs, windowsUpdateOffers], [['5034127'], []]);
});

test('hosts that run another system, were not reached or whose result is cut are said and take no other with them', () => {
  const text = [
    `web-1 | SUCCESS => ${pretty({ ansible_facts: { ansible_os_family: 'Debian', ansible_distribution: 'Ubuntu' } })}`,
    'srv-9 | UNREACHABLE! => {"changed": false, "msg": "ssl: HTTPSConnectionPool", "unreachable": true}',
    `srv-1 | SUCCESS => ${pretty({ ansible_facts: facts() })}`,
    'srv-2 | SUCCESS => {',
    '    "ansible_facts": {',
  ].join('\n');
  const { readings, problems, notes } = readText(text);
  assert.deepEqual(readings, [server]);
  assert.deepEqual(
    problems.map(({ place }) => place),
    ['host srv-9', 'host srv-2'],
  );
  assert.match(notes[0]?.message ?? '', /1 device runs Ubuntu/);
});
