/**
 * Builds dist/: the command line and each file that runs as a thread, with what they share, as few files. A start reads
 * them at once; see docs/decisions/0074-few-files.md.
 */

import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'rolldown';
import { builtName, digestOfReader } from '../src/feed/reader-version.ts';

const root = resolve(import.meta.dirname, '..');
const target = join(root, 'dist');
/** Packages that are loaded when they are needed. Commander is part of the bundle, since each start needs it. */
const packages = /^(?!commander$)[a-z@]/;
/** Loaded together by a cold `assess`: one file is read faster than many. */
const engine = /\/src\/(?:assessment|catalog(?!\/compile\/compile)|inventory|lines)\//;

rmSync(target, { recursive: true, force: true });
await build({
  cwd: root,
  input: ['src/cli/main.ts', ...globSync('src/**/*-{thread,worker}.ts', { cwd: root })],
  platform: 'node',
  external: packages,
  output: {
    dir: target,
    // Node reads CommonJS faster than modules, and its own modules only as far as they are used.
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    sourcemap: true,
    comments: false,
    codeSplitting: { groups: [{ name: 'engine', test: engine }] },
  },
});
writeFileSync(join(target, builtName), digestOfReader());
copyFileSync(join(root, 'node_modules/commander/LICENSE'), join(target, 'LICENSE-commander.txt'));
execFileSync('npx', ['--no-install', 'tsc', '-p', join(root, 'src/client')], { cwd: root, stdio: 'inherit' });
mkdirSync(join(target, 'docs'));
for (const name of [
  'swagger-ui.css',
  'swagger-ui-bundle.js',
  'swagger-ui-bundle.js.LICENSE.txt',
  'LICENSE',
  'NOTICE',
]) {
  copyFileSync(join(root, 'node_modules/swagger-ui-dist', name), join(target, 'docs', name));
}
chmodSync(join(target, 'main.cjs'), 0o755);
