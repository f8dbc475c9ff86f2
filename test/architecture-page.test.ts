/** What the page takes of src: docs/architecture.md has it beside the arrows, and a test of its own holds it. */

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '..');

/** Of which the page takes code: what a spreadsheet takes for a formula, which role may what, when updates come, and what deployment tools read, is told once. */
const sharedWithThePage = [
  'src/csv-row.ts',
  'src/person-roles.ts',
  'src/catalog/patch-tuesday.ts',
  'src/fleet/plan-files/plan-file.ts',
];

test('of src the page imports types alone but for what it shares, and nothing of Node', () => {
  const shipped = globSync('web/src/**/*.{ts,tsx}', { cwd: root }).filter((path) => !path.includes('.test.'));
  assert.ok(shipped.length > 50);
  const wrong = shipped.flatMap((path) => {
    const from = dirname(join(root, path));
    const statements = readFileSync(join(root, path), 'utf8').matchAll(/^import\s[^;]*?['"]((?:\.|node:)[^'"]*)['"]/gm);
    return [...statements]
      .filter(([, specifier = '']) => specifier.startsWith('node:') || !resolve(from, specifier).includes('/web/'))
      .filter(([statement, specifier = '']) => specifier.startsWith('node:') || !statement.startsWith('import type '))
      .filter(([, specifier = '']) => !sharedWithThePage.includes(relative(root, resolve(from, specifier))))
      .map(([statement]) => `${path}: ${statement}`);
  });
  assert.deepEqual(wrong, []);
});
