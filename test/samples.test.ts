/** The sample files are what their script writes from the facts. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { sampleFiles } from '../scripts/write-samples.ts';

const samples = resolve(import.meta.dirname, '../samples');

test('the sample files are what npm run samples writes', () => {
  const files = sampleFiles();
  for (const [path, text] of files) assert.equal(readFileSync(join(samples, path), 'utf8'), text, path);
  const onDisk = ['catalog', 'devices'].flatMap((folder) =>
    readdirSync(join(samples, folder)).map((name) => `${folder}/${name}`),
  );
  assert.deepEqual(onDisk.sort(), [...files.keys()].sort());
});
