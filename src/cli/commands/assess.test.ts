/** `assess`: which devices are answered, as of which day, in which form, and with which exit code. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { assessFolder, inventory, line } from '../testing/assess-command.ts';
import { runCommand, temporaryFolder } from '../testing/run-command.ts';

const { dataFolder, env, write, assessJson } = assessFolder();

test('devices are answered in the order of the input, several of one file as well', async () => {
  const behind = write('behind.json', inventory('pc-1.example.com', 3007));
  const fleet = write(
    'fleet.ndjson',
    `${inventory('pc-2.example.com', 3447)}\n${inventory('pc-3.example.com', 3296)}\n`,
  );
  const elements = await assessJson([behind, fleet]);
  assert.deepEqual(
    elements.map(({ machine, missing }) => [machine.computerDnsName, missing.map(({ id }) => id)]),
    [
      ['pc-1.example.com', ['9000002', '9000001']],
      ['pc-2.example.com', []],
      ['pc-3.example.com', ['9000002']],
    ],
  );
  assert.deepEqual(elements[0]?.machine.products, [line]);
});

test('- reads one inventory or NDJSON from standard input', async () => {
  assert.equal((await assessJson(['-'], inventory('pc-1.example.com', 3007))).length, 1);
  const lines = [inventory('pc-1.example.com', 3007), inventory('pc-2.example.com', 3447)].join('\n');
  assert.equal((await assessJson(['-'], lines)).length, 2);
});

test('--as-of answers for that day, and today is the default', async () => {
  const [march] = await assessJson(['--as-of', '2024-03-31', '-'], inventory('pc-1.example.com', 3007));
  assert.deepEqual([march?.asOf, march?.missing.map(({ id }) => id)], ['2024-03-31', ['9000001']]);
  const [today] = await assessJson(['-'], inventory('pc-1.example.com', 3007));
  assert.equal(today?.asOf, '2026-07-03');
  const wrong = await runCommand(['assess', '--as-of', 'April', '-'], { env });
  assert.equal(wrong.exitCode, 2);
});

test('an unknown build is answered as unknown with a reason, not as patched', async () => {
  const build = inventory('pc-1.example.com', 1).replace('22631', '31337');
  const [element] = await assessJson(['-'], build);
  assert.equal(element?.status, 'unknown');
  assert.match(element?.reason ?? '', /31337/);
});

test('the exit code is 1 for a missing update, and only with --fail-on-missing', async () => {
  const behind = { env, stdin: inventory('pc-1.example.com', 3007) };
  assert.equal((await runCommand(['assess', '-'], behind)).exitCode, 0);
  assert.equal((await runCommand(['assess', '--fail-on-missing', '-'], behind)).exitCode, 1);
  const patched = { env, stdin: inventory('pc-1.example.com', 3447) };
  assert.equal((await runCommand(['assess', '--fail-on-missing', '-'], patched)).exitCode, 0);
});

test('with --fail-on-missing a device that cannot be judged is pointed out', async () => {
  const stdin = inventory('pc-1.example.com', 1).replace('22631', '31337');
  const { err } = await runCommand(['assess', '--fail-on-missing', '-'], { env, stdin });
  assert.match(err, /1 of 1 devices could not be judged/);
});

test('with --fail-on-stale the exit code is 4 when the catalogue is too old for the day or for a device', async () => {
  const args = (day: string) => ['assess', '--fail-on-stale', '--fail-on-missing', '--as-of', day, '-'];
  const behind = { env, stdin: inventory('pc-1.example.com', 3007) };
  assert.equal((await runCommand(args('2024-05-17'), behind)).exitCode, 1);
  assert.equal((await runCommand(args('2024-05-18'), behind)).exitCode, 4);
  const ahead = { env, stdin: inventory('pc-1.example.com', 9999) };
  assert.equal((await runCommand(args('2024-04-30'), ahead)).exitCode, 4);
  assert.equal((await runCommand(['assess', '-'], ahead)).exitCode, 0, 'without it the answer says so, no more');
});

test('formats for programs say on standard error, once, that answers are stale', async () => {
  const stdin = [inventory('pc-1.example.com', 3007), inventory('pc-2.example.com', 9999)].join('\n');
  for (const format of ['json', 'ndjson', 'csv']) {
    const { err } = await runCommand(['assess', '--format', format, '-'], { env, stdin });
    assert.match(err, /^missingkbs: The catalogue knows no update after 2024-04-09: .*\n/, format);
    assert.match(err, /\nmissingkbs: 1 device is ahead of the catalogue, the first pc-2\.example\.com: Revision 9999 /);
    assert.equal(err.trim().split('\n').length, 2, format);
  }
  const covered = await runCommand(['assess', '--format', 'json', '--as-of', '2024-04-30', '-'], {
    env,
    stdin: inventory('pc-1.example.com', 3007),
  });
  assert.equal(covered.err, '');
});

test('a file in no known format is named, the others are answered, and the exit code is 2', async () => {
  const notes = write('notes.txt', 'minutes of a meeting');
  const good = write('good.json', inventory('pc-1.example.com', 3007));
  const { exitCode, out, err } = await runCommand(['assess', '--format', 'json', notes, good, 'missing.txt'], { env });
  assert.equal(exitCode, 2);
  assert.equal(JSON.parse(out).length, 1);
  assert.match(err, /notes\.txt is in no known inventory format\. Known formats:\n/);
  assert.match(err, /missing\.txt cannot be read: there is no such file/);
});

test('a device with empty texts is answered like the others, and one that is damaged is reported beside them', async () => {
  const fleet = Array.from({ length: 10 }, (_, n) => JSON.parse(inventory(`pc-${n}.example.com`, 3007)));
  fleet[3].software = [{ name: 'Git', version: '', vendor: '' }];
  fleet[4].osName = '';
  assert.equal((await runCommand(['assess', '-'], { env, stdin: JSON.stringify(fleet) })).exitCode, 0);
  fleet[5].colour = 'blue';
  for (const stdin of [JSON.stringify(fleet), fleet.map((device) => JSON.stringify(device)).join('\n')]) {
    const { exitCode, out, err } = await runCommand(['assess', '--format', 'json', '-'], { env, stdin });
    assert.deepEqual([exitCode, JSON.parse(out).length], [2, 9]);
    assert.match(err, /standard input, (?:element|line) 6: the inventory has the unknown field "colour"/);
  }
});

test('--catalog takes a file or a data folder; without a catalogue the message says what to run', async () => {
  const stdin = inventory('pc-1.example.com', 3007);
  for (const path of [dataFolder, join(dataFolder, 'catalog.bin')]) {
    const other = { env: { MISSINGKBS_DATA: join(dataFolder, 'none') }, stdin };
    assert.equal((await runCommand(['assess', '--catalog', path, '-'], other)).exitCode, 0, path);
  }
  const none = await runCommand(['assess', '-'], { env: { MISSINGKBS_DATA: join(dataFolder, 'none') }, stdin });
  assert.equal(none.exitCode, 3);
  assert.match(none.err, /missingkbs sync/);
  const empty = await runCommand(['assess', '--catalog', temporaryFolder(), '-'], { env, stdin });
  assert.match(empty.err, /holds neither a compiled catalogue \(catalog\.bin\) nor CVRF documents/);
});

test('--explain says for each missing update what it closes and what was found instead', async () => {
  const stdin = inventory('pc-1.example.com', 3296);
  const { out } = await runCommand(['assess', '--explain', '-'], { env, stdin });
  assert.match(out, /KB9000002 {2}April 2024 Security Updates: missing\n/);
  assert.match(out, /Windows 11 Version 23H2 for x64-based Systems \(windows_11\): version 10\.0\.22631\.3296/);
  assert.match(out, /CVE-2024-0011 {2}Important, closed by KB9000002 \(10\.0\.22631\.3447\)\n/);
});

test('--kb says why an update is not missing', async () => {
  const stdin = inventory('pc-1.example.com', 3447);
  const { out } = await runCommand(['assess', '--kb', 'KB9000001', '--kb', '7777777', '-'], { env, stdin });
  assert.match(out, /KB9000001 {2}March 2024 Security Updates: reached\n {2}Revision 3447 /);
  assert.match(out, /KB7777777: unknown-update\n/);
  assert.equal((await runCommand(['assess', '--kb', 'today', '-'], { env, stdin })).exitCode, 2);
});

test("Windows Update's own list stands beside ours with every difference named", async () => {
  const device = JSON.parse(inventory('pc-1.example.com', 3007));
  const stdin = JSON.stringify({
    ...device,
    windowsUpdateOffers: [
      { kb: '9000001', title: 'Cumulative Update' },
      { kb: '7777777', title: 'A driver' },
    ],
  });
  const { out } = await runCommand(['assess', '--format', 'json', '-'], { env, stdin });
  const [{ windowsUpdate }] = JSON.parse(out);
  assert.deepEqual(windowsUpdate.same, []);
  assert.deepEqual(
    windowsUpdate.differences.map(({ id, onlyIn }: { id: string; onlyIn: string }) => [id, onlyIn]),
    [
      ['9000002', 'missingkbs'],
      ['9000001', 'windows-update'],
      ['7777777', 'windows-update'],
    ],
  );
  const table = await runCommand(['assess', '-'], { env, stdin });
  assert.match(table.out, /only here: KB9000002: Windows Update offers KB9000001, which this one contains\./);
  assert.match(
    table.out,
    /only there: KB9000001 Cumulative Update: KB9000002, which is to be installed, contains it\./,
  );
  assert.match(table.out, /only there: KB7777777 A driver: The catalogue of .* does not name KB7777777\./);
});
