/** Every row of the error table, and how a client comes to meet it. */

import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import { sendRaw } from '../../test/builders/raw-connection.ts';
import {
  contoso,
  deviceOf,
  machine,
  servedAssessor,
  startTestServer,
  type TestServer,
} from '../../test/builders/server.ts';
import type { MachineId } from '../brand.ts';
import { type ErrorCode, KnownError } from '../errors.ts';
import type { WorkedOutAnswer } from './assessor/assessor.ts';

const path = `/api/machines/${machine}/getmissingkbs`;
const inventoryPath = `/api/machines/${machine}/inventory`;
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

describe('errors', () => {
  let server: TestServer;
  let reader: string;
  let writer: string;
  before(async () => {
    server = await startTestServer({
      environment: { MISSINGKBS_LIMIT_PER_MINUTE: '0', MISSINGKBS_LIMIT_PER_HOUR: '0' },
    });
    await server.store.devices.save(contoso, deviceOf(), '2020-04-01T00:00:00Z');
    reader = await server.token(['Software.Read.All']);
    writer = await server.token(['Machine.ReadWrite.All']);
  });
  after(() => server.close());

  /** The body has Defender's form and nothing else, and the log has the same request. */
  function expectError(answer: LightMyRequestResponse, status: number, code: ErrorCode, message: RegExp, on = server) {
    assert.equal(answer.statusCode, status, answer.body);
    assert.match(String(answer.headers['content-type']), /^application\/json\b/);
    const body = answer.json();
    assert.deepEqual(Object.keys(body), ['error']);
    assert.deepEqual(Object.keys(body.error), ['code', 'message', 'target']);
    assert.equal(body.error.code, code);
    assert.match(body.error.message, message);
    assert.match(body.error.target, guid);
    assert.equal(answer.headers['x-request-id'], body.error.target);
    assert.equal(answer.headers['x-content-type-options'], 'nosniff');
    const lines = on.log.filter(({ requestId }) => requestId === body.error.target);
    assert.equal(lines.length, 1);
    assert.equal(lines[0]?.status, status);
  }

  test('BadRequest: a path that is not valid percent-encoding, or has too long a part', async () => {
    expectError(await server.get(`/api/machines/${'a'.repeat(300)}`, writer), 400, 'BadRequest', /max/);
    expectError(await server.get('/api/machines/%zz', reader), 400, 'BadRequest', /%zz/);
  });

  test('BadRequest: a Host header that is no host name', async () => {
    for (const host of ['evil"host', 'host:99999', 'a/b']) {
      expectError(await server.get(path, reader, { host }), 400, 'BadRequest', /Host header/);
    }
  });

  test('ODataError: a query option, which the message names', async () => {
    for (const query of ['$top=5', '%24top=5', 'a=b&$top=1']) {
      expectError(await server.get(`${path}?${query}`, reader), 400, 'ODataError', /'\$top'/);
    }
    const answer = await server.get(`/api/machines/${machine}?$select=id`, writer);
    expectError(answer, 400, 'ODataError', /'\$select'/);
    assert.equal((await server.get(`${path}?api-version=1.0`, reader)).statusCode, 200);
  });

  test('InvalidInput: a machine id that is not forty hexadecimal digits', async () => {
    expectError(await server.get('/api/machines/pc-7/getmissingkbs', reader), 400, 'InvalidInput', /"pc-7"/);
    expectError(await server.put('/api/machines/pc-7/inventory', writer, {}), 400, 'InvalidInput', /"pc-7"/);
  });

  test('InvalidInput: an inventory of another machine than the path names', async () => {
    const body = { ...deviceOf(), id: 'c'.repeat(40) };
    expectError(
      await server.put(inventoryPath, writer, body),
      400,
      'InvalidInput',
      /ccc.* the path names machine 2339/,
    );
  });

  test('InvalidRequestBody: a body that is no JSON, no object, no inventory, or of another type', async () => {
    const bad: [unknown, RegExp, Record<string, string>?][] = [
      ['{"osVersion":', /JSON/],
      ['', /empty/],
      [[deviceOf()], /must be one inventory/],
      [{ ...deviceOf(), colour: 'red' }, /unknown field "colour"/],
      [{ ...deviceOf(), osVersion: 'Windows 10' }, /"osVersion".*"Windows 10"/],
      [{ ...deviceOf(), installedKbs: ['KB12'] }, /"installedKbs".*"KB12"/],
      ['osVersion=10', /application\/json/, { 'content-type': 'application/x-www-form-urlencoded' }],
      ['{}', /application\/json/, { 'content-type': 'text/plain' }],
      ['{"__proto__":{"a":1}}', /JSON|unknown field/],
      ['x', /cannot be read/, { 'content-encoding': 'rot13' }],
      ['not gzip', /cannot be read/, { 'content-encoding': 'gzip' }],
    ];
    for (const [body, message, headers = {}] of bad) {
      expectError(await server.put(inventoryPath, writer, body, headers), 400, 'InvalidRequestBody', message);
    }
  });

  test('MaximumBatchSizeExceeded: a list that is too long, or a body that is too large', async () => {
    const installedKbs = Array.from({ length: 20_001 }, (_, place) => String(1_000_000 + place));
    const long = await server.put(inventoryPath, writer, { ...deviceOf(), installedKbs });
    expectError(long, 400, 'MaximumBatchSizeExceeded', /Received: 20001, allowed: 20000\.$/);
    const large = await server.put(inventoryPath, writer, ' '.repeat(5_000_000));
    expectError(large, 400, 'MaximumBatchSizeExceeded', /Received: 5000000, allowed: 4194304\.$/);
  });

  test('MissingRequiredParameter: an inventory without a name or a version', async () => {
    const { computerDnsName: _, ...nameless } = deviceOf();
    expectError(
      await server.put(inventoryPath, writer, nameless),
      400,
      'MissingRequiredParameter',
      /"computerDnsName"/,
    );
    const { osVersion: __, ...versionless } = deviceOf();
    expectError(await server.put(inventoryPath, writer, versionless), 400, 'MissingRequiredParameter', /"osVersion"/);
  });

  test('Unauthorized: no token, no bearer token, a forged one', async () => {
    const none = await server.app.inject({ url: path });
    expectError(none, 401, 'Unauthorized', /no token/);
    assert.equal(none.headers['www-authenticate'], 'Bearer');
    for (const authorization of ['Basic YTpi', 'Bearer', 'Bearer ', 'Bearer a b', 'Bearer nonsense', reader]) {
      const answer = await server.app.inject({ url: path, headers: { authorization } });
      expectError(answer, 401, 'Unauthorized', /./);
    }
    expectError(await server.get(path, `${reader.slice(0, -4)}AAAA`), 401, 'Unauthorized', /signature/);
  });

  test('Forbidden: a token without the role, in the words that clients parse', async () => {
    expectError(
      await server.get(path, await server.token(['Machine.Read.All'])),
      403,
      'Forbidden',
      /^Missing application roles\. API required roles: Software\.Read\.All, application roles: Machine\.Read\.All\.$/,
    );
    expectError(
      await server.get(`/api/machines/${machine}`, reader),
      403,
      'Forbidden',
      /^Missing application roles\. API required roles: Machine\.Read\.All,Machine\.ReadWrite\.All, application roles: Software\.Read\.All\.$/,
    );
    const twoRoles = await server.token(['Software.Read.All', 'Machine.Read.All']);
    expectError(
      await server.put(inventoryPath, twoRoles, deviceOf()),
      403,
      'Forbidden',
      /required roles: Machine\.ReadWrite\.All, application roles: Software\.Read\.All,Machine\.Read\.All\.$/,
    );
  });

  test('NotFound: no such route, or no such method', async () => {
    expectError(await server.get('/api/nonsense', reader), 404, 'NotFound', /GET \/api\/nonsense/);
    expectError(await server.app.inject({ url: '/api/machines' }), 404, 'NotFound', /\/api\/machines/);
    const answer = await server.app.inject({ method: 'DELETE', url: path });
    expectError(answer, 404, 'NotFound', /DELETE/);
    expectError(await server.put(path, writer, '{'), 404, 'NotFound', /PUT/);
  });

  test('ResourceNotFound: no such machine', async () => {
    const id = 'f'.repeat(40);
    const message = new RegExp(`^Machine ${id} was not found\\.$`);
    expectError(await server.get(`/api/machines/${id}/getmissingkbs`, reader), 404, 'ResourceNotFound', message);
    expectError(await server.get(`/api/machines/${id}`, writer), 404, 'ResourceNotFound', message);
    expectError(await server.get('/api/machines/pc-99', writer), 404, 'ResourceNotFound', /pc-99 was not found/);
  });

  test('TooManyRequests: the 101st call in a minute', async () => {
    const limited = await startTestServer();
    try {
      await limited.store.devices.save(contoso, deviceOf(), '2020-04-01T00:00:00Z');
      const token = await limited.token(['Software.Read.All']);
      for (let call = 1; call <= 100; call += 1) {
        assert.equal((await limited.get(path, token)).statusCode, 200, `call ${call}`);
        limited.clock.now += 100;
      }
      const refused = await limited.get(path, token);
      expectError(refused, 429, 'TooManyRequests', /100 calls a minute/, limited);
      assert.equal(refused.headers['retry-after'], '50');
      const head = await limited.app.inject({
        method: 'HEAD',
        url: path,
        headers: { authorization: `Bearer ${token}` },
      });
      assert.equal(head.statusCode, 429);
      const other = await limited.token(['Software.Read.All']);
      assert.equal((await limited.get(path, other)).statusCode, 200);
      limited.clock.now += 50_000;
      assert.equal((await limited.get(path, token)).statusCode, 200);
    } finally {
      await limited.close();
    }
  });

  test('AssessmentTooHeavy: a state that took too long is put off, for its list and for each explanation', async () => {
    const assess = () => Promise.reject(new KnownError('AssessmentTooHeavy', 'Not within 5 seconds.'));
    const current = { ...servedAssessor(), assess };
    const heavy = await startTestServer({ catalogs: { stamp: '1', current } });
    await heavy.store.devices.save(contoso, deviceOf(), '2020-04-01T00:00:00Z');
    const token = await heavy.token(['Software.Read.All']);
    const message = /too heavy to be judged.* not tried again for 600 seconds/;
    for (const url of [path, path, `${path}/4540673`]) {
      const answer = await heavy.get(url, token);
      expectError(answer, 503, 'AssessmentTooHeavy', message, heavy);
      assert.equal(answer.headers['retry-after'], '600');
    }
    assert.ok(heavy.log.some(({ level, msg }) => level === 40 && msg === 'request put off'));
    await heavy.close();
  });

  test('ServerBusy: more states than may wait are asked for at once', async () => {
    const { promise, resolve } = Promise.withResolvers<WorkedOutAnswer>();
    const current = { ...servedAssessor(), assess: () => promise };
    const busy = await startTestServer({
      catalogs: { stamp: '1', current },
      environment: { MISSINGKBS_LIMIT_PER_MINUTE: '0', MISSINGKBS_LIMIT_PER_HOUR: '0' },
    });
    const devices = Array.from({ length: 503 }, (_, place) =>
      deviceOf({ id: place.toString(16).padStart(40, '0') as MachineId, osVersion: `10.0.18363.${place}` }),
    );
    await busy.store.devices.saveAll(contoso, devices, '2020-04-01T00:00:00Z');
    const token = await busy.token(['Software.Read.All']);
    const asked = devices.map(({ id }) => busy.get(`/api/machines/${id}/getmissingkbs`, token));
    const refused = await Promise.race(asked);
    expectError(refused, 503, 'ServerBusy', /^500 answers wait/, busy);
    assert.equal(refused.headers['retry-after'], '1');
    resolve({ status: 'assessed', json: Buffer.from('[]') });
    await Promise.all(asked);
    await busy.close();
  });

  test('InternalServerError: the store fails under the server, and the answer says nothing of it', async () => {
    const broken = await startTestServer();
    const token = await broken.token(['Machine.Read.All']);
    await broken.get(`/api/machines/${machine}`, token);
    await broken.store.close();
    const answer = await broken.get(`/api/machines/${machine}`, token);
    expectError(answer, 500, 'InternalServerError', /^The server failed to answer\./, broken);
    assert.doesNotMatch(answer.body, /store|sqlite|database/i);
    assert.ok(broken.log.some(({ level, reason }) => level === 50 && /store failed/.test(String(reason))));
    assert.equal((await broken.app.inject({ url: '/readyz' })).statusCode, 503);
    assert.equal((await broken.app.inject({ url: '/healthz' })).statusCode, 200);
    await broken.app.close();
  });

  test('a request that is refused has no side effect: an inventory without the role is not stored', async () => {
    const id = 'd'.repeat(40);
    await server.put(`/api/machines/${id}/inventory`, reader, { ...deviceOf(), id });
    assert.equal((await server.get(`/api/machines/${id}`, writer)).statusCode, 404);
  });

  test('the log has no token, no secret and no query string', async () => {
    await server.app.inject({ url: `${path}?access_token=hidden`, headers: { authorization: 'Bearer hidden' } });
    const { clientId } = (await server.store.applications.list())[0] ?? {};
    const form = { grant_type: 'client_credentials', client_id: String(clientId), client_secret: 'hidden', scope: 'a' };
    await server.askForToken(contoso, form);
    const text = JSON.stringify(server.log);
    assert.doesNotMatch(text, /hidden/);
    assert.doesNotMatch(text, /eyJ/);
  });
});

