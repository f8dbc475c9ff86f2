/**
 * Writes src/client/api-types.ts from /openapi.json as the server gives it. A package of its own, since openapi-typescript
 * is written against the TypeScript before the one that checks our types.
 */

import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { startTestServer } from '../../test/builders/server.ts';

const target = resolve(import.meta.dirname, '../../src/client/api-types.ts');
const opening =
  '/** The API as types. Written by scripts/api-types/write.ts (npm run write:api-types); no line by hand. */\n\n';

/** What the file has to hold. */
export async function apiTypes(): Promise<string> {
  const server = await startTestServer();
  const description = (await server.app.inject('/openapi.json')).json();
  await server.close();
  return opening + astToString(await openapiTypescript(withOneError(description), { alphabetize: true }));
}

interface Response {
  content?: Record<string, { schema: unknown }>;
}

/** Errors are the same everywhere: named once, in place of some four hundred copies. */
function withOneError(description: {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Record<string, Response> }>>>>;
  components: { schemas?: Record<string, unknown> };
}) {
  for (const { responses } of Object.values(description.paths).flatMap((methods) => Object.values(methods))) {
    for (const [status, { content }] of Object.entries(responses)) {
      const json = content?.['application/json'];
      const properties = (json?.schema as { properties?: object } | undefined)?.properties ?? {};
      if (Number(status) < 400 || json === undefined || !('error' in properties)) continue;
      const { description: _own, ...schema } = json.schema as { description?: string };
      description.components.schemas = { ...description.components.schemas, Error: schema };
      json.schema = { $ref: '#/components/schemas/Error' };
    }
  }
  return description as never;
}

if (import.meta.main) writeFileSync(target, await apiTypes());
