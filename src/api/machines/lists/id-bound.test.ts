import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { lowestIdFrom } from './id-bound.ts';

const id = fc.string({ unit: fc.constantFrom(...'09af'), minLength: 40, maxLength: 40 });
const text = fc.oneof(id, fc.string({ unit: fc.constantFrom(...'09afz/:'), maxLength: 42 }));

test('an id lies below a text when it lies below the lowest id from there', () => {
  fc.assert(
    fc.property(id, text, (one, other) => {
      const bound = lowestIdFrom(other);
      assert.equal(one < other, bound === undefined || one < bound, `${one} ${other} ${bound}`);
    }),
  );
});
