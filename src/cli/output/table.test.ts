import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviceAhead, deviceBehind, deviceEnded, devicePatched, deviceUnknown } from '../testing/assessed-devices.ts';
import { recordingTerminal } from '../testing/recording-terminal.ts';
import { fitColumns, wrapText } from './fit-columns.ts';
import { writeTable } from './table.ts';

test('a missing update stands with month, KB, software, vulnerabilities and what to install', () => {
  const terminal = recordingTerminal();
  writeTable([deviceBehind], terminal);
  const row = terminal.out.split('\n').find((line) => line.includes('KB5035853 '));
  assert.match(row ?? '', /^March 2024 +KB5035853 +2024-03-12 +3 +windows_11 2 +KB5036893$/);
  assert.match(terminal.out, /KB5036893 {2}April 2024 Security Updates/);
  assert.match(terminal.out, /makes KB5035853 needless/);
});

test('software that the answer does not cover stands below it with the reason', () => {
  const terminal = recordingTerminal();
  writeTable([deviceBehind], terminal);
  assert.match(terminal.out, /Not judged:\n {2}Microsoft Edge: updates itself, without KBs\n/);
});

test('a patched device and one that cannot be judged read differently', () => {
  const terminal = recordingTerminal();
  writeTable([devicePatched, deviceUnknown], terminal);
  assert.match(terminal.out, /pc-13\.example\.com.*\nNo security update is missing as of 2024-05-01\.\n/);
  assert.match(terminal.out, /c\.txt.*\nCannot tell \(unknown\): no product of the catalogue has build 12345\n/);
});

test('a table fits the terminal', () => {
  const terminal = recordingTerminal({ width: 60 });
  writeTable([deviceBehind], terminal);
  const lines = terminal.out.split('\n');
  const table = lines.slice(
    lines.findIndex((line) => line.startsWith('Month')),
    lines.indexOf('Install:'),
  );
  assert.deepEqual(
    table.filter((line) => line.length > 60),
    [],
  );
  assert.match(table.join('\n'), /KB5035853/);
});

test('columns keep their natural width where the terminal is wide enough or unknown', () => {
  assert.deepEqual(fitColumns([10, 20], [1], 200), [10, 20]);
  assert.deepEqual(fitColumns([10, 20], [1], undefined), [10, 20]);
});

test('the widest flexible column gives way first, and none below what can be read', () => {
  assert.deepEqual(fitColumns([10, 40, 20], [1, 2], 54), [10, 20, 20]);
  assert.deepEqual(fitColumns([10, 40, 20], [1, 2], 10), [10, 8, 8]);
});

test('text breaks at blanks, and a word that is too long inside', () => {
  assert.deepEqual(wrapText('June 2026', 8), ['June', '2026']);
  assert.deepEqual(wrapText('internet_explorer 6', 10), ['internet_e', 'xplorer 6']);
  assert.deepEqual(wrapText('a\nb', 8), ['a', 'b']);
});

test('control characters of a device do not reach the terminal', () => {
  const terminal = recordingTerminal();
  writeTable([{ ...devicePatched, reading: { computerDnsName: 'pc\u001b[2J', osName: 'Windows\u0007' } }], terminal);
  assert.doesNotMatch(terminal.out, /[^\P{Cc}\n]/u);
});

test('a narrow terminal shows no day of release, so that software keeps its words whole', () => {
  const terminal = recordingTerminal({ width: 60 });
  writeTable([deviceBehind], terminal);
  assert.doesNotMatch(terminal.out, /Released/);
  assert.match(terminal.out, /windows_11 2/);
});

test('what holds for every answer stands once above the first, what holds for one device below its verdict', () => {
  const terminal = recordingTerminal();
  writeTable([deviceAhead, deviceAhead], terminal);
  assert.match(terminal.out, /^The catalogue knows no update after 2024-04-09\.\n\npc-13/);
  assert.equal(terminal.out.match(/after 2024-04-09/g)?.length, 1);
  assert.equal(terminal.out.match(/2024-05-01\.\nRevision 9999 is above/g)?.length, 2);
});

test('an empty answer that is stale does not read as patched', () => {
  const terminal = recordingTerminal();
  writeTable([deviceAhead], terminal);
  assert.match(terminal.out, /\nNo security update that the catalogue knows is missing as of 2024-05-01\.\n/);
});

test('what is offered, what needs Extended Security Updates and what is offered no more stand apart', () => {
  const terminal = recordingTerminal();
  writeTable([deviceEnded], terminal);
  assert.match(
    terminal.out,
    /3 security updates are missing as of 2024-05-01, 1 offered with Extended Security Updates only, 1 not offered to this device\.\n/,
  );
  const rows = terminal.out.split('\n').filter((line) => line.startsWith('March 2024'));
  assert.deepEqual(
    rows.map((row) => row.replace(/^March 2024 +/, '').replace(/ {2}.* {2}/, ': ')),
    ['KB5035853: this one', 'KB5036893 (ESU): this one', 'KB5040442: not offered'],
  );
  const headings = terminal.out.split('\n').filter((line) => line.endsWith(':'));
  assert.deepEqual(headings, ['Install:', 'With Extended Security Updates:', 'Not offered to this device:']);
  assert.match(terminal.out, /KB5040442 .*\n {4}Support of .*: upgrade to Windows 11 25H2, which closes 3/);
});

test('a device that is offered nothing more reads so', () => {
  const terminal = recordingTerminal();
  const { assessment } = deviceEnded;
  const install = assessment.install.filter(({ notOffered }) => notOffered);
  writeTable([{ ...deviceEnded, assessment: { ...assessment, install } }], terminal);
  assert.match(terminal.out, /\nInstall:\n {2}nothing that Windows Update offers\n\nNot offered to this device:\n/);
});
