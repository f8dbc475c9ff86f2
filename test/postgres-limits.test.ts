/** Limits of several servers on one PostgreSQL, over HTTP. */

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startPostgres } from './builders/postgres-server.ts';
import { contoso, machine, startTestServer, type TestServer } from './builders/server.ts';

const postgres = await startPostgres();
after(() => postgres.close());

const path = `/api/machines/${machine}`;

async function startTwo(limits: Readonly<Record<string, string>>): Promise<[TestServer, TestServer]> {
  const environment = { MISSINGKBS_DATABASE_URL: await postgres.newDatabase(), ...limits };
  return [await startTestServer({ environment }), await startTestServer({ environment })];
}

/** In turns, ten at a time. */
async function callBoth(servers: readonly TestServer[], token: string, calls: number) {
  const urls = await Promise.all(servers.map(({ app }) => app.listen({ host: '127.0.0.1', port: 0 })));
  const answers: Response[] = [];
  for (let first = 0; first < calls; first += 10) {
    const tens = Array.from({ length: 10 }, (_, place) =>
      fetch(`${urls[place % 2]}${path}`, { headers: { authorization: `Bearer ${token}` } }),
    );
    answers.push(...(await Promise.all(tens)));
  }
  return answers;
}

test('two servers let 100 calls a minute pass in all, and tell the others when to come again', async () => {
  const servers = await startTwo({});
  const token = await servers[0].token(['Machine.Read.All']);
  const answers = await callBoth(servers, token, 150);
  const refused = answers.filter(({ status }) => status === 429);
  assert.equal(answers.length - refused.length, 100);
  for (const { headers } of refused) {
    const seconds = Number(headers.get('retry-after'));
    assert.ok(seconds >= 50 && seconds <= 62, `${seconds}`);
  }
  for (const server of servers) await server.close();
});

test('two servers give a client its token requests together, and an address its own on each', async () => {
  const servers = await startTwo({ MISSINGKBS_TOKEN_LIMIT_PER_CLIENT: '4', MISSINGKBS_TOKEN_LIMIT_PER_ADDRESS: '6' });
  const ask = async (server: TestServer, client: string) =>
    (await server.askForToken(contoso, { client_id: client })).statusCode;
  const statuses = [];
  for (let round = 0; round < 3; round += 1) for (const server of servers) statuses.push(await ask(server, 'a'));
  assert.deepEqual(statuses, [400, 400, 400, 400, 429, 429]);
  for (const client of ['b', 'c', 'd']) assert.equal(await ask(servers[0], client), 400);
  assert.equal(await ask(servers[0], 'e'), 429);
  assert.equal(await ask(servers[1], 'e'), 400);
  for (const server of servers) await server.close();
});

test('a database that is away leaves each server with the whole limit, and the limit is shared again when it is back', {
  skip: !postgres.ours,
}, async () => {
  const servers = await startTwo({ MISSINGKBS_LIMIT_PER_MINUTE: '10', MISSINGKBS_LIMIT_PER_HOUR: '0' });
  const token = await servers[0].token(['Machine.Read.All']);
  const statuses = async (calls: number) => {
    const answers = [];
    for (let call = 0; call < calls; call += 1) {
      for (const server of servers) answers.push((await server.get(path, token)).statusCode);
    }
    return answers;
  };
  assert.deepEqual(await statuses(2), [404, 404, 404, 404]);
  await postgres.stop('crash');
  const away = await statuses(9);
  // Eight more on each: it knows of its own two.
  assert.equal(away.filter((status) => status === 503).length, 16);
  assert.equal(away.filter((status) => status === 429).length, 2);
  const said = (server: TestServer, text: RegExp) => server.log.filter(({ msg }) => text.test(String(msg))).length;
  for (const server of servers) assert.equal(said(server, /counted by this server alone/), 1);
  await postgres.start();
  for (const { clock } of servers) clock.now += 70_000;
  const back = await statuses(10);
  assert.equal(back.filter((status) => status === 404).length, 10);
  assert.equal(back.filter((status) => status === 429).length, 10);
  for (const server of servers) {
    assert.equal(said(server, /together with other servers again/), 1);
    await server.close();
  }
});
