/** docs/api.md and the API's own description say the same. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { contractFields } from '../src/inventory/parsers/contract/fields.ts';
import { InventorySchema } from '../src/inventory/schema.ts';
import { startTestServer } from './builders/server.ts';

const page = readFileSync(resolve(import.meta.dirname, '../docs/api.md'), 'utf8');

interface Operation {
  readonly security: readonly [{ readonly oauth2: readonly string[] }];
}

test('docs/api.md has a section for every route of the API, which names its roles, and for no other', async () => {
  const server = await startTestServer();
  try {
    const { paths } = (await server.app.inject('/openapi.json')).json() as {
      paths: Record<string, Record<string, Operation>>;
    };
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { security }]) => ({
        title: `${method.toUpperCase()} ${path}`,
        roles: security[0].oauth2,
      })),
    );
    const sections = new Map(
      page.split(/^## /m).map((section) => [section.slice(0, section.indexOf('\n')), section] as const),
    );
    const documented = [...sections.keys()].filter((title) => /^[A-Z]+ \/api/.test(title));
    assert.deepEqual(documented.sort(), routes.map(({ title }) => title).sort());
    for (const { title, roles } of routes) {
      for (const role of roles) assert.ok(sections.get(title)?.includes(`\`${role}\``), `${title} needs ${role}`);
    }
  } finally {
    await server.close();
  }
});

test('docs/api.md names every field of the inventory', () => {
  assert.deepEqual(Object.keys(InventorySchema.properties).sort(), Object.keys(contractFields).sort());
  for (const field of Object.keys(contractFields)) assert.ok(page.includes(`\`${field}\``), field);
});
