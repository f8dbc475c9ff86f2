import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { describeSystemError } from './system-errors.ts';

function refusal(code: string, path?: string): Error {
  return Object.assign(new Error(`${code}: as the system says it`), { code, syscall: 'write', path });
}

test('a disk that is full is told as such, with the file when the system names one', () => {
  assert.equal(
    describeSystemError(refusal('ENOSPC')),
    'No space is left on the disk. Free some, then run the command again.',
  );
  assert.match(String(describeSystemError(refusal('ENOSPC', '/data/feed'))), /disk \(\/data\/feed\)\. Free/);
  assert.match(String(describeSystemError(refusal('EROFS', '/data'))), /read-only \(\/data\).*MISSINGKBS_DATA/);
});

test('other refusals of the system keep its words, and errors of ours are none', () => {
  assert.throws(
    () => readFileSync('/nowhere'),
    (error: Error) => {
      assert.equal(describeSystemError(error), error.message);
      return true;
    },
  );
  assert.equal(describeSystemError(new Error('ENOSPC')), undefined);
});
