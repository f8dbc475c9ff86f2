/** `assess --device`: several files of one device, and the rows of one device in a list of several. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assessFolder, inventory } from '../testing/assess-command.ts';
import { runCommand } from '../testing/run-command.ts';

const { env, write, assessJson } = assessFolder();

test('--device joins the files of one device under that name', async () => {
  const os = write('os.json', JSON.stringify({ computerDnsName: 'pc-1', osVersion: '10.0.22631', osProcessor: 'x64' }));
  const kbs = write('kbs.json', JSON.stringify({ computerDnsName: 'pc-1', installedKbs: ['KB9000002'] }));
  const elements = await assessJson(['--device', 'pc-1.example.com', os, kbs]);
  assert.equal(elements.length, 1);
  assert.equal(elements[0]?.machine.computerDnsName, 'pc-1.example.com');
  assert.deepEqual(elements[0]?.missing, []);
});

test('--device refuses files that contradict each other', async () => {
  const one = write('one.json', inventory('pc-1.example.com', 3007));
  const two = write('two.json', inventory('pc-2.example.com', 3447));
  const { exitCode, err } = await runCommand(['assess', '--device', 'pc-1', one, two], { env });
  assert.equal(exitCode, 2);
  assert.match(err, /contradict each other/);
});

/** Hotfixes of two hosts; the one of pc-2 would close what pc-1 misses. */
const hotfixesOfTwo = 'Server Name,HotFixID\npc-1,KB9000001\npc-2,KB9000002\n';

test('--device takes its own rows of a list of several hosts, and never those of another', async () => {
  const os = write(
    'os.json',
    JSON.stringify({ osName: 'Microsoft Windows 11 Pro', osVersion: '10.0.22631', osProcessor: 'x64' }),
  );
  const list = write('hotfixes.csv', hotfixesOfTwo);
  for (const name of ['pc-1', 'PC-1', 'pc-1.example.com']) {
    const { exitCode, out, err } = await runCommand(['assess', '--format', 'json', '--device', name, os, list], {
      env,
    });
    assert.equal(exitCode, 0);
    const [element] = JSON.parse(out) as { machine: { installedKbs: string[] }; missing: { id: string }[] }[];
    assert.deepEqual(element?.machine.installedKbs, ['9000001']);
    assert.deepEqual(
      element?.missing.map(({ id }) => id),
      ['9000002'],
    );
    assert.match(err, /hotfixes\.csv is of 2 devices; only .* was taken/i);
  }
});

test('--device refuses a list of several hosts that names it nowhere', async () => {
  const answerOf = (kb: string) => ({ Patches: [{ KBId: kb, State: 'Installed' }] });
  for (const [list, message] of [
    [hotfixesOfTwo, /of 2 devices \(pc-1, pc-2\), and none of them is "pc-3"/],
    [JSON.stringify([answerOf('KB9000001'), answerOf('KB9000002')]), /of 2 devices, which it does not name/],
  ] as const) {
    const file = write('several', list);
    const { exitCode, out, err } = await runCommand(['assess', '--format', 'json', '--device', 'pc-3', file], { env });
    assert.deepEqual([exitCode, JSON.parse(out)], [2, []]);
    assert.match(err, message);
  }
});

test('a column that may name several hosts refuses the file by the names of file and column', async () => {
  const file = write('kisten.csv', hotfixesOfTwo.replace('Server Name', 'Kiste'));
  const { exitCode, err } = await runCommand(['assess', '--device', 'pc-1', file], { env });
  assert.equal(exitCode, 2);
  assert.match(err, /kisten\.csv: The column "Kiste" is not known/);
});
