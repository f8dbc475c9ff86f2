import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UsedAssertions } from './used-assertions.ts';

test('an assertion counts once for its client, and is forgotten some time after it no longer holds', () => {
  const used = new UsedAssertions();
  assert.equal(used.use('app', 'a', 1_000, 0), true);
  assert.equal(used.use('app', 'a', 1_000, 0), false);
  assert.equal(used.use('other', 'a', 1_000, 0), true);
  for (let place = 0; place < 2_000; place += 1) used.use('app', `later ${place}`, 5_000, 2_000);
  assert.equal(used.use('app', 'a', 9_000, 2_000), true);
  assert.equal(used.use('app', 'later 0', 9_000, 2_000), false);
});

test('when there is no room for another one it is put off, not let in', () => {
  const used = new UsedAssertions();
  for (let place = 0; place < 100_000; place += 1) used.use('app', String(place), 60_000, 0);
  assert.throws(() => used.use('app', 'one more', 60_000, 0), { code: 'TooManyRequests', retryAfterSeconds: 60 });
  assert.equal(used.use('app', '0', 60_000, 0), false);
  assert.equal(used.use('app', 'one more', 120_000, 60_000), true);
});
