/**
 * The commands of docs/coming-from, run as they stand there: each page in a folder of its own that holds the files of
 * test/coming-from, its `sh` blocks one after the other. A `text` block behind one has parts of what it prints, a line a part.
 * Blocks of other languages are for other hosts. Where `sync` would ask Microsoft, the sample documents answer.
 */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '..');
const pages = join(root, 'docs/coming-from');

for (const page of readdirSync(pages)) {
  test(`each command of docs/coming-from/${page} runs and prints what the page shows`, (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'missingkbs-commands-'));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    cpSync(join(root, 'test/coming-from'), folder, { recursive: true });
    const path = prepareNpx(folder);
    const blocks = readBlocks(readFileSync(join(pages, page), 'utf8'));
    assert.ok(blocks.length > 0, `${page} has no command`);
    for (const { commands, shown } of blocks) {
      const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', commands], {
        cwd: folder,
        env: { ...process.env, PATH: path, NO_COLOR: '1', MISSINGKBS_DATA: join(folder, 'data') },
        encoding: 'utf8',
      });
      assert.equal(status, 0, `${commands}\n${stderr}`);
      for (const part of shown) assert.ok(stdout.includes(part), `${commands}\nlacks "${part}":\n${stdout}`);
    }
  });
}

interface Block {
  readonly commands: string;
  readonly shown: readonly string[];
}

function readBlocks(markdown: string): Block[] {
  const found = markdown.matchAll(/^```sh\n(?<commands>[\s\S]*?)^```\n(?:\n```text\n(?<shown>[\s\S]*?)^```\n)?/gm);
  return [...found].map(({ groups }) => ({
    commands: groups?.commands ?? '',
    shown: (groups?.shown ?? '').split('\n').filter((part) => part !== ''),
  }));
}

/** `npx missingkbs` as this clone has it. The search path with it in front. */
function prepareNpx(folder: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const program = `"${process.execPath}" "${join(root, 'src/cli/main.ts')}"`;
  const npx = [
    '#!/usr/bin/env bash',
    '[ "$1" = missingkbs ] || { echo "expected missingkbs, found $1" >&2; exit 2; }',
    'shift',
    `if [ "$*" = sync ]; then exec ${program} sync --from "${join(root, 'samples/catalog')}"; fi`,
    `exec ${program} "$@"`,
  ].join('\n');
  writeFileSync(join(bin, 'npx'), `${npx}\n`);
  chmodSync(join(bin, 'npx'), 0o755);
  return [bin, process.env.PATH ?? ''].join(delimiter);
}
