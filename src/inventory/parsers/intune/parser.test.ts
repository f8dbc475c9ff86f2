import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOne, readText, textLines } from '../../testing/read-text.ts';

const header =
  'Device ID,Device name,Enrollment date,Last check-in,OS version,Serial number,Ownership,OS,SkuFamily,ProcessorArchitecture';

test('an export of devices gives name, version and architecture; other systems are noted', () => {
  const text = textLines(
    header,
    'a1,PC-7,2023-01-01 08:00:00,2024-02-01 08:00:00.0000000,10.0.22631.3007,KB1234567,Corporate,Windows,Enterprise,x64',
    'a2,phone,2023-01-01,2024-02-01,14.2,5034122,Personal,iOS,,',
  );
  const { format, readings, notes } = readText(text);
  assert.equal(format, 'intune');
  assert.equal(readings[0]?.computerDnsName, 'PC-7');
  assert.equal(readings[0]?.osVersion, '10.0.22631.3007');
  assert.equal(readings[0]?.osProcessor, 'x64');
  assert.equal(readings[0]?.installationType, 'Client');
  assert.equal(readings[0]?.installedKbs, undefined);
  assert.equal(notes.length, 1);
});

test('a device that stands twice has the version of its newer row', () => {
  const row = (day: string, version: string) =>
    `a,PC-7,2023-01-01,${day}T08:00:00Z,${version},1,Corporate,Windows,,x64`;
  const text = textLines(header, row('2024-02-01', '10.0.22631.3007'), row('2023-02-01', '10.0.19045.1'));
  assert.equal(readOne(text, 'intune').osVersion, '10.0.22631.3007');
});

test('discovered apps are software of their devices', () => {
  const text = textLines(
    'ApplicationName;ApplicationPublisher;ApplicationVersion;DeviceName',
    'Git;Git;2.43.0;PC-7',
    'Microsoft Edge;Microsoft Corporation;121.0;PC-7',
  );
  assert.equal(readOne(text, 'intune').software?.length, 2);
});

test('managedDevices of Graph have the same columns', () => {
  const value = [
    {
      id: 'a1',
      deviceName: 'PC-7',
      operatingSystem: 'Windows',
      osVersion: '10.0.22631.3007',
      lastSyncDateTime: '2024-02-01T08:00:00Z',
    },
  ];
  assert.equal(readOne(JSON.stringify({ '@odata.context': 'x', value }), 'intune').osVersion, '10.0.22631.3007');
});

test('the address of a device is read where the report has it', () => {
  const text = textLines(
    'DeviceName,OS,OSVersion,LastContact,WiFiIPv4Address,WiFiSubnetID',
    'PC-7,Windows,10.0.22631.3007,2024-02-01T08:00:00Z,192.0.2.7,192.0.2.0',
    'PC-8,Windows,10.0.22631.3007,2024-02-01T08:00:00Z,,',
  );
  assert.deepEqual(
    readText(text).readings.map(({ ipAddresses }) => ipAddresses),
    [['192.0.2.7'], undefined],
  );
});
