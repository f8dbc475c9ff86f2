/** Histories: packed, read, asked for a moment, trimmed. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { KnownError } from '../errors.ts';
import { packChange, trimHistory, unpackHistory } from './device-history.ts';
import { stateAt } from './testing/state-at.ts';

const march = '2026-03-01T08:00:00.000Z';
const april = '2026-04-01T08:00:00.000Z';
const may = '2026-05-01T08:00:00.000Z';
const history = Buffer.concat([packChange(march, 7), packChange(april, 3_000_000_000), packChange(may, 7)]);

test('a history says in which state a device was, from when to when', () => {
  assert.deepEqual(unpackHistory(history), [
    { state: 7, from: march, to: april },
    { state: 3_000_000_000, from: april, to: may },
    { state: 7, from: may },
  ]);
});

test('at the second of a change the new state stands, before the first none', () => {
  assert.equal(stateAt(history, '2026-03-01T07:59:59.999Z'), undefined);
  assert.equal(stateAt(history, march), 7);
  assert.equal(stateAt(history, '2026-04-01T07:59:59.999Z'), 7);
  assert.equal(stateAt(history, april), 3_000_000_000);
  assert.equal(stateAt(history, '2100-01-01T00:00:00.000Z'), 7);
});

test('a history without what lies before a day says the same of every later one', () => {
  const times = fc.uniqueArray(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 12 });
  const property = fc.property(times, fc.integer({ min: 0, max: 1_100 }), fc.nat(1_100), (changes, day, later) => {
    const at = (seconds: number) => new Date(seconds * 1000).toISOString();
    const sorted = changes.sort((a, b) => a - b);
    const packed = Buffer.concat(sorted.map((seconds) => packChange(at(seconds), seconds)));
    const trimmed = trimHistory(packed, at(day));
    assert.equal(stateAt(trimmed, at(day + later)), stateAt(packed, at(day + later)));
    assert.ok(unpackHistory(trimmed).filter(({ from }) => from < at(day)).length <= 1);
  });
  fc.assert(property);
});

test('a time or a number that has no room is refused', () => {
  assert.throws(() => packChange('2107-01-01T00:00:00.000Z', 1), KnownError);
  assert.throws(() => packChange('1969-12-31T00:00:00.000Z', 1), KnownError);
  assert.throws(() => packChange(march, 2 ** 32), KnownError);
});
