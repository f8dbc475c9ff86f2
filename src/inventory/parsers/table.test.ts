import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readInventories } from '../read.ts';
import { corpus } from '../testing/corpus.ts';
import { inventoryParsers } from './table.ts';

test('docs/inventories.md describes every format, and no other', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/inventories.md'), 'utf8');
  const described = Array.from(page.matchAll(/^\| `([a-z-]+)` \|/gm), ([, format]) => format);
  assert.deepEqual(described.sort(), inventoryParsers.map(({ format }) => format).sort());
});

test('the corpus holds an inventory of every format', () => {
  const formats = new Set(corpus.map(({ name, bytes }) => readInventories(bytes, name).format));
  assert.deepEqual(
    inventoryParsers.map(({ format }) => format).filter((format) => !formats.has(format)),
    [],
  );
});
