/** Builds dist/: JavaScript for every source file that is no test, and beside it every file of src that is not TypeScript. */

import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { builtName, digestOfReader } from '../src/feed/reader-version.ts';

const root = resolve(import.meta.dirname, '..');
const source = join(root, 'src');
const target = join(root, 'dist');

rmSync(target, { recursive: true, force: true });
execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
copyOtherFiles();
writeFileSync(join(target, 'feed', builtName), digestOfReader());
chmodSync(join(target, 'cli/main.js'), 0o755);

function copyOtherFiles(): void {
  for (const entry of readdirSync(source, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.endsWith('.ts')) continue;
    const file = join(entry.parentPath, entry.name);
    cpSync(file, join(target, file.slice(source.length + 1)));
  }
}
