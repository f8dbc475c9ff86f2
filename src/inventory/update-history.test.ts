import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type HistoryEntry, replayHistory } from './update-history.ts';

const entry = (kb: string, operation: string, result: string, date?: string): HistoryEntry => ({
  title: `2024-01 Update (KB${kb})`,
  operation,
  result,
  date,
});

test('only succeeded installations count', () => {
  const history = ['0', '1', '3', '4', '5', 'Failed', 'InProgress'].map((result, n) =>
    entry(`500000${n}`, '1', result),
  );
  assert.deepEqual(
    replayHistory([...history, entry('5034122', '1', '2'), entry('5034123', 'Installation', 'Succeeded')]),
    ['5034122', '5034123'],
  );
});

test('a later removal takes an update away, an earlier one does not', () => {
  const dated = [entry('5034122', '1', '2', '2024-02-01T10:00:00'), entry('5034122', '2', '2', '2024-01-01T10:00:00')];
  assert.deepEqual(replayHistory(dated), ['5034122']);
  assert.deepEqual(
    replayHistory([
      entry('5034122', '2', '2', '/Date(1709251200000)/'),
      entry('5034122', '1', '2', '/Date(1704067200000)/'),
    ]),
    [],
  );
});

test('without dates that can be put in order a removal is the last word', () => {
  assert.deepEqual(replayHistory([entry('5034122', '2', '2', '2/1/2024'), entry('5034122', '1', '2', '3/1/2024')]), []);
});

test('a removal that failed removes nothing', () => {
  assert.deepEqual(replayHistory([entry('5034122', '1', '2'), entry('5034122', '2', '4')]), ['5034122']);
});
