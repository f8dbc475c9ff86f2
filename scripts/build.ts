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
/** Packages that are loaded when they are needed. Commander is part of the bundle, since each start needs it; so is what `mcp` alone needs, in files of its own. */
const packages = /^(?!(?:commander$|openapi-fetch$|zod|@modelcontextprotocol\/))[a-z@]/;
/** Loaded together by a cold `assess`: one file is read faster than many. */
const engine = /\/src\/(?:assessment|catalog(?!\/compile\/compile)|inventory|lines)\//;
/** Seventeen megabytes of packages, less than one of which is used. */
const protocol = /\/node_modules\/(?:@modelcontextprotocol|zod)\//;

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
    codeSplitting: {
      groups: [
        { name: 'engine', test: engine },
        { name: 'mcp-sdk', test: protocol },
      ],
    },
  },
});
// Nobody reads other people's code by a map of it, which is twice as large.
rmSync(join(target, 'mcp-sdk.cjs.map'));
writeFileSync(join(target, builtName), digestOfReader());
for (const [name, folder] of Object.entries({
  commander: 'commander',
  'openapi-fetch': 'openapi-fetch',
  zod: 'zod',
  'mcp-server': '@modelcontextprotocol/server',
  'mcp-core': '@modelcontextprotocol/core',
})) {
  copyFileSync(join(root, 'node_modules', folder, 'LICENSE'), join(target, `LICENSE-${name}.txt`));
}
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
