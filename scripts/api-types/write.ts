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
  return opening + astToString(await openapiTypescript(description, { alphabetize: true }));
}

if (import.meta.main) writeFileSync(target, await apiTypes());