describe('errors on the wire', () => {
  let server: TestServer;
  let port: number;
  before(async () => {
    server = await startTestServer();
    await server.app.listen({ host: '127.0.0.1', port: 0 });
    port = (server.app.server.address() as AddressInfo).port;
  });
  after(() => server.close());

  async function send(text: string): Promise<{ head: string; body: { error: { code: string; target: string } } }> {
    const { head, body } = await sendRaw(port, [text]);
    return { head, body: JSON.parse(body) };
  }

  test('BadRequest: what is not HTTP, and headers that are too large', async () => {
    for (const text of ['GARBAGE\r\n\r\n', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`]) {
      const { head, body } = await send(text);
      assert.match(head, /^HTTP\/1\.1 400 /);
      assert.match(head, /content-type: application\/json/i);
      assert.equal(body.error.code, 'BadRequest');
      assert.ok(server.log.some(({ requestId }) => requestId === body.error.target));
    }
  });

  test('BadRequest: HTTP/1.1 without a Host header', async () => {
    await server.store.devices.save(contoso, deviceOf(), '2020-04-01T00:00:00Z');
    const token = await server.token(['Software.Read.All']);
    const { head, body } = await send(
      `GET ${path} HTTP/1.1\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n\r\n`,
    );
    assert.match(head, /^HTTP\/1\.1 400 /);
    assert.equal(body.error.code, 'BadRequest');
  });
});
