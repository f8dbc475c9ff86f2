import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOne, readText } from '../../testing/read-text.ts';

const system = {
  computerDnsName: 'SRV-1',
  osName: 'Microsoft Windows Server 2022 Standard',
  osVersion: '10.0.20348.2227',
  osProcessor: 'x64',
  installationType: 'Server',
};
const os = { name: system.osName, version: system.osVersion, build: '20348.2227', display_version: '21H2' };
const answer = (items: readonly object[]) =>
  JSON.stringify({ data: { affected_items: items, total_affected_items: items.length }, error: 0 });

test('the answers of the API about system, hotfixes and packages', () => {
  assert.deepEqual(
    readOne(answer([{ agent_id: '001', os, hostname: 'SRV-1', architecture: 'x86_64' }]), 'wazuh'),
    system,
  );
  assert.deepEqual(
    readOne(
      answer([
        { agent_id: '001', hotfix: 'KB5034129' },
        { agent_id: '001', hotfix: 'KB5033909' },
      ]),
      'wazuh',
    ).installedKbs,
    ['5033909', '5034129'],
  );
  const packages = [{ agent_id: '001', name: 'Git', version: '2.43.0', vendor: 'Git', format: 'win' }];
  assert.deepEqual(readOne(answer(packages), 'wazuh').software, [{ name: 'Git', version: '2.43.0', vendor: 'Git' }]);
});

test('states of the indices, without those that were deleted', () => {
  const items = [
    { operation: 'Upsert', data: { host: { architecture: 'x86_64', hostname: 'SRV-1', os } } },
    { operation: 'Upsert', data: { package: { hotfix: { name: 'KB5034129' } } } },
    { operation: 'Delete', data: { package: { hotfix: { name: 'KB5033909' } } } },
    { operation: 'Upsert', data: { package: { name: 'Git', version: '2.43.0', vendor: 'Git', type: 'win' } } },
  ];
  assert.deepEqual(readOne(JSON.stringify({ metadata: {}, items }), 'wazuh'), {
    ...system,
    installedKbs: ['5034129'],
    software: [{ name: 'Git', version: '2.43.0', vendor: 'Git' }],
  });
});

test('events, one a line, of several agents', () => {
  const events = [
    { agent: { id: '001' }, data: { hotfix: 'KB5034129' } },
    { agent: { id: '002' }, data: { hotfix: 'KB5034122' } },
    {
      agent: { id: '001' },
      data: { hostname: 'SRV-1', architecture: 'x86_64', os_name: system.osName, os_version: system.osVersion },
    },
  ];
  const { readings } = readText(events.map((event) => JSON.stringify(event)).join('\n'));
  assert.deepEqual(readings, [{ ...system, installedKbs: ['5034129'] }, { installedKbs: ['5034122'] }]);
});

test('agents on other systems are counted and left out', () => {
  const linux = { agent_id: '002', os: { name: 'Ubuntu', version: '22.04' }, hostname: 'web', architecture: 'x86_64' };
  const { readings, notes } = readText(
    answer([{ agent_id: '001', os, hostname: 'SRV-1', architecture: 'x86_64' }, linux]),
  );
  assert.deepEqual(readings, [system]);
  assert.match(notes[0]?.message ?? '', /^1 device runs Ubuntu, not Windows/);
});

test('an agent that has not reported yet is noted', () => {
  const { readings, notes } = readText(
    JSON.stringify({ '001': [{ hotfix: 'KB5034129' }], '002': { status: 'NOT_SYNCED' } }),
  );
  assert.equal(readings.length, 1);
  assert.equal(notes[0]?.place, 'agent 002');
});
