import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BoundedCache } from './bounded-cache.ts';

test('a full cache forgets what was used longest ago', () => {
  const cache = new BoundedCache<string, number>(2);
  cache.set('a', 1);
  cache.set('b', 2);
  cache.get('a');
  cache.set('c', 3);
  assert.equal(cache.get('b'), undefined);
  assert.equal(cache.get('a'), 1);
  assert.equal(cache.get('c'), 3);
});

test('heavy values push out as many light ones as they weigh', () => {
  const cache = new BoundedCache<string, string>(10);
  for (const key of ['a', 'b', 'c', 'd', 'e']) cache.set(key, key, 2);
  cache.set('heavy', 'heavy', 5);
  assert.equal(cache.size, 3);
  assert.equal(cache.get('d'), 'd');
});

test('a value that is heavier than the cache is not kept and pushes nothing out', () => {
  const cache = new BoundedCache<string, string>(10);
  cache.set('a', 'a');
  cache.set('giant', 'giant', 11);
  assert.equal(cache.get('giant'), undefined);
  assert.equal(cache.get('a'), 'a');
});

test('a replaced value no longer weighs', () => {
  const cache = new BoundedCache<string, string>(10);
  for (let round = 0; round < 5; round += 1) cache.set('a', 'a', 6);
  cache.set('b', 'b', 4);
  assert.equal(cache.get('a'), 'a');
});

test('whatever is set, used and deleted, the cache holds what a plain list in order of use would hold', () => {
  const key = fc.integer({ min: 0, max: 12 });
  const step = fc.oneof(
    fc.record({ kind: fc.constant('set' as const), key, weight: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ kind: fc.constantFrom('get' as const, 'delete' as const, 'clear' as const), key }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const cache = new BoundedCache<number, number>(10);
      let list: { readonly key: number; readonly weight: number }[] = [];
      const weight = () => list.reduce((sum, entry) => sum + entry.weight, 0);
      for (const [place, done] of steps.entries()) {
        const found = list.find((entry) => entry.key === done.key);
        const others = list.filter((entry) => entry !== found);
        if (done.kind === 'set') {
          cache.set(done.key, place, done.weight);
          list = [...others, { key: done.key, weight: done.weight }];
          while (weight() > 10) list.shift();
        } else if (done.kind === 'get') {
          assert.equal(cache.get(done.key) !== undefined, found !== undefined);
          if (found !== undefined && weight() > 5) list = [...others, found];
        } else if (done.kind === 'delete') {
          cache.delete(done.key);
          list = others;
        } else {
          cache.clear();
          list = [];
        }
        assert.equal(cache.size, list.length);
      }
    }),
  );
});

test('a full cache of many entries takes a new one as fast as a small cache', () => {
  const cache = new BoundedCache<number, number>(50_000);
  const before = performance.now();
  for (let key = 0; key < 200_000; key += 1) cache.set(key, key);
  // Looking for the oldest from the front each time takes 10 s on a quiet machine.
  assert.ok(performance.now() - before < 4_000);
  assert.equal(cache.size, 50_000);
});
