import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeOrTellFullDisk } from './disk-full.ts';

function failWith(code: string): () => never {
  return () => {
    throw Object.assign(new Error(`${code}: the system's words, write`), { code, syscall: 'write' });
  };
}

test('a disk without space and an account without quota are told in a sentence that names the file', () => {
  for (const code of ['ENOSPC', 'EDQUOT']) {
    assert.throws(() => writeOrTellFullDisk('/srv/data/catalog.bin', failWith(code)), {
      code: 'DiskFull',
      message: /^There is no space left on the disk for \/srv\/data\/catalog\.bin\. Make room /,
    });
  }
});

test('any other error stays as it is, and what was written is handed back', () => {
  assert.throws(() => writeOrTellFullDisk('x', failWith('EACCES')), { code: 'EACCES' });
  assert.equal(
    writeOrTellFullDisk('x', () => 7),
    7,
  );
});
