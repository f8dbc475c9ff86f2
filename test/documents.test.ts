/** The documents say what is there: links lead somewhere, every dependency has its reason. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '..');

test('every link between the documents leads to a file', () => {
  const broken: string[] = [];
  for (const page of documents()) {
    for (const [, target] of readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)) {
      if (!existsSync(join(dirname(page), target as string))) broken.push(`${relative(root, page)}: ${target}`);
    }
  }
  assert.deepEqual(broken, []);
});

test('every link to a heading finds it', () => {
  const broken: string[] = [];
  for (const page of documents()) {
    for (const [, target = '', anchor] of readFileSync(page, 'utf8').matchAll(
      /\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)/g,
    )) {
      const file = target === '' ? page : join(dirname(page), target);
      if (file.endsWith('.md') && !anchorsOf(file).includes(anchor as string)) {
        broken.push(`${relative(root, page)}: ${target}#${anchor}`);
      }
    }
  }
  assert.deepEqual(broken, []);
});

test('every file that CONTRIBUTING.md, docs/architecture.md and docs/tables.md name is there', () => {
  const missing = ['CONTRIBUTING.md', 'docs/architecture.md', 'docs/tables.md'].flatMap((page) => {
    const named = readFileSync(join(root, page), 'utf8').matchAll(/`((?:src|test|scripts|docs|collect)\/[\w./-]+)`/g);
    return [...named]
      .filter(([, path]) => !existsSync(join(root, path as string)))
      .map(([, path]) => `${page}: ${path}`);
  });
  assert.deepEqual(missing, []);
});

test('docs/tables.md names every table of facts', () => {
  const page = readFileSync(join(root, 'docs/tables.md'), 'utf8');
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  const tables = sources.filter((name) =>
    /\bFacts?:|Written by[\s*]+scripts\//.test(readFileSync(join(root, 'src', name), 'utf8')),
  );
  assert.ok(tables.length > 12, tables.join(' '));
  assert.deepEqual(
    tables.filter((name) => !page.includes(`\`src/${name}\``)),
    [],
  );
});

test('every dependency has its reason in docs/decisions', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const reasons = readFileSync(join(root, 'docs/decisions/0002-dependencies.md'), 'utf8');
  const all = Object.keys({ ...dependencies, ...devDependencies });
  assert.deepEqual(
    all.filter((name) => !reasons.includes(`\`${name}\``)),
    [],
  );
});

/** As GitHub makes them of headings. */
function anchorsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

function documents(): string[] {
  const pages = readdirSync(root).filter((name) => name.endsWith('.md'));
  const deeper = ['docs', 'samples', 'collect'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name)),
  );
  return [...pages, ...deeper].map((name) => join(root, name));
}
