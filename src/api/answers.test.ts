import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { contoso, deviceOf, machine, startTestServer } from '../../test/builders/server.ts';

const path = `/api/machines/${machine}/getmissingkbs`;

test('an answer needs nothing to be written, nor does the first one of a new day', async () => {
  const server = await startTestServer();
  await server.store.devices.save(contoso, deviceOf(), '2020-04-01');
  server.clock.now = Date.parse('2020-04-13T23:59:50Z');
  const token = await server.token(['Software.Read.All']);
  const other = new DatabaseSync(join(server.settings.dataFolder, 'missingkbs.sqlite'));
  other.exec('BEGIN EXCLUSIVE');
  const before = performance.now();
  assert.equal((await server.get(path, token)).json().value.length, 1);
  server.clock.now += 20_000;
  assert.equal((await server.get(path, token)).json().value.length, 1);
  assert.ok(performance.now() - before < 1_000);
  other.close();
  await server.close();
});
