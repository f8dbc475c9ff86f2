import assert from 'node:assert/strict';
import { test } from 'node:test';
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
