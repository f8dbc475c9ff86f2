import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mostTries, waitMs } from './back-off.ts';

const seconds = (tries: number, random = 0.5) => waitMs(tries, random) / 1_000;

test('the waits grow from ten seconds to six hours, and ten tries take most of a day', () => {
  const waits = Array.from({ length: mostTries - 1 }, (_, place) => seconds(place + 1));
  assert.deepEqual(waits, [10, 40, 160, 640, 2_560, 10_240, 21_600, 21_600, 21_600]);
  const hours = waits.reduce((sum, wait) => sum + wait) / 3_600;
  assert.ok(hours > 20 && hours < 24, String(hours));
});

test('chance makes a wait a fifth shorter or longer', () => {
  assert.deepEqual([seconds(1, 0), seconds(1, 1)], [8, 12]);
});

test('a receiver that asks for more patience gets it, up to a day, and never less than our own', () => {
  const now = Date.parse('2026-07-06T08:00:00Z');
  const asked = (retryAfter: string) => waitMs(1, 0.5, { retryAfter, now }) / 1_000;
  assert.equal(asked('120'), 120);
  assert.equal(asked('Mon, 06 Jul 2026 08:05:00 GMT'), 300);
  assert.equal(asked('1'), 10);
  assert.equal(asked('Mon, 06 Jul 2026 07:00:00 GMT'), 10);
  assert.equal(asked('soon'), 10);
  assert.equal(asked('999999999'), 86_400);
});
