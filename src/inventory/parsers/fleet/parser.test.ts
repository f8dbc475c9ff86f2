import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOne, readText } from '../../testing/read-text.ts';

const host = {
  id: 7,
  hostname: 'PC-7',
  computer_name: 'PC-7',
  platform: 'windows',
  osquery_version: '5.12.1',
  os_version: 'Windows 11 Enterprise 23H2 10.0.22631.4317',
  cpu_type: 'x86_64',
  primary_ip: '10.1.2.3',
  detail_updated_at: '2024-11-05T05:09:45Z',
  software: [
    { name: 'Microsoft Edge', version: '130.0.2849.68', source: 'programs', vendor: 'Microsoft Corporation' },
    { name: 'Microsoft Edge', version: '1.0', source: 'chrome_extensions' },
    { name: 'requests', version: '2.32.0', source: 'python_packages' },
  ],
};
const expected = {
  computerDnsName: 'PC-7',
  osName: 'Windows 11 Enterprise',
  osVersion: '10.0.22631.4317',
  osProcessor: 'x64',
  installationType: 'Client',
  lastSeen: '2024-11-05T05:09:45.000Z',
  ipAddresses: ['10.1.2.3'],
  software: [{ name: 'Microsoft Edge', version: '130.0.2849.68', vendor: 'Microsoft Corporation' }],
};

test('a host of the API, of a list and of fleetctl is the same device', () => {
  for (const text of [
    JSON.stringify({ host }),
    JSON.stringify({ hosts: [host] }),
    JSON.stringify({ kind: 'host', apiVersion: 'v1', spec: host }, null, 2),
  ]) {
    assert.deepEqual(readOne(text, 'fleet'), expected);
  }
});

test('a release is no part of the name, whether it is a half-year, a year of a server or absent', () => {
  const named = (os_version: string) => {
    const { osName, osVersion, installationType } = readOne(JSON.stringify({ host: { ...host, os_version } }), 'fleet');
    return { osName, osVersion, installationType };
  };
  assert.deepEqual(named('Windows 10 Pro 22H2 10.0.19045.5011'), {
    osName: 'Windows 10 Pro',
    osVersion: '10.0.19045.5011',
    installationType: 'Client',
  });
  assert.deepEqual(named('Windows 10 Enterprise LTSC 1809 10.0.17763.6414'), {
    osName: 'Windows 10 Enterprise LTSC',
    osVersion: '10.0.17763.6414',
    installationType: 'Client',
  });
  assert.deepEqual(named('Windows Server 2019 10.0.17763.6414').osName, 'Windows Server 2019');
  assert.deepEqual(named('Windows Server 2019 Standard 10.0.17763.6414'), {
    osName: 'Windows Server 2019 Standard',
    osVersion: '10.0.17763.6414',
    installationType: 'Server',
  });
});

test('hosts that do not run Windows are noted, and a host without software does not claim to have none', () => {
  const { software: _, ...bare } = host;
  const other = { ...bare, hostname: 'web', platform: 'ubuntu', os_version: 'Ubuntu 22.04.4 LTS' };
  const { readings, notes } = readText(JSON.stringify({ hosts: [bare, other] }));
  assert.equal(readings.length, 1);
  assert.equal(readings[0]?.software, undefined);
  assert.match(notes[0]?.message ?? '', /^1 device runs Ubuntu 22\.04\.4 LTS, not Windows/);
});
