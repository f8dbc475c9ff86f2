import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOne, readText, textLines } from '../../testing/read-text.ts';

test('wmic os /value gives name, version, architecture and kind', () => {
  const text =
    '\r\r\nBuildNumber=17763\r\r\nCaption=Microsoft Windows Server 2019 Standard\r\r\nCSName=SRV-1\r\r\nOSArchitecture=64-разрядная\r\r\nProductType=3\r\r\nVersion=10.0.17763\r\r\n';
  assert.deepEqual(readOne(text, 'operating-system'), {
    computerDnsName: 'SRV-1',
    osName: 'Microsoft Windows Server 2019 Standard',
    osVersion: '10.0.17763',
    osProcessor: 'x64',
    installationType: 'Server',
  });
});

test('the computer system beside it tells the architecture', () => {
  const text = textLines(
    'Caption : Microsoft Windows 11 Pro',
    'Version : 10.0.22631',
    'BuildNumber : 22631',
    '',
    'DNSHostName : pc-7',
    'SystemType : ARM64-based PC',
  );
  const reading = readOne(text, 'operating-system');
  assert.equal(reading.osProcessor, 'arm64');
  assert.equal(reading.computerDnsName, 'pc-7');
});

test('the edition number of a Server Core tells it', () => {
  const row = {
    Caption: 'Microsoft Windows Server',
    Version: '10.0.18363',
    BuildNumber: '18363',
    OperatingSystemSKU: 146,
  };
  assert.equal(readOne(JSON.stringify(row), 'operating-system').installationType, 'Server Core');
});

test('a domain controller is a server', () => {
  const row = { Caption: 'Microsoft Windows', Version: '10.0.20348', BuildNumber: '20348', ProductType: 2 };
  assert.equal(readOne(JSON.stringify(row), 'operating-system').installationType, 'Server');
});

test('answers of several computers are several devices', () => {
  const rows = ['A', 'B'].map((name) => ({
    Caption: 'Microsoft Windows 10 Pro',
    Version: '10.0.19045',
    BuildNumber: '19045',
    PSComputerName: name,
  }));
  assert.deepEqual(
    readText(JSON.stringify(rows)).readings.map((reading) => reading.computerDnsName),
    ['A', 'B'],
  );
});

test('the number of the edition tells it', () => {
  const row = { Caption: 'Microsoft Windows 10 Enterprise LTSC', Version: '10.0.19044', BuildNumber: '19044' };
  const edition = (OperatingSystemSKU: number) =>
    readOne(JSON.stringify({ ...row, OperatingSystemSKU }), 'operating-system').osEdition;
  assert.deepEqual([125, 191, 48, 7].map(edition), ['EnterpriseS', 'IoTEnterpriseS', 'Professional', undefined]);
});

test('Enterprise multi-session is a client, although it counts itself among the servers', () => {
  const row = {
    Caption: 'Microsoft Windows 11 Enterprise multi-session',
    Version: '10.0.22631',
    BuildNumber: '22631',
    OperatingSystemSKU: 175,
    ProductType: 3,
  };
  assert.equal(readOne(JSON.stringify(row), 'operating-system').installationType, 'Client');
});
