/** PostgreSQL that goes away below a server: what callers see, and that it comes back by itself with all that was acknowledged. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { MachineId } from '../src/brand.ts';
import { startPostgres } from './builders/postgres-server.ts';
import { deviceOf, machine, startTestServer } from './builders/server.ts';

const postgres = await startPostgres();
after(() => postgres.close());

const skip = postgres.ours ? false : 'the server of MISSINGKBS_DATABASE_URL is not ours to stop';
const missing = `/api/machines/${machine}/getmissingkbs`;
const other = 'b'.repeat(40) as MachineId;

for (const how of ['crash', 'fast'] as const) {
  test(`a database that ends (${how}) is 503 with Retry-After, and answers again when it is back`, {
    skip,
  }, async () => {
    const server = await startTestServer({ environment: { MISSINGKBS_DATABASE_URL: await postgres.newDatabase() } });
    const token = await server.token(['Software.Read.All', 'Machine.ReadWrite.All', 'Machine.Read.All']);
    const inventory = `/api/machines/${machine}/inventory`;
    assert.equal((await server.put(inventory, token, deviceOf())).statusCode, 201);
    assert.equal((await server.get(missing, token)).json().value.length, 1);

    await postgres.stop(how);
    const away = [
      await server.get(`/api/machines/${other}/getmissingkbs`, token),
      await server.get(`/api/machines/${machine}`, token),
      await server.put(inventory, token, deviceOf()),
      await server.app.inject({ url: '/readyz' }),
    ];
    assert.deepEqual(
      away.map(({ statusCode, headers }) => [statusCode, headers['retry-after']]),
      away.map(() => [503, '5']),
    );
    assert.equal(away[0]?.json().error.code, 'DatabaseAway');
    assert.doesNotMatch(away.map(({ body }) => body).join(), /127\.0\.0\.1|ECONNREFUSED|postgres/);

    await postgres.start();
    assert.equal((await server.app.inject({ url: '/readyz' })).statusCode, 200);
    assert.equal((await server.get(`/api/machines/${machine}`, token)).json().id, machine);
    assert.equal((await server.put(inventory, token, deviceOf({ osVersion: '10.0.18363.719' }))).statusCode, 200);
    assert.deepEqual((await server.get(missing, token)).json().value, []);
    await server.close();
  });
}

test('a change by one server reaches the other, also when the other could not hear for a while', { skip }, async () => {
  const environment = { MISSINGKBS_DATABASE_URL: await postgres.newDatabase() };
  const [first, second] = [await startTestServer({ environment }), await startTestServer({ environment })];
  const token = await first.token(['Software.Read.All', 'Machine.ReadWrite.All']);
  const rowsAtSecond = async () => (await second.get(missing, token)).json().value.length;
  await first.put(`/api/machines/${machine}/inventory`, token, deviceOf());
  assert.equal(await rowsAtSecond(), 1);
  await setTimeout(300);
  assert.equal(await rowsAtSecond(), 1);
  await first.put(`/api/machines/${machine}/inventory`, token, deviceOf({ osVersion: '10.0.18363.719' }));
  while ((await rowsAtSecond()) !== 0) await setTimeout(second.store.capabilities.otherWritersSeenAfterMs);

  await postgres.stop('fast');
  await postgres.start();
  await first.put(`/api/machines/${machine}/inventory`, token, deviceOf());
  assert.equal(await rowsAtSecond(), 1);
  await Promise.all([first.close(), second.close()]);
});
