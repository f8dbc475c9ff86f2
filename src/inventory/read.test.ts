import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventoryParsers } from './parsers/table.ts';
import { maxInventoryBytes, readInventories } from './read.ts';
import { listingLanguage, writeTextListing } from './testing/listing.ts';
import { readOne, readText, textLines } from './testing/read-text.ts';

test('an unknown format is refused with the list of the known ones', () => {
  for (const text of ['hello', '{"a": 1}', '[1, 2]', 'a,b\n1,2\n', '<html></html>', 'KB']) {
    assert.throws(
      () => readText(text),
      (error: Error & { code?: string }) => {
        assert.equal(error.code, 'UnknownFormat', text);
        for (const { description } of inventoryParsers) assert.ok(error.message.includes(description));
        return true;
      },
    );
  }
});

test('an empty file and one beyond 64 MB are refused with their reason', () => {
  assert.throws(() => readInventories(new Uint8Array(), 'a.txt'), {
    code: 'UnreadableFile',
    message: /a\.txt is empty/,
  });
  const large = new Uint8Array(maxInventoryBytes + 1);
  assert.throws(() => readInventories(large, 'a.txt'), { code: 'UnreadableFile', message: /65 MB; at most 64 MB/ });
});

test('JSON that is damaged says where', () => {
  const text = '{"computerDnsName": "a",\n "osVersion": "10.0.19045",\n "installedKbs": ["KB50';
  assert.throws(() => readText(text), { code: 'UnreadableFile', message: /begins like JSON.*not whole/s });
});

test('the outputs of several commands in one file are one device', () => {
  const text = [
    'Microsoft Windows [Version 10.0.19045.3930]\r\n\r\n',
    writeTextListing(listingLanguage('Russian')),
    textLines('', 'HotFixID   InstalledOn', 'KB5034441  1/9/2024', ''),
    textLines(
      '',
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full',
      '    Release    REG_DWORD    0x80ff4',
    ),
  ].join('');
  const reading = readOne(text, 'systeminfo + ver + registry + quick-fix');
  assert.equal(reading.osVersion, '10.0.19045.3930');
  assert.deepEqual(reading.installedKbs, ['982018', '5015684', '5033372', '5034224', '5034441']);
  assert.equal(reading.dotNetRelease, 528372);
});

test('outputs that contradict each other are refused with both values', () => {
  const text = `Microsoft Windows [Version 10.0.22631.3007]\r\n${writeTextListing(listingLanguage('German'))}`;
  assert.throws(() => readText(text), {
    code: 'InvalidInput',
    message: /10\.0\.19045.*10\.0\.22631\.3007|10\.0\.22631\.3007.*10\.0\.19045/,
  });
});

test('every format has a name of its own', () => {
  const names = inventoryParsers.map(({ format }) => format);
  assert.equal(new Set(names).size, names.length);
});
