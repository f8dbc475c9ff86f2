import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOne, readText } from '../../testing/read-text.ts';

test('a list of nothing but KB numbers is what is installed', () => {
  for (const text of [
    'KB5015684\r\nKB982018\r\n',
    '5015684\n982018',
    'KB5015684, KB982018;',
    '["KB5015684", "KB982018"]',
  ]) {
    assert.deepEqual(readOne(text, 'kb-list').installedKbs, ['982018', '5015684']);
  }
});

test('numbers that cannot be a KB make the list something else', () => {
  for (const text of ['20240131', '12345', 'KB5015684\n19045', '1234567', 'KB123456789']) {
    assert.throws(() => readText(text), { code: 'UnknownFormat' }, text);
  }
});
