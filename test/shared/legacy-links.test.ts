/** The table of links that the feed lacks, against the file beside the feed that it was written from. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { legacyLinksModule, readLegacyLinks } from '../../scripts/write-legacy-links.ts';
import { legacyLinks } from '../../src/catalog/compile/legacy-links.ts';

test('the table says of every rollup what its source says', () => {
  const table = Object.entries(legacyLinks).map(([rollup, kbs]) => [rollup, kbs.match(/\d+/g)]);
  assert.deepEqual(Object.fromEntries(table), readLegacyLinks());
});

test('the file is what the script writes', () => {
  const file = join(import.meta.dirname, '../../src/catalog/compile/legacy-links.ts');
  assert.equal(readFileSync(file, 'utf8'), legacyLinksModule(readLegacyLinks()));
});
