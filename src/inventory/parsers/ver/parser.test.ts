import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOne } from '../../testing/read-text.ts';

test('the line of ver tells build and revision in any language', () => {
  for (const word of ['Version ', 'версия ', '版本 ', 'バージョン ', '']) {
    assert.deepEqual(readOne(`\r\nMicrosoft Windows [${word}10.0.19045.3803]\r\n`, 'ver'), {
      osVersion: '10.0.19045.3803',
    });
  }
});
