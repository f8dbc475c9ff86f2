import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { writeSbom } from '../scripts/write-sbom.ts';

test('the bill of materials has every dependency, what the build puts into the package, and no tool', () => {
  const { dependencies } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../package.json'), 'utf8'));
  const { components, metadata } = writeSbom();
  assert.equal(metadata.component.name, 'missingkbs');
  const names = new Set(components.map(({ name }) => name));
  const bundled = ['@modelcontextprotocol/server', '@modelcontextprotocol/core', 'zod', 'swagger-ui-dist', 'react'];
  assert.deepEqual(
    [...Object.keys(dependencies), ...bundled].filter((name) => !names.has(name)),
    [],
  );
  assert.deepEqual(
    ['typescript', 'rolldown', '@redocly/cli', 'playwright-core', 'vite', '@scarf/scarf'].filter((name) =>
      names.has(name),
    ),
    [],
  );
});
