/** Holds the house to its drawing in docs/architecture.md: which folder may import which, no cycles, no long files. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '..');
const src = join(root, 'src');

/** What a folder of src may import: a folder, or single files of one. Files that lie in src itself are open to all. */
const arrows: Record<string, readonly string[]> = {
  catalog: [],
  inventory: [],
  lines: ['catalog', 'inventory'],
  assessment: ['lines', 'catalog', 'inventory'],
  threats: ['inventory/rows/csv.ts'],
  fleet: ['assessment', 'lines', 'catalog', 'inventory', 'threats'],
  feed: ['catalog'],
  store: ['inventory/model.ts', 'assessment/patch-state.ts'],
  'take-in': ['store/store.ts', 'store/device-record.ts', 'store/osquery-store.ts', 'inventory'],
  access: ['store/store.ts', 'store/lease-store.ts', 'store/osquery-store.ts', 'store/session-store.ts'],
  notices: ['store/notice-store.ts'],
  odata: [],
  client: [],
  api: [
    'assessment',
    'lines',
    'store',
    'take-in',
    'access',
    'catalog',
    'inventory',
    'fleet',
    'threats',
    'odata',
    'notices',
    'feed',
  ],
  cli: [
    'assessment',
    'lines',
    'store',
    'take-in',
    'access',
    'catalog',
    'inventory',
    'fleet',
    'threats',
    'odata',
    'notices',
    'feed',
    'client',
    'api',
  ],
};

interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const files = readSources(src);

