/** Small texts, so that the test is quick, and wide limits, so that a busy machine does not fail it: `bench/parsers.ts` measures. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { errorTable } from '../src/errors.ts';
import { inventoryParsers } from '../src/inventory/parsers/table.ts';
import { costlyTexts } from './builders/costly-texts.ts';
import { grownInventories, type LargeText } from './builders/large-texts.ts';
import { timeReading } from './builders/reading-time.ts';

/** Ten times what the slowest takes; the square of so many characters takes tens of seconds. */
const limitMs = 1000;
const tries = 3;

function assertQuick({ source, shape, write }: LargeText, size: number): string {
  const text = write(size);
  for (let left = tries; ; left--) {
    const { ms, outcome } = timeReading(text);
    if (ms <= limitMs) return outcome;
    assert.ok(left > 1, `${source}, ${shape}: ${text.length} characters took ${ms.toFixed(0)} ms`);
  }
}

test('every inventory is read in a time by its size, whatever it grows in: lines, columns or depth', () => {
  const grown = grownInventories();
  const sources = new Set(grown.map(({ source }) => source));
  assert.deepEqual(
    inventoryParsers.map(({ format }) => format).filter((format) => !sources.has(format)),
    [],
  );
  for (const text of grown) assertQuick(text, 64 * 1024);
});

test('a text made to cost much is read, or refused as no inventory, in a time by its size', () => {
  for (const text of costlyTexts) {
    const outcome = assertQuick(text, 128 * 1024);
    if (text.source === 'none') assert.ok(Object.hasOwn(errorTable, outcome), `${text.shape}: ${outcome}`);
    else assert.equal(outcome, text.source, text.shape);
  }
});
