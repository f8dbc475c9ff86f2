import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { runCommand } from './testing/run-command.ts';

const root = resolve(import.meta.dirname, '../..');
const commands = [
  'assess',
  'sync',
  'import',
  'fleet',
  'serve',
  'app',
  'osquery',
  'notice',
  'pull',
  'compare',
  'start',
  'mcp',
  'doctor',
];
const questions = ['exposure', 'exposed', 'missing', 'patched'].map((question) => `fleet past ${question}`);
const ofToday = ['overview', 'missing', 'vulnerabilities', 'plan', 'what-if', 'support'].map(
  (question) => `fleet ${question}`,
);
const policies = ['ring set', 'exception add', ...['list', 'remove', 'history'].flatMap(ofBoth)].map(
  (command) => `fleet ${command}`,
);
const subCommands: Readonly<Record<string, readonly string[]>> = {
  app: ['app create', 'app list', 'app revoke'],
  fleet: [...questions, ...ofToday, ...policies],
  pull: ['pull defender', 'pull intune', 'pull wsus'],
  compare: ['compare defender'],
  notice: ['add', 'list', 'remove', 'test', 'rotate', 'dead', 'retry'].map((name) => `notice ${name}`),
  osquery: ['osquery secret create', 'osquery secret list', 'osquery node list', 'osquery flags'],
};

test('--version says the version of the package', async () => {
  const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
  assert.deepEqual(await runCommand(['--version']), { exitCode: 0, out: `${version}\n`, err: '' });
});

test('--help lists every command and the exit codes', async () => {
  const { exitCode, out } = await runCommand(['--help']);
  assert.equal(exitCode, 0);
  for (const command of commands) assert.match(out, new RegExp(`^  ${command} `, 'm'));
  assert.match(out, /Exit codes: 0 done, 1 updates missing/);
});

test('every command answers to --help', async () => {
  for (const command of [...commands, ...Object.values(subCommands).flat()]) {
    const { exitCode, out } = await runCommand([...command.split(' '), '--help']);
    assert.equal(exitCode, 0, command);
    assert.match(out, new RegExp(`^Usage: missingkbs ${command}`), command);
  }
});

test('docs/cli.md names every option of every command, and no other', async () => {
  const sections = readFileSync(resolve(root, 'docs/cli.md'), 'utf8').split(/^## /m);
  for (const command of commands) {
    const section = sections.find((text) => text.startsWith(`${command}\n`)) ?? '';
    const documented = [...section.matchAll(/^\| `(--[^`]+)`/gm)].map((match) => match[1]);
    assert.deepEqual(documented.sort(), await optionsOf(command), command);
  }
});

test('wrong usage ends with 2 and says what was wrong', async () => {
  const unknown = await runCommand(['asess', 'x.txt']);
  assert.equal(unknown.exitCode, 2);
  assert.match(unknown.err, /unknown command 'asess'\n\(Did you mean assess\?\)/);
  const none = await runCommand([]);
  assert.equal(none.exitCode, 2);
  assert.match(none.err, /^Usage: missingkbs/);
  const option = await runCommand(['serve', '--port', '1']);
  assert.equal(option.exitCode, 2);
  assert.match(option.err, /unknown option '--port'/);
});

/** As help shows them, those of sub-commands included, each once. */
async function optionsOf(command: string): Promise<string[]> {
  const children = subCommands[command] ?? [command];
  const found = new Set<string>();
  for (const child of children) {
    const { out } = await runCommand([...child.split(' '), '--help']);
    for (const [, option] of out.matchAll(/^ {2}(--\S+(?: [<[][^>\]]+[>\]])?)/gm)) found.add(option as string);
  }
  return [...found].sort();
}

function ofBoth(command: string): string[] {
  return [`ring ${command}`, `exception ${command}`];
}