test('a folder of src imports only the folders that the drawing allows', () => {
  const wrong: string[] = [];
  for (const file of files) {
    const from = folderOf(file.path);
    for (const imported of file.imports) {
      const to = folderOf(imported);
      if (from === to || to === '') continue;
      const allowed = arrows[from] ?? [];
      if (!allowed.includes(to) && !allowed.includes(imported)) wrong.push(`${file.path} imports ${imported}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('the engine and all that it reaches is pure: no file, no network, no clock of its own, no parser', () => {
  const engine = files.filter((file) => folderOf(file.path) === 'assessment').map((file) => file.path);
  const reached = reach(engine);
  const impure = [...reached].filter((path) => path.startsWith('node:') && path !== 'node:crypto');
  const parsers = [...reached].filter((path) => path.startsWith('inventory/parsers/'));
  const clocks = files.filter(({ path, text }) => reached.has(path) && /\bDate\.now\(|new Date\(\)/.test(text));
  assert.deepEqual([...impure, ...parsers, ...clocks.map((file) => file.path)], []);
});

test('the engine asks the catalogue: it reaches nothing of what the compiler reads', () => {
  const engine = files.filter((file) => folderOf(file.path) === 'assessment').map((file) => file.path);
  assert.deepEqual(
    [...reach(engine)].filter((path) => path.startsWith('catalog/compile/')),
    [],
  );
});

test('no file of src keeps state of its own: what changes hangs in an object that somebody made and passes on', () => {
  const variable = /^(?:export )?(?:let|var) (\w+)/gm;
  const collection = /^(?:export )?const (\w+)(?:: (?!Readonly)[^=]+)?\s*=\s*new (?:Weak)?(?:Map|Set|Ref|LRUCache)\b/gm;
  const kept = files.flatMap(({ path, text }) =>
    [...text.matchAll(variable), ...text.matchAll(collection)].map(([, name]) => `${path}: ${name}`),
  );
  assert.deepEqual(kept, []);
});

test('every folder of src stands in the drawing', () => {
  const folders = new Set(files.map((file) => folderOf(file.path)).filter((folder) => folder !== ''));
  assert.deepEqual(
    [...folders].filter((folder) => arrows[folder] === undefined),
    [],
  );
});

test('docs/architecture.md draws the arrows as they are held here', () => {
  const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
  const [, table = ''] = /## The arrows\n+((?:\|.*\n)+)/.exec(page) ?? [];
  const drawn: [string, string[]][] = [];
  for (const row of table.split('\n').slice(2, -1)) {
    const [folders = [], targets = []] = row.split('|').slice(1, 3).map(codeIn);
    const everything = Object.keys(arrows).filter((folder) => !folders.includes(folder));
    for (const folder of folders) drawn.push([folder, row.includes('every folder') ? everything : targets]);
  }
  const held = Object.entries(arrows).map(([folder, targets]) => [folder, targets.map(withoutEnding)] as const);
  assert.deepEqual(byName(drawn), byName(held));
});

test('no file of src takes part in an import cycle', () => {
  assert.deepEqual(findCycle(), []);
});

test('no file of src, web, test, scripts and bench is longer than 250 lines, tables of facts apart', () => {
  const long: string[] = [];
  for (const path of ['src', 'web', 'test', 'scripts', 'bench'].flatMap((folder) => walk(join(root, folder)))) {
    if (!/\.(tsx?|css)$/.test(path)) continue;
    const text = readFileSync(path, 'utf8');
    const [opening = ''] = /^\/\*\*[\s\S]*?\*\//.exec(text) ?? [];
    const isTable = /\bFacts?:|Written by[\s*]+scripts\//.test(opening);
    const lines = text.split('\n').length - 1;
    if (lines > 250 && !isTable) long.push(`${relative(root, path)}: ${lines} lines`);
  }
  assert.deepEqual(long, []);
});

test('the product does not know where the recorded feed for tests lies', () => {
  const knowing: string[] = [];
  for (const folder of ['src', 'web', 'samples', 'collect']) {
    for (const path of walk(join(root, folder))) {
      if (path.endsWith('.test.ts')) continue;
      if (/MISSINGKBS_SHARED|\.\.\/shared\b/.test(readFileSync(path, 'utf8'))) knowing.push(relative(root, path));
    }
  }
  assert.deepEqual(knowing, []);
});

test('there is no folder of odds and ends and no file that only re-exports', () => {
  const odd = files.filter(({ path }) => /(^|\/)(utils?|helpers?|common|index)(\/|\.ts$)/.test(path));
  assert.deepEqual(
    odd.map((file) => file.path),
    [],
  );
});

function codeIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code as string);
}

function withoutEnding(path: string): string {
  return path.replace(/\.ts$/, '');
}

function byName(rows: readonly (readonly [string, readonly string[]])[]): Record<string, string[]> {
  return Object.fromEntries(rows.map(([folder, targets]) => [folder, targets.toSorted()]).sort());
}

function readSources(folder: string): SourceFile[] {
  return walk(folder)
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.includes('/testing/'))
    .map((path) => {
      const text = readFileSync(path, 'utf8');
      return { path: relative(src, path), text, imports: importsOf(path, text) };
    });
}

function importsOf(path: string, text: string): string[] {
  const specifiers = text.matchAll(/(?:\bfrom|\bimport\(|^import)\s*['"](\.[^'"]+)['"]/gm);
  return [...specifiers].map(([, specifier]) => relative(src, resolve(dirname(path), specifier as string)));
}

/** The files themselves, all that they import directly or not, and the built-in modules of Node among that. */
function reach(paths: readonly string[]): Set<string> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set<string>(paths);
  for (const path of reached) {
    const file = byPath.get(path);
    for (const imported of file?.imports ?? []) reached.add(imported);
    for (const [, builtIn] of file?.text.matchAll(/['"](node:[\w/]+)['"]/g) ?? []) reached.add(builtIn as string);
  }
  return reached;
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : '';
}

function walk(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The first cycle that a depth-first walk meets, as the files on it; empty when there is none. */
function findCycle(): string[] {
  const importsByPath = new Map(files.map((file) => [file.path, file.imports]));
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): string[] => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return [];
    for (const imported of importsByPath.get(path) ?? []) {
      const cycle = visit(imported, [...trail, path]);
      if (cycle.length > 0) return cycle;
    }
    done.add(path);
    return [];
  };
  for (const file of files) {
    const cycle = visit(file.path, []);
    if (cycle.length > 0) return cycle;
  }
  return [];
}
