import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { runCommand, temporaryFolder } from '../testing/run-command.ts';

const folder = temporaryFolder();
const script = join(folder, 'missingkbs.bash');

describe('completion in bash', () => {
  before(async () => writeFileSync(script, (await runCommand(['completion', 'bash'])).out));

  test('offers the commands that help shows', async () => {
    const { out } = await runCommand(['--help']);
    const [, list = ''] = /^Commands:\n([\s\S]*?)\n\n/m.exec(out) ?? [];
    const shown = [...list.matchAll(/^ {2}([\w-]+)/gm)].map(([, name]) => name);
    assert.ok(shown.length > 12);
    assert.deepEqual(
      complete('')
        .filter((word) => !word.startsWith('-'))
        .sort(),
      shown.sort(),
    );
  });

  test('offers what goes on behind a command, and behind a command of a command', () => {
    assert.deepEqual(complete('flee'), ['fleet']);
    assert.deepEqual(complete('fleet', 'past', 'exp'), ['exposure', 'exposed']);
    assert.deepEqual(complete('fleet', 'past', 'exposed', 'CVE-2026-1', '--kn'), ['--known']);
  });

  test('offers the values of an option that has some, and files for one that has none', () => {
    assert.deepEqual(complete('assess', 'pc.txt', '--format', ''), ['table', 'json', 'ndjson', 'csv']);
    assert.deepEqual(complete('assess', '--catalog', ''), []);
    assert.deepEqual(complete('completion', 'z'), ['zsh']);
  });

  test('offers nothing where nothing fits, so that bash goes on with files', () => {
    assert.deepEqual(complete('assess', 'inventories/'), []);
  });
});

test('every shell is given every command and option', async () => {
  for (const shell of ['bash', 'zsh', 'fish', 'powershell']) {
    const { exitCode, out } = await runCommand(['completion', shell]);
    assert.equal(exitCode, 0);
    for (const word of ['fleet', 'exposed', 'what-if', 'fail-on-missing', 'ndjson'])
      assert.ok(out.includes(word), shell);
  }
});

test('another shell is refused, with those that there are', async () => {
  const { exitCode, err } = await runCommand(['completion', 'tcsh']);
  assert.equal(exitCode, 2);
  assert.match(err, /Allowed choices are bash, zsh, fish, powershell/);
});

/** What bash itself offers for the last of the words. */
function complete(...words: readonly string[]): string[] {
  const line = ['missingkbs', ...words].map((word) => `'${word}'`).join(' ');
  const program = `source '${script}'; COMP_WORDS=(${line}); COMP_CWORD=${words.length}; _missingkbs; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['--norc', '-euc', program], { encoding: 'utf8' })
    .split('\n')
    .filter((word) => word !== '');
}
