import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviceBehind, devicePatched, deviceUnknown } from '../testing/assessed-devices.ts';
import { recordingTerminal } from '../testing/recording-terminal.ts';
import { fitColumns } from './fit-columns.ts';
import { writeTable } from './table.ts';

test('a missing update stands with month, KB, software, vulnerabilities and what to install', () => {
  const terminal = recordingTerminal();
  writeTable([deviceBehind], terminal);
  const row = terminal.out.split('\n').find((line) => line.includes('KB5035853 '));
  assert.match(row ?? '', /March 2024 +│ KB5035853 +│ 2024-03-12 │ windows_11 2 +│ +3 │ KB5036893/);
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
  const terminal = recordingTerminal({ width: 80 });
  writeTable([deviceBehind], terminal);
  const drawn = terminal.out.split('\n').filter((line) => /[│┌└├]/.test(line));
  assert.deepEqual(
    drawn.filter((line) => line.length > 80),
    [],
  );
});

test('columns keep their natural width where the terminal is wide enough or unknown', () => {
  assert.deepEqual(fitColumns([10, 20], [1], 200), [10, 20]);
  assert.deepEqual(fitColumns([10, 20], [1], undefined), [10, 20]);
});

test('the widest flexible column gives way first, and none below what can be read', () => {
  assert.deepEqual(fitColumns([10, 40, 20], [1, 2], 60), [10, 20, 20]);
  assert.deepEqual(fitColumns([10, 40, 20], [1, 2], 10), [10, 8, 8]);
});
