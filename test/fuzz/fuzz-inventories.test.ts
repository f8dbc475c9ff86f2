import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readInventories } from '../../src/inventory/read.ts';
import { corpus } from '../../src/inventory/testing/corpus.ts';
import { fuzzInventories } from './fuzz-inventories.ts';

test('every inventory of the corpus is read before it is damaged', () => {
  for (const { name, bytes } of corpus) assert.ok(readInventories(bytes, name).readings.length > 0, name);
});

test('damaged inventories never crash the reader, hang it or make it invent a KB', () => {
  const { failures, read, refused } = fuzzInventories(corpus, 600, 1);
  assert.deepEqual(
    failures.map(({ run, file, message }) => `run ${run}, ${file}: ${message}`),
    [],
  );
  assert.ok(read > 100 && refused > 20, `${read} read, ${refused} refused: the damage is too weak or too strong`);
});
