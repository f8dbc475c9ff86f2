import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usualDays } from './usual-days.ts';

test('usual days are those that pages ask for, the newest first, and none ahead', () => {
  const days = usualDays('2026-03-17');
  assert.deepEqual(days, [...new Set(days)].sort().reverse());
  assert.equal(days[0], '2026-03-17');
  for (const day of [
    ...['2026-03-16', '2026-03-10', '2026-02-15', '2026-01-16', '2025-12-17'],
    ...['2026-02-28', '2026-01-31', '2025-12-31'],
    ...['2026-03-09', '2026-02-10', '2026-02-24', '2026-01-13', '2026-01-27'],
  ]) {
    assert.ok(days.includes(day), day);
  }
  assert.equal(days.includes('2026-03-24'), false);
});
