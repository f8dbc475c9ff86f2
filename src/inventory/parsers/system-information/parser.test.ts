import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readInventories } from '../../read.ts';
import { encode } from '../../testing/listing.ts';
import { readOne, readText, textLines } from '../../testing/read-text.ts';

const values: readonly (readonly [item: string, value: string])[] = [
  ['OS Name', 'Microsoft Windows 10 Pro'],
  ['Version', '10.0.19045 Build 19045'],
  ['Other OS Description ', 'Not Available'],
  ['OS Manufacturer', 'Microsoft Corporation'],
  ['System Name', 'PC-0815'],
  ['System Manufacturer', 'Contoso'],
  ['System Model', 'Model 10.0.14393 x86'],
  ['System Type', 'x64-based PC'],
  ['System SKU', 'KB1234567'],
  ['Processor', 'Intel(R) Core(TM) i5, 1104 Mhz, 4 Core(s), 8 Logical Processor(s)'],
  ['BIOS Version/Date', 'Contoso 1.5.0, 1/2/2023'],
  ['BIOS Mode', 'UEFI'],
  ['Platform Role', 'Desktop'],
  ['Secure Boot State', 'On'],
  ['PCR7 Configuration', 'Elevation Required to View'],
  ['Windows Directory', 'C:\\Windows'],
  ['Hardware Abstraction Layer', 'Version = "10.0.19041.3636"'],
  ['User Name', 'CONTOSO\\user'],
];

const report = (rows = values) =>
  textLines(
    'System Information report written at: 02/01/24 08:34:58',
    'System Name: PC-0815',
    '[System Summary]',
    '',
    'Item\tValue\t',
    ...rows.map(([item, value]) => `${item}\t${value}\t`),
    '',
    '[Hardware Resources]',
    '',
    '[Conflicts/Sharing]',
    '',
    'Resource\tDevice\t',
    'I/O Port 0x0\t10.0.22631 Build 22631\t',
    '',
    '[Environment Variables]',
    '',
    'Variable\tValue\tUser Name\t',
    'OS\tWindows_NT\t<SYSTEM>\t',
  );

const nfo = (item = 'Item', value = 'Value') =>
  textLines(
    '<?xml version="1.0"?>',
    '<MsInfo>',
    '<Metadata>',
    '<Version>8.0</Version>',
    '<CreationUTC>02/01/24 07:34:58</CreationUTC>',
    '</Metadata>',
    '<Category name="System Summary">',
    ...values.flatMap(([name, text]) => [
      '<Data>',
      `<${item}><![CDATA[${name}]]></${item}>`,
      `<${value}><![CDATA[${text}]]></${value}>`,
      '</Data>',
    ]),
    '<Category name="Hardware Resources">',
    '<Data><Item>x</Item><Value>10.0.22631 Build 22631</Value></Data>',
    '</Category>',
    '</Category>',
    '</MsInfo>',
  );

const expected = {
  computerDnsName: 'PC-0815',
  osName: 'Microsoft Windows 10 Pro',
  osVersion: '10.0.19045',
  osProcessor: 'x64',
  installationType: 'Client',
  secureBoot: true,
};

test('a report tells name, build, architecture and Secure Boot, and takes no file version for the revision', () => {
  assert.deepEqual(readOne(report(), 'system-information'), expected);
});

test('msinfo32 writes UTF-16', () => {
  for (const text of [report(), nfo()]) {
    assert.deepEqual(readInventories(encode(text, 'utf16le', true), 'msinfo.txt').readings, [expected]);
  }
});

test('the saved file says the same, whatever its language calls the columns', () => {
  assert.deepEqual(readOne(nfo(), 'system-information'), expected);
  assert.deepEqual(readOne(nfo('Element', 'Wert'), 'system-information'), expected);
});

test('another language has the same rows in the same order', () => {
  const german = [...values];
  german[0] = ['Betriebssystemname', 'Microsoft Windows 11 Pro'];
  german[1] = ['Version', '10.0.22631 Build 22631'];
  german[4] = ['Systemname', 'PC-0815'];
  german[7] = ['Systemtyp', 'x64-basierter PC'];
  german[13] = ['Sicherer Startzustand', 'Aus'];
  german[14] = ['PCR7-Konfiguration', 'Rechteerweiterung erforderlich'];
  const reading = readOne(report(german), 'system-information');
  assert.deepEqual([reading.computerDnsName, reading.osVersion, reading.secureBoot], ['PC-0815', '10.0.22631', false]);
});

test('a state of Secure Boot in a word that is not known tells nothing', () => {
  const rows = values.map(([item, value]) => [item, item === 'Secure Boot State' ? 'Unsupported' : value] as const);
  assert.equal(readOne(report(rows), 'system-information').secureBoot, undefined);
});

test('older systems name their service pack in between and have no Secure Boot', () => {
  const rows: (readonly [string, string])[] = [
    ['OS Name', 'Microsoft Windows 7 Enterprise'],
    ['Version', '6.1.7601 Service Pack 1 Build 7601'],
    ...values.slice(2, 11),
  ];
  const { osVersion, secureBoot, installationType } = readOne(report(rows), 'system-information');
  assert.deepEqual([osVersion, secureBoot, installationType], ['6.1.7601', undefined, 'Client']);
});

test('a saved file that was cut is read as far as it goes', () => {
  assert.deepEqual(readText(nfo().slice(0, nfo().indexOf('<Category name="Hardware'))).readings, [expected]);
});
