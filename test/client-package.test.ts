/** `missingkbs/client` as others have it: its types are those of the API, its example runs. */

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { apiTypes } from '../scripts/api-types/write.ts';
import { createApplication } from '../src/access/applications.ts';
import { contoso, deviceOf, startTestServer } from './builders/server.ts';

const root = resolve(import.meta.dirname, '..');

test('the types of the client are those of the description', async () => {
  const written = readFileSync(join(root, 'src/client/api-types.ts'), 'utf8');
  assert.ok(written === (await apiTypes()), 'The description of the API has changed: run npm run write:api-types.');
});

test('the example of docs/client.md runs, and prints what it says', async () => {
  const page = readFileSync(join(root, 'docs/client.md'), 'utf8');
  const [, example = ''] = /```js\n([\s\S]*?)```/.exec(page) ?? [];
  const [, printed = ''] = /```js[\s\S]*?```[\s\S]*?```\n([\s\S]*?)```/.exec(page) ?? [];
  assert.ok(example.includes("'missingkbs/client'"));
  const server = await startTestServer();
  const folder = mkdtempSync(join(tmpdir(), 'missingkbs-client-'));
  try {
    await server.app.listen({ port: 0, host: '127.0.0.1' });
    await server.store.devices.save(contoso, deviceOf(), new Date(server.clock.now).toISOString());
    const roles = ['Machine.Read.All', 'Software.Read.All'] as const;
    const { clientId, clientSecret } = await createApplication(server.store, { tenant: contoso, roles });
    const file = join(folder, 'example.mjs');
    const client = pathToFileURL(join(root, 'src/client/client.ts')).href;
    writeFileSync(file, example.replace('missingkbs/client', client));
    const { stdout } = await promisify(execFile)(process.execPath, [file], {
      env: {
        ...process.env,
        MISSINGKBS_URL: `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}`,
        MISSINGKBS_TENANT: contoso,
        MISSINGKBS_CLIENT_ID: clientId,
        MISSINGKBS_CLIENT_SECRET: clientSecret,
      },
    });
    assert.equal(stdout, printed);
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
});
