import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { after, before, beforeEach, describe, test } from 'node:test';
import {
  april2020,
  contoso,
  deviceOf,
  fabrikam,
  machine,
  startTestServer,
  type TestServer,
} from '../../../test/builders/server.ts';

const path = `/api/machines/${machine}/getmissingkbs`;
/** Fastify tells of each request that reaches a handler. */
const channel = 'tracing:fastify.request.handler:start';

async function startAt(environment: Readonly<Record<string, string>>): Promise<[TestServer, string]> {
  const server = await startTestServer({ environment, logLevel: 'info' });
  await server.store.devices.save(contoso, deviceOf(), new Date(april2020).toISOString());
  return [server, await server.app.listen({ host: '127.0.0.1', port: 0 })];
}

describe('getmissingkbs at once', () => {
  let server: TestServer;
  let url: string;
  let token: string;
  let routed = 0;
  const count = () => {
    routed += 1;
  };
  before(async () => {
    [server, url] = await startAt({ MISSINGKBS_LIMIT_PER_MINUTE: '0', MISSINGKBS_LIMIT_PER_HOUR: '0' });
    token = await server.token(['Software.Read.All']);
    assert.equal((await ask(path)).status, 200);
    subscribe(channel, count);
  });
  beforeEach(() => {
    routed = 0;
  });
  after(() => {
    unsubscribe(channel, count);
    return server.close();
  });

  test('an answer that is ready is that of the route, to the letter, and the route is not asked', async () => {
    const atOnce = await ask(path);
    assert.equal(routed, 0);
    const injected = await server.get(path, token, { host: new URL(url).host });
    assert.equal(await atOnce.text(), injected.body);
    const { date, connection, 'keep-alive': kept, ...headers } = Object.fromEntries(atOnce.headers);
    const { date: _date, connection: _connection, ...ofRoute } = injected.headers;
    assert.deepEqual(headers, ofRoute);
    assert.equal(headers['cache-control'], 'no-store');
  });

  test('whatever is not as usual is the answer of the route', async () => {
    const etag = String((await ask(path)).headers.get('etag'));
    const stranger = await server.token(['Software.Read.All'], fabrikam);
    const withoutRole = await server.token(['Machine.Read.All']);
    const cases: [number, string, Record<string, string>][] = [
      [200, path.replace(machine, machine.toUpperCase()).replace('get', 'GET'), {}],
      [200, path, { 'x-forwarded-proto': 'https' }],
      [304, path, { 'if-none-match': etag }],
      [400, `${path}?$top=1`, {}],
      [401, path, { authorization: 'Bearer nonsense' }],
      [403, path, { authorization: `Bearer ${withoutRole}` }],
      [404, path, { authorization: `Bearer ${stranger}` }],
      [404, path.replace(machine, 'c'.repeat(40)), {}],
    ];
    for (const [status, asked, headers] of cases) {
      assert.equal((await ask(asked, headers)).status, status, `${asked} ${JSON.stringify(headers)}`);
    }
  });

  function ask(asked: string, headers: Readonly<Record<string, string>> = {}) {
    return fetch(url + asked, { headers: { authorization: `Bearer ${token}`, ...headers } });
  }
});

test('what is answered at once counts against the limit and in the metrics, and a refused call once', async () => {
  const [server, url] = await startAt({ MISSINGKBS_LIMIT_PER_MINUTE: '3' });
  try {
    const headers = { authorization: `Bearer ${await server.token(['Software.Read.All'])}` };
    const statuses: number[] = [];
    for (let call = 0; call < 4; call += 1) statuses.push((await fetch(url + path, { headers })).status);
    assert.deepEqual(statuses, [200, 200, 200, 429]);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    const route = '/api/machines/:machineId/getmissingkbs';
    for (const line of [
      `missingkbs_request_duration_seconds_count{method="GET",route="${route}",status="200"} 3`,
      `missingkbs_request_duration_seconds_count{method="GET",route="${route}",status="429"} 1`,
      'missingkbs_answers_total{from="memory"} 2',
      'missingkbs_limit_refusals_total{whose="application"} 1',
    ]) {
      assert.ok(metrics.includes(`\n${line}\n`), line);
    }
  } finally {
    await server.close();
  }
});
