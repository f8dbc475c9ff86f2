import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { RateLimiter, TooManyRequests, windowsOfCaller } from './rate-limits.ts';

const minute = 60_000;

test('100 calls in a minute pass, the 101st is refused until the first is a minute old', () => {
  const limiter = new RateLimiter(windowsOfCaller({ perMinute: 100, perHour: 1500 }));
  for (let call = 0; call < 100; call += 1) limiter.take('app', call * 100);
  assert.throws(() => limiter.take('app', 10_000), { code: 'TooManyRequests', retryAfterSeconds: 50 });
  assert.throws(() => limiter.take('app', minute - 1), { retryAfterSeconds: 1 });
  limiter.take('app', minute);
  assert.throws(() => limiter.take('app', minute + 99), TooManyRequests);
});

test('1500 calls in an hour pass, the 1501st is refused though the minute has room', () => {
  const limiter = new RateLimiter(windowsOfCaller({ perMinute: 100, perHour: 1500 }));
  for (let call = 0; call < 1500; call += 1) limiter.take('app', call * 1000);
  assert.throws(() => limiter.take('app', 1500 * 1000), {
    message: 'The limit of 1500 calls an hour is used up. Try again in 2100 seconds.',
    retryAfterSeconds: 2100,
  });
  limiter.take('app', 60 * minute);
});

test('a refused call does not count', () => {
  const limiter = new RateLimiter([{ limit: 1, lengthMs: minute, name: '1 call a minute' }]);
  limiter.take('app', 0);
  for (let call = 1; call < 50; call += 1) assert.throws(() => limiter.take('app', call * 1000));
  limiter.take('app', minute);
});

test('a clock that is set back makes nobody wait until it has caught up', () => {
  const limiter = new RateLimiter([{ limit: 2, lengthMs: minute, name: '2 calls a minute' }]);
  limiter.take('app', 60 * minute);
  limiter.take('app', 60 * minute);
  assert.throws(() => limiter.take('app', 60 * minute), TooManyRequests);
  limiter.take('app', 1);
  limiter.take('app', 1);
  assert.throws(() => limiter.take('app', 1), { retryAfterSeconds: 60 });
});

test('callers do not share a limit', () => {
  const limiter = new RateLimiter([{ limit: 1, lengthMs: minute, name: '1 call a minute' }]);
  limiter.take('app in contoso', 0);
  limiter.take('app in fabrikam', 0);
  assert.throws(() => limiter.take('app in contoso', 0), TooManyRequests);
});

test('a limit of 0 is off', () => {
  const limiter = new RateLimiter(windowsOfCaller({ perMinute: 0, perHour: 3 }));
  for (let call = 0; call < 3; call += 1) limiter.take('app', 0);
  assert.throws(() => limiter.take('app', 0), { retryAfterSeconds: 3600 });
  const off = new RateLimiter(windowsOfCaller({ perMinute: 0, perHour: 0 }));
  for (let call = 0; call < 5000; call += 1) off.take('app', 0);
});

test('no stretch of a window ever lets more calls pass than its limit, and a call with room always passes', () => {
  const steps = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 400 });
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 200 }), (gaps, limit) => {
      const limiter = new RateLimiter([{ limit, lengthMs: 1000, name: '' }]);
      const passed: number[] = [];
      let now = 0;
      for (const gap of gaps) {
        now += gap;
        const inWindow = passed.filter((time) => time > now - 1000).length;
        try {
          limiter.take('app', now);
          passed.push(now);
          assert.ok(inWindow < limit);
        } catch (error) {
          assert.ok(error instanceof TooManyRequests);
          assert.equal(inWindow, limit);
        }
      }
    }),
  );
});

test('the number of remembered keys is bounded', () => {
  const limiter = new RateLimiter([{ limit: 1, lengthMs: minute, name: '1 call a minute' }], 2);
  for (const key of ['a', 'b', 'c']) limiter.take(key, 0);
  assert.throws(() => limiter.take('c', 0), TooManyRequests);
  limiter.take('a', 0);
});

test('a key that goes on calling is remembered while a flood of others comes and goes', () => {
  const limiter = new RateLimiter([{ limit: 2, lengthMs: minute, name: '2 calls a minute' }], 1_000);
  limiter.take('steady', 0);
  limiter.take('steady', 0);
  for (let other = 0; other < 10_000; other += 1) {
    limiter.take(`other ${other}`, 1);
    if (other % 400 === 0) assert.throws(() => limiter.take('steady', 1), TooManyRequests);
  }
});

test('a million addresses cost a few dozen megabytes, and each new one as little as the first', () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const limiter = new RateLimiter([{ limit: 600, lengthMs: minute, name: '600 calls a minute' }]);
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  const before = performance.now();
  for (let address = 0; address < 1_000_000; address += 1) limiter.take(`2001:db8:0:${address.toString(16)}`, 0);
  // Looking for the oldest from the front each time takes minutes.
  assert.ok(performance.now() - before < 20_000);
  collectGarbage();
  const after = process.memoryUsage();
  assert.ok(after.heapUsed - heapUsed + after.arrayBuffers - arrayBuffers < 64e6);
  limiter.take('the last one', 0);
});
