import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { columnsOf, exportNames } from './columns.ts';

test('docs/fleet.md names every column of each export, in its order', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../../docs/fleet.md'), 'utf8');
  for (const name of exportNames) {
    const [, row = ''] = new RegExp(`^\\| \`${name}\`[^|]*\\|(.*)\\|$`, 'm').exec(page) ?? [];
    const named = Array.from(row.matchAll(/`([A-Za-z]+)`/g), ([, column]) => column);
    const { own, shared } = columnsOf[name];
    assert.deepEqual(
      named,
      [...own, ...shared].map((column) => column.name),
      name,
    );
  }
});
