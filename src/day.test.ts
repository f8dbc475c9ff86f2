import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDay } from './day.ts';

test('a day is a real date in ISO form', () => {
  assert.equal(parseDay('2024-02-29', '--as-of'), '2024-02-29');
  for (const text of ['2023-02-29', '2024-2-1', '01.02.2024', '', 'today', '2024-13-01']) {
    assert.throws(() => parseDay(text, '--as-of'), {
      code: 'InvalidInput',
      message: /--as-of is ".*"; expected a day/,
    });
  }
});
