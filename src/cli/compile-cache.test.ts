import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../../test/builders/cvrf.ts';

const main = resolve(import.meta.dirname, 'main.ts');

function start(args: readonly string[], env: NodeJS.ProcessEnv): { stdout: string; stderr: string } {
  const { NODE_COMPILE_CACHE: _, NODE_DISABLE_COMPILE_CACHE: __, ...own } = process.env;
  return spawnSync(process.execPath, [main, ...args], { env: { ...own, ...env }, encoding: 'utf8' });
}

test("compiled code is kept in the user's cache folder, apart for each command", (context) => {
  const folder = temporaryFolder(context);
  const env = process.platform === 'win32' ? { LOCALAPPDATA: folder } : { XDG_CACHE_HOME: folder };
  start(['--version'], env);
  start(['assess', '--help'], env);
  assert.deepEqual(readdirSync(join(folder, 'missingkbs')).sort(), ['assess', 'help']);
});

test('NODE_COMPILE_CACHE names the folder', (context) => {
  const folder = join(temporaryFolder(context), 'kept');
  start(['--version'], { NODE_COMPILE_CACHE: folder });
  assert.ok(existsSync(folder));
});

test('where the folder cannot be written the command works, and says why it is slow when it is asked to', (context) => {
  const file = join(temporaryFolder(context), 'no-folder');
  writeFileSync(file, '');
  const env = process.platform === 'win32' ? { LOCALAPPDATA: file } : { XDG_CACHE_HOME: file };
  const { stdout, stderr } = start(['--version'], { ...env, MISSINGKBS_DEBUG: '1' });
  assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
  assert.match(stderr, /^missingkbs: code is compiled anew at each run: /);
});
