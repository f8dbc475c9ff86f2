/** Every error that a request earns by itself, and how a client comes to meet it. */

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { LightMyRequestResponse } from 'fastify';
import { expectError as expectErrorOf } from '../../test/builders/expect-error.ts';
import { contoso, deviceOf, machine, startTestServer, type TestServer } from '../../test/builders/server.ts';
import type { ErrorCode } from '../errors.ts';

const path = `/api/machines/${machine}/getmissingkbs`;
const inventoryPath = `/api/machines/${machine}/inventory`;

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

  const expectError = (answer: LightMyRequestResponse, status: number, code: ErrorCode, message: RegExp) =>
    expectErrorOf(server, answer, status, code, message);

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
    expectError(await server.app.inject({ url: '/api/nonsense' }), 404, 'NotFound', /\/api\/nonsense/);
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
