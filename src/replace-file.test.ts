import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { moveIntoPlace, putAside, replaceFile } from './replace-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'missingkbs-replace-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a file is replaced whole, its folder made where there is none, and nothing lies beside it', () => {
  const file = join(folder, 'data', 'file');
  replaceFile(file, 'a long first content');
  replaceFile(file, new Uint8Array([110, 101, 119]));
  assert.equal(readFileSync(file, 'utf8'), 'new');
  assert.deepEqual(readdirSync(join(folder, 'data')), ['file']);
});

test('what is put aside counts for nothing until it is moved into place', () => {
  const file = join(folder, 'file');
  replaceFile(file, 'old');
  const aside = putAside(file, 'new');
  assert.equal(readFileSync(file, 'utf8'), 'old');
  moveIntoPlace(aside, file);
  assert.equal(readFileSync(file, 'utf8'), 'new');
  assert.equal(existsSync(aside), false);
});

test('where it cannot be replaced the file stays as it was, and nothing lies beside it', () => {
  const place = join(folder, 'taken');
  mkdirSync(join(place, 'full'), { recursive: true });
  assert.throws(() => replaceFile(place, 'new'));
  assert.deepEqual(readdirSync(folder), ['taken']);
});

test('on a full disk (where the system has /dev/full) the message names the file, which stays', () => {
  if (!existsSync('/dev/full')) return;
  const file = join(folder, 'file');
  replaceFile(file, 'old');
  symlinkSync('/dev/full', `${file}.${process.pid}.partial`);
  assert.throws(() => replaceFile(file, 'new'), { code: 'DiskFull', message: new RegExp(`for ${file}\\.`) });
  assert.equal(readFileSync(file, 'utf8'), 'old');
  assert.deepEqual(readdirSync(folder), ['file']);
});
