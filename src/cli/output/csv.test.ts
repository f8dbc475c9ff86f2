import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { csvRow } from '../../csv-row.ts';
import { deviceAhead, deviceBehind, deviceEnded, devicePatched, deviceUnknown } from '../testing/assessed-devices.ts';
import { recordingTerminal } from '../testing/recording-terminal.ts';
import { writeCsv } from './csv.ts';

test('csv has a row for each missing update, and one for a device without any', () => {
  const terminal = recordingTerminal();
  writeCsv([deviceBehind, devicePatched, deviceUnknown], terminal.stdout);
  const rows: Record<string, string>[] = parse(terminal.out, { columns: true });
  assert.deepEqual(
    rows.map((row) => [row.computerDnsName, row.status, row.id, row.productsNames, row.cveAddressed, row.install]),
    [
      ['pc-12.example.com', 'assessed', '5035853', 'windows_11;.net_framework', '3', '5036893'],
      ['pc-13.example.com', 'assessed', '', '', '', ''],
      ['c.txt', 'unknown', '', '', '', ''],
    ],
  );
  assert.equal(rows[2]?.reason, 'no product of the catalogue has build 12345');
});

test('a row of an answer that is older than its question is marked as stale', () => {
  const terminal = recordingTerminal();
  writeCsv([devicePatched, deviceAhead], terminal.stdout);
  const rows: Record<string, string>[] = parse(terminal.out, { columns: true });
  assert.deepEqual(
    rows.map(({ stale }) => stale),
    ['', 'true'],
  );
});

test('a text with quotes, commas or line ends is quoted', () => {
  assert.equal(csvRow(['a "b"', 'c,d', 'e\nf', 1]), '"a ""b""","c,d","e\nf",1\r\n');
});

test('a text that a spreadsheet would run as a formula is made plain text', () => {
  assert.equal(csvRow(['=1+1', '+1', '-1', '@a']), "'=1+1,'+1,'-1,'@a\r\n");
});

test('a row says whether the update is offered, and where to go when it is not', () => {
  const terminal = recordingTerminal();
  writeCsv([deviceEnded], terminal.stdout);
  const rows: Record<string, string>[] = parse(terminal.out, { columns: true });
  assert.deepEqual(
    rows.map(({ install, needsEsu, notOffered, notOfferedSince, upgradeTo }) => [
      install,
      needsEsu,
      notOffered,
      notOfferedSince,
      upgradeTo,
    ]),
    [
      ['5035853', '', '', '', ''],
      ['5036893', 'true', '', '', ''],
      [
        '5040442',
        '',
        'Support of Windows 11 23H2 for Home and Pro ended on 2025-11-11.',
        '2025-11-11',
        'Windows 11 25H2',
      ],
    ],
  );
});
