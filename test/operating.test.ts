/** docs/operating.md and the settings say the same. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { defaultAudiences, settingDefaults } from '../src/config.ts';

const page = readFileSync(resolve(import.meta.dirname, '../docs/operating.md'), 'utf8');

test('docs/operating.md lists every setting with its default, in order, and no other', () => {
  const rows = [...page.matchAll(/^\| `(MISSINGKBS_\w+)` \| (.*?) ?\|/gm)].map(([, key, value]) => [key, value]);
  const defaults = Object.entries(settingDefaults).map(([key, value]) => [key, documented(key, value)]);
  assert.deepEqual(rows, defaults);
});

test('docs/operating.md names every default audience', () => {
  for (const audience of defaultAudiences) assert.ok(page.includes(`\`${audience}\``), audience);
});

function documented(key: string, value: string): string {
  if (key === 'MISSINGKBS_AUDIENCES') return 'the six of Defender';
  return value === '' ? '' : `\`${value}\``;
}
