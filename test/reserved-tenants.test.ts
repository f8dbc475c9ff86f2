/** Names of tenants and paths of the server: neither can be taken for the other. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reservedTenants } from '../src/access/tenant-names.ts';
import { parseTenant } from '../src/brand.ts';
import { startTestServer } from './builders/server.ts';

test('no tenant bears a name that a path of the server has in place of a tenant, or next to it', async () => {
  const server = await startTestServer();
  const tree = server.app.printRoutes({ commonPrefix: false });
  await server.close();
  const paths = [...tree.matchAll(/^[├└]── \/(\S+)/gm)].map(([, path = '']) => path.split('/'));
  const words = paths.map(([first = '', second = '']) => (first === ':tenant' ? second : first));
  assert.ok(words.includes('api') && words.includes('oauth2'));
  const names = new Set(words.filter((word) => parseTenant(word) !== undefined));
  assert.deepEqual([...names].filter((name) => !reservedTenants.includes(name)).sort(), []);
});
