/** docs/operating.md and the settings say the same. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { defaultAudiences, settingDefaults } from '../src/config.ts';
import { startTestServer } from './builders/server.ts';

const page = readFileSync(resolve(import.meta.dirname, '../docs/operating.md'), 'utf8');

test('docs/operating.md lists every setting with its default, in order, and no other', () => {
  const rows = [...page.matchAll(/^\| `(MISSINGKBS_\w+)` \| (.*?) ?\|/gm)].map(([, key, value]) => [key, value]);
  const defaults = Object.entries(settingDefaults).map(([key, value]) => [key, documented(key, value)]);
  assert.deepEqual(rows, defaults);
});

test('docs/operating.md names every default audience', () => {
  for (const audience of defaultAudiences) assert.ok(page.includes(`\`${audience}\``), audience);
});

test('docs/operating.md lists every metric of ours with its type and its labels, and no other', async () => {
  const rows = [...page.matchAll(/^\| `(missingkbs_\w+)` \| (\w+) \| (.*?) ?\|/gm)].map(([, name, type, labels]) => ({
    name,
    type,
    labels: labels?.match(/\w+/g) ?? [],
  }));
  const server = await startTestServer();
  // One request, so that every metric has a value.
  await server.app.inject({ url: '/readyz' });
  const { body } = await server.app.inject({ url: '/metrics' });
  await server.close();
  const told = [...body.matchAll(/^# TYPE (missingkbs_\w+) (\w+)$/gm)].map(([, name, type]) => {
    const [, labels = ''] = new RegExp(`^${name}(?:_count)?(?:{(.*)})? `, 'm').exec(body) ?? [];
    return { name, type, labels: [...labels.matchAll(/(\w+)="/g)].map(([, label]) => label) };
  });
  assert.deepEqual(rows, told);
});

function documented(key: string, value: string): string {
  if (key === 'MISSINGKBS_AUDIENCES') return 'the six of Defender';
  return value === '' ? '' : `\`${value}\``;
}
