import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysBetween } from '../../day.ts';
import { trendDays } from './trend.ts';

test('ninety days are fourteen points, a week apart, from the first day to today', () => {
  const days = trendDays('2026-11-26', 90);
  assert.deepEqual([days.length, days[0], days[1], days.at(-1)], [14, '2026-08-28', '2026-09-03', '2026-11-26']);
});

for (const asked of [1, 2, 12, 13, 14, 30, 90, 365, 366]) {
  test(`of ${asked} days there are no more than fourteen points, ascending, each once, with both ends`, () => {
    const days = trendDays('2026-11-26', asked);
    assert.ok(days.length <= 14 && days.length >= 2);
    assert.deepEqual(days, [...new Set(days)].sort());
    assert.equal(daysBetween(days[0] as string, days.at(-1) as string), asked);
    assert.equal(days.at(-1), '2026-11-26');
  });
}
