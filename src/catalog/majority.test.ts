import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstNamed, highestFirst, lowestFirst, majorityOf, oneVoteEach } from './majority.ts';

test('the value that most records name wins, however they are spread', () => {
  const votes = [
    ['b', 1],
    ['a', 2],
    ['b', 2],
  ] as const;
  assert.equal(majorityOf(votes, lowestFirst), 'b');
});

test('at a tie the rule of the question decides, and the order of the records only where it is that rule', () => {
  const tied = oneVoteEach([2, 1, 3, 1, 2, 3]);
  assert.equal(majorityOf(tied, lowestFirst), 1);
  assert.equal(majorityOf(tied, highestFirst), 3);
  assert.equal(majorityOf(tied, firstNamed), 2);
  assert.equal(majorityOf(tied.toReversed(), lowestFirst), 1);
});

test('nobody voted is undefined', () => {
  assert.equal(majorityOf<number>([], lowestFirst), undefined);
});
