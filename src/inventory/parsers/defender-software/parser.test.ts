import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOne, readText, textLines } from '../../testing/read-text.ts';

const device = {
  deviceId: '2339ad14a01bd0299afb93dfa2550136057bff96',
  rbacGroupName: 'g',
  deviceName: 'pc-7.contoso.com',
  osPlatform: 'Windows11' as string | null,
};
const row = (softwareName: string, softwareVersion: string, changes: Readonly<Record<string, unknown>> = {}) => ({
  ...device,
  softwareVendor: 'microsoft',
  softwareName,
  softwareVersion,
  numberOfWeaknesses: 0,
  diskPaths: [],
  softwareFirstSeenTimestamp: '2024-01-10 11:07:15',
  endOfSupportStatus: 'None',
  ...changes,
});
const system = row('windows_11', '10.0.22631.3007');
const read = (...rows: readonly object[]) =>
  readOne(JSON.stringify({ '@odata.context': 'x', value: rows }), 'defender-software');

const expected = {
  id: device.deviceId,
  computerDnsName: 'pc-7.contoso.com',
  osName: 'Windows 11',
  osVersion: '10.0.22631.3007',
  installationType: 'Client',
};

test('the row of the operating system is its version, and no software', () => {
  assert.deepEqual(read(system), { ...expected, software: [] });
});

test('the API, its files, advanced hunting and the export say the same', () => {
  const pascal = {
    DeviceId: device.deviceId,
    DeviceName: device.deviceName,
    OSPlatform: 'Windows11',
    OSVersion: '10.0.22631',
    OSArchitecture: 'x64',
    SoftwareVendor: 'microsoft',
    SoftwareName: 'windows_11',
    SoftwareVersion: '10.0.22631.3007',
  };
  const forms = [
    `${JSON.stringify(pascal)}\n${JSON.stringify({ ...pascal, SoftwareName: 'edge', SoftwareVersion: '44.1' })}\n`,
    JSON.stringify({ Schema: [], Results: [pascal] }),
    textLines(Object.keys(pascal).join(','), Object.values(pascal).join(',')),
  ];
  for (const text of forms) {
    const { software, ...reading } = readOne(text, 'defender-software');
    assert.deepEqual(reading, { ...expected, osProcessor: 'x64' });
  }
});

test('several devices in one file are several devices', () => {
  const other = {
    deviceId: '40484a7b9bdcdf0320cadf6e232237a22d9b0d0c',
    deviceName: 'srv-1',
    osPlatform: 'WindowsServer2012R2',
  };
  const text = JSON.stringify([system, { ...row('windows_server_2012_r2', '6.3.9600.21765'), ...other }]);
  assert.deepEqual(
    readText(text).readings.map(({ osName, osVersion, installationType }) => [osName, osVersion, installationType]),
    [
      ['Windows 11', '10.0.22631.3007', 'Client'],
      ['Windows Server 2012 R2', '6.3.9600.21765', 'Server'],
    ],
  );
});

test('a row that stayed from before an upgrade does not count', () => {
  assert.equal(read(row('windows_10', '10.0.19045.3930'), system).osVersion, '10.0.22631.3007');
});

test('of two revisions the one that was seen last counts; without days none does', () => {
  const older = row('windows_11', '10.0.22631.2861', { softwareFirstSeenTimestamp: '2023-12-13 08:00:00' });
  assert.equal(read(system, older).osVersion, '10.0.22631.3007');
  const undated = (version: string) => row('windows_11', version, { softwareFirstSeenTimestamp: null });
  assert.equal(read(undated('10.0.22631.3007'), undated('10.0.22631.2861')).osVersion, '10.0.22631');
});

test('software comes under the name by which Windows lists it', () => {
  const names = (name: string, version: string) =>
    read(system, row(name, version)).software?.map((entry) => entry.name)[0];
  assert.equal(names('edge_chromium-based', '121.0.2277.83'), 'Microsoft Edge');
  assert.equal(names('office', '16.0.17231.20194'), 'Microsoft Office Click-to-Run');
  assert.equal(names('office', '16.0.4266.1001'), 'Microsoft Office 2016');
  assert.deepEqual(read(system, row('7-zip', '23.01', { softwareVendor: '7-zip' })).software, [
    { name: '7-zip', version: '23.01', vendor: '7-zip' },
  ]);
});

test('the version of a server is left out: it may be that of setup', () => {
  assert.deepEqual(
    read(system, row('sql_server_2019', '15.0.2000.5'), row('exchange_server_2019', '15.2.1118.7')).software,
    [
      { name: 'Microsoft SQL Server 2019', vendor: 'Microsoft' },
      { name: 'Microsoft Exchange Server 2019', vendor: 'Microsoft' },
    ],
  );
});

test('what Defender names without its release is said not to be judged', () => {
  const { notes } = readText(JSON.stringify([system, row('.net_core', '6.0.1')]));
  assert.match(notes[0]?.message ?? '', /\.NET and Visual Studio .* not judged/);
  assert.deepEqual(readText(JSON.stringify([system])).notes, []);
});

test('devices of other platforms are counted once, a platform that is not told is none of them', () => {
  const linux = { deviceId: 'd', deviceName: 'web-1', osPlatform: 'Linux' };
  const text = JSON.stringify([
    { ...system, osPlatform: null },
    { ...row('bash', '5'), ...linux },
    { ...row('curl', '8'), ...linux },
  ]);
  const { readings, notes } = readText(text);
  assert.equal(readings.length, 1);
  assert.match(notes[0]?.message ?? '', /^1 device runs Linux/);
});
