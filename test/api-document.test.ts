/** docs/api.md and the API's own description say the same. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { before, test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { roles } from '../src/access/roles.ts';
import { fields } from '../src/inventory/fields.ts';
import { InventorySchema } from '../src/inventory/schema.ts';
import { startTestServer } from './builders/server.ts';

const page = readFileSync(resolve(import.meta.dirname, '../docs/api.md'), 'utf8');

interface Operation {
  /** By a token with a role; routes about a session take none. */
  readonly security: readonly { readonly oauth2?: readonly string[]; readonly session?: readonly string[] }[];
  readonly responses: Readonly<Record<string, object>>;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly securitySchemes: { readonly oauth2: { readonly flows: Flows } } };
}

interface Flows {
  readonly clientCredentials: { readonly scopes: Readonly<Record<string, string>> };
}

let description: Description;
before(async () => {
  const server = await startTestServer();
  description = (await server.app.inject('/openapi.json')).json();
  await server.close();
});

test('docs/api.md has a section for every route of the API, which names its roles, and for no other', () => {
  const routes = apiOperations().map(({ title, security }) => ({
    title,
    roles: security.flatMap(({ oauth2 = [] }) => oauth2),
    ofSession: security.some(({ session }) => session !== undefined),
  }));
  const sections = new Map(
    page.split(/^## /m).map((section) => [section.slice(0, section.indexOf('\n')), section] as const),
  );
  const documented = [...sections.keys()].filter((title) => /^[A-Z]+ \/api/.test(title));
  assert.deepEqual(documented.sort(), routes.map(({ title }) => title).sort());
  for (const { title, roles, ofSession } of routes) {
    assert.equal(ofSession, /\/api\/session\b/.test(title), title);
    assert.ok(ofSession || roles.length > 0, title);
    for (const role of roles) assert.ok(sections.get(title)?.includes(`\`${role}\``), `${title} needs ${role}`);
  }
});

test('the description is valid OpenAPI', async () => {
  const { valid, errors } = await new Validator().validate({ ...description });
  assert.ok(valid, JSON.stringify(errors));
});

test('the description names every role, and a route that takes one of two roles has an entry for each', () => {
  const { scopes } = description.components.securitySchemes.oauth2.flows.clientCredentials;
  assert.deepEqual(Object.keys(scopes), roles);
  for (const { title, security } of apiOperations()) {
    for (const { oauth2, session } of security) assert.ok(oauth2?.length === 1 || session?.length === 0, title);
  }
  assert.deepEqual(operation('/api/machines/{machineId}').security, [
    { oauth2: ['Machine.Read.All'] },
    { oauth2: ['Machine.ReadWrite.All'] },
  ]);
});

test('every route of the API has an answer that is a success', () => {
  for (const { title, responses } of apiOperations()) {
    assert.ok(
      Object.keys(responses).some((status) => status.startsWith('2')),
      title,
    );
  }
});

test('the description has the answer 304 and the health checks, which ask for no token', () => {
  const { 304: unchanged } = operation('/api/machines/{machineId}/getmissingkbs').responses;
  assert.ok(unchanged !== undefined && !('content' in unchanged));
  for (const [path, statuses] of Object.entries({ '/healthz': ['200'], '/readyz': ['200', '503'] })) {
    const { security, responses } = operation(path);
    assert.deepEqual([security, Object.keys(responses)], [[], statuses], path);
  }
});

test('docs/api.md names every field of the inventory', () => {
  assert.deepEqual(Object.keys(InventorySchema.properties).sort(), Object.keys(fields).sort());
  for (const field of Object.keys(fields)) assert.ok(page.includes(`\`${field}\``), field);
});

function operation(path: string): Operation {
  const found = description.paths[path]?.get;
  assert.ok(found, path);
  return found;
}

function apiOperations() {
  return Object.entries(description.paths)
    .filter(([path]) => path.startsWith('/api/'))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        title: `${method.toUpperCase()} ${path}`,
        ...operation,
      })),
    );
}
