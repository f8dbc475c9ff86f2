import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readInventories } from '../../read.ts';
import {
  encode,
  listedDevice,
  listingLanguage,
  listingValues,
  writeCsvListing,
  writeTextListing,
} from '../../testing/listing.ts';
import { listingLanguages } from '../../testing/listing-languages.ts';

const expected = {
  computerDnsName: 'PC-0815',
  osVersion: '10.0.19045',
  osProcessor: 'x64',
  installationType: 'Client',
  installedKbs: ['982018', '5015684', '5033372', '5034224'],
  ipAddresses: ['192.168.1.48', 'fe80::1'],
};

function readOne(bytes: Uint8Array) {
  const { format, readings, problems } = readInventories(bytes, 'listing.txt');
  assert.equal(format, 'systeminfo');
  assert.deepEqual(problems, []);
  assert.equal(readings.length, 1);
  return readings[0];
}

function readText(text: string) {
  return readOne(new TextEncoder().encode(text));
}

for (const language of listingLanguages) {
  const osName = `Microsoft Windows 10 ${language.edition}`;
  for (const encoding of [...language.codePages, 'utf8', 'utf16le', 'utf16be']) {
    test(`a ${language.name} listing in ${encoding} gives name, version, architecture, every KB and the addresses`, () => {
      assert.deepEqual(readOne(encode(writeTextListing(language), encoding)), { ...expected, osName });
      assert.deepEqual(readOne(encode(writeCsvListing(language), encoding)), { ...expected, osName });
    });
  }
}

test('a byte order mark changes nothing', () => {
  const text = writeTextListing(listingLanguage('Greek'));
  for (const encoding of ['utf8', 'utf16le', 'utf16be']) {
    assert.deepEqual(readOne(encode(text, encoding, true))?.installedKbs, expected.installedKbs);
  }
});

test('a listing without hotfixes says "none" in words: the list is empty, not absent', () => {
  for (const language of listingLanguages) {
    const text = writeTextListing(language, { ...listedDevice, kbs: [] });
    assert.deepEqual(readText(text)?.installedKbs, [], language.name);
  }
});

test('an entry more than usual does not move the hotfixes', () => {
  const text = writeTextListing(listingLanguage('German'), { ...listedDevice, kbs: [] });
  assert.deepEqual(readText(text.replace('Windows-Ordner', 'Seriennummer: 4711\r\nWindows-Ordner'))?.installedKbs, []);
});

test('a listing that stops before its hotfixes does not say that there are none', () => {
  const textLines = writeTextListing(listingLanguage('German')).split('\r\n').slice(0, 25);
  assert.equal(readText(textLines.join('\n'))?.installedKbs, undefined);
});

test('the revision is never made up, and is kept where the listing prints one', () => {
  const text = writeTextListing(listingLanguage('German')).replace('10.0.19045 ', '10.0.19045.3803 ');
  assert.equal(readText(text)?.osVersion, '10.0.19045.3803');
});

test('a server is told by its name in any language', () => {
  const text = writeTextListing(listingLanguage('Russian'), { ...listedDevice, osVersion: '10.0.17763' });
  const server = text.replace('Windows 10 Профессиональная', 'Windows Server 2019 Standard');
  assert.equal(readText(server)?.installationType, 'Server');
});

test('an x86 system on an x64 processor is x86', () => {
  const text = writeTextListing(listingLanguage('German')).replace('x64-basierter PC', 'X86-basierter PC');
  assert.equal(readText(text)?.osProcessor, 'x86');
});

test('two listings one after the other are two devices', () => {
  const german = writeTextListing(listingLanguage('German'));
  const other = writeTextListing(listingLanguage('German'), {
    hostName: 'PC-4711',
    osVersion: '10.0.22631',
    kbs: ['KB5034467'],
  });
  const { readings } = readInventories(new TextEncoder().encode(german + other), 'two.txt');
  assert.deepEqual(
    readings.map((reading) => [reading.computerDnsName, reading.osVersion, reading.installedKbs]),
    [
      ['PC-0815', '10.0.19045', expected.installedKbs],
      ['PC-4711', '10.0.22631', ['5034467']],
    ],
  );
});

test('a hotfix list that announces more than it prints keeps what is whole and says so', () => {
  const textLines = writeTextListing(listingLanguage('German')).split('\r\n');
  const cut = textLines
    .filter((textLine) => !textLine.includes('KB5034224'))
    .join('\n')
    .replace('[03]: KB982018', '[03]: KB503422');
  const { readings, notes } = readInventories(new TextEncoder().encode(cut), 'cut.txt');
  assert.deepEqual(readings[0]?.installedKbs, ['5015684', '5033372']);
  assert.match(notes[0]?.message ?? '', /announces 4 hotfixes and lists 3/);
});

test('hotfixes named by file, by number alone or with a suffix count only where they name a KB', () => {
  const kbs = ['File 1', '982018', 'KB954550-v5', '{9D8E3D4C-D9C1-4D74-A1B3-4F2C6D5B7A10}', 'Q147222', 'KB5034441'];
  const text = writeTextListing(listingLanguage('Dutch'), { ...listedDevice, kbs });
  assert.deepEqual(readText(text)?.installedKbs, ['954550', '982018', '5034441']);
});

test('a listing turned into JSON keeps its order, whatever the labels', () => {
  const language = listingLanguage('Japanese');
  const labels = language.labels.split('|');
  const object = Object.fromEntries(
    listingValues(language).map((value, index) => [labels[index], typeof value === 'string' ? value : value.join(',')]),
  );
  assert.deepEqual(readText(JSON.stringify([object]))?.installedKbs, expected.installedKbs);
});

test('/FO TABLE is read by its columns', () => {
  const language = listingLanguage('German');
  const labels = language.labels.split('|');
  const cells = listingValues(language).map((value) => (typeof value === 'string' ? value : value.join(', ')));
  const widths = cells.map((cell, index) => Math.max(cell.length, labels[index]?.length ?? 0));
  const row = (texts: readonly string[]) => texts.map((text, index) => text.padEnd(widths[index] ?? 0)).join(' ');
  const table = [row(labels), widths.map((width) => '='.repeat(width)).join(' '), row(cells)].join('\r\n');
  assert.deepEqual(readText(table)?.installedKbs, expected.installedKbs);
});

test('the lines of the list alone, as a filter leaves them, are read', () => {
  const textLines = writeTextListing(listingLanguage('German'))
    .split('\r\n')
    .filter((textLine) => textLine.includes('KB') && textLine.includes('['));
  assert.deepEqual(readText(`${textLines.join('\r\n')}\r\n`), { installedKbs: expected.installedKbs });
});

test('a number that may have lost its end with the file is left out', () => {
  const text = writeTextListing(listingLanguage('German'));
  const cut = text.slice(0, text.indexOf('KB5034224') + 'KB503422'.length);
  assert.deepEqual(readInventories(new TextEncoder().encode(cut), 'cut.txt').readings[0]?.installedKbs, [
    '982018',
    '5015684',
    '5033372',
  ]);
});

test('a version line that lost its second half still counts below the name of a Windows', () => {
  const text = writeTextListing(listingLanguage('German')).replace(/10\.0\.19045 .*19045/, '10.0.19045');
  assert.equal(readText(text)?.osVersion, '10.0.19045');
});

test('/FO CSV without its header is read the same', () => {
  const [, , values = ''] = writeCsvListing(listingLanguage('Greek')).split('\r\n');
  assert.deepEqual(readText(`${values}\r\n`)?.installedKbs, expected.installedKbs);
});
