import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PairNumbers } from './pair-numbers.ts';

test('each pair has a number of its own, in the order in which they come, however many there are', () => {
  const numbers = new PairNumbers();
  const expected = new Map<string, number>();
  const most = 2 ** 32 - 1;
  for (let turn = 0; turn < 60_000; turn += 1) {
    // Alike in their low bits, or in their high ones, and each again and again.
    const [first, second] = [turn % 300, most - (((turn % 7_001) * 65_536) % most)] as const;
    const key = `${first} ${second}`;
    const number = expected.get(key) ?? expected.size;
    expected.set(key, number);
    assert.equal(numbers.numberOf(first, second), number);
  }
  assert.equal(numbers.count, expected.size);
  assert.ok(expected.size > 50_000);
});
