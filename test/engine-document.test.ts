/** docs/engine.md and the tests: every rule of the engine names the tests that hold it, and they are there. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/engine.md'), 'utf8');
/** What stands before the first rule speaks of the engine as a whole. */
const rules = rulesOf(page.slice(page.indexOf('## Applicability')));
const titles = new Set(testFiles().flatMap((file) => titlesIn(readFileSync(file, 'utf8'))));

test('every rule of docs/engine.md names a test', () => {
  assert.ok(rules.length > 60, `${rules.length} rules were found`);
  assert.deepEqual(
    rules.filter((rule) => namedTests(rule).length === 0).map((rule) => rule.slice(0, 80)),
    [],
  );
});

test('every section of docs/engine.md from the first rule on states its rules as such', () => {
  const sections = page.slice(page.indexOf('## Applicability')).split(/^#{2,3} /m);
  const empty = sections.slice(1).filter((section) => !section.includes('“') && !/^Software beside/.test(section));
  assert.deepEqual(
    empty.map((section) => section.split('\n', 1)[0]),
    [],
  );
});

test('every test that docs/engine.md names is there', () => {
  assert.deepEqual(
    rules.flatMap(namedTests).filter((title) => !titles.has(title)),
    [],
  );
});

test('every file that docs/engine.md names is there', () => {
  const named = [...page.matchAll(/`((?:[\w-]+\/)+[\w.-]*)`/g)].map(([, path]) => path as string);
  assert.ok(named.length > 20);
  assert.deepEqual(
    named.filter((path) => ![root, join(root, 'src')].some((folder) => existsSync(join(folder, path)))),
    [],
  );
});

/** What begins in bold, as an entry of a list or as a paragraph, to its end; and each row of a table that has a column of tests. */
function rulesOf(text: string): string[] {
  const paragraphs = text.match(/^(?:\* )?\*\*[\s\S]+?(?=\n\n|\n\* |$(?![\s\S]))/gm) ?? [];
  const tables = text.match(/^\|.*\| test \|\n(?:\|.*\n)+/gm) ?? [];
  return [...paragraphs, ...tables.flatMap((table) => table.trim().split('\n').slice(2))];
}

function namedTests(rule: string): string[] {
  const named = /^\|/.test(rule) ? rule.slice(rule.lastIndexOf(' | ')) : (/^ *Test: ([\s\S]+)/m.exec(rule)?.[1] ?? '');
  return [...named.matchAll(/“([^”]+)”/g)].map(([, title]) => (title as string).replace(/\s+/g, ' '));
}

/** Titles of tests, with "…" for what is filled in, and once more with their group: "a component of Windows: Edge is there". */
function titlesIn(source: string): string[] {
  const calls = source.matchAll(/\b(describe|test|it|check)\(\s*(['"`])((?:\\.|(?!\2).)*)\2/g);
  let group = '';
  return [...calls].flatMap(([, call, , written]) => {
    const title = (written as string).replace(/\$\{[^}]*\}/g, '…').replace(/\\(.)/g, '$1');
    if (call === 'describe') group = title;
    return call === 'describe' ? [] : [title, `${group}: ${title}`];
  });
}

/** The tests, and the properties that `npm run quality` tries. */
function testFiles(): string[] {
  const paths = ['src', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(root, folder, path)),
  );
  return [...paths.filter((path) => path.endsWith('.test.ts')), join(root, 'test/quality/judge-properties.ts')];
}
