import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { contoso, deviceOf, startTestServer, type TestServer } from '../../../test/builders/server.ts';
import { machineIdOfName } from '../../brand.ts';

describe('POST /api/machines/inventory', () => {
  let server: TestServer;
  let token: string;
  before(async () => {
    server = await startTestServer();
    token = await server.token(['Machine.ReadWrite.All']);
  });
  after(() => server.close());

  const post = (payload: string | Buffer, headers: Readonly<Record<string, string>> = {}) =>
    server.app.inject({
      method: 'POST',
      url: '/api/machines/inventory',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson', ...headers },
      payload,
    });

  test('takes an inventory a line, and counts the devices that are new, known and seen later before', async () => {
    const first = await post(`${lineOf('a1')}\n${lineOf('a2')}\n`);
    assert.equal(first.statusCode, 200);
    assert.deepEqual(first.json(), { ...none, received: 2, created: 2 });
    const again = await post(
      `${lineOf('a1', { lastSeen: '2020-04-01T00:00:00Z' })}\n\n${lineOf('a2')}\r\n${lineOf('a3')}`,
    );
    assert.deepEqual(again.json(), { ...none, received: 3, created: 1, replaced: 1, outdated: 1 });
    const device = await server.store.devices.find(contoso, machineIdOfName('a1'));
    assert.deepEqual(device?.inventory, deviceOf({ id: machineIdOfName('a1'), computerDnsName: 'a1' }));
  });

  test('the same body again changes nothing', async () => {
    const body = ['b1', 'b2', 'b3'].map((name) => lineOf(name, { lastSeen: '2020-04-01T00:00:00Z' })).join('\n');
    await post(body);
    const before = await server.store.devices.find(contoso, machineIdOfName('b2'));
    assert.deepEqual((await post(body)).json(), { ...none, received: 3, replaced: 3 });
    assert.deepEqual(await server.store.devices.find(contoso, machineIdOfName('b2')), before);
    assert.equal((await server.store.history.read(contoso, machineIdOfName('b2'))).length, 1);
  });

  test('a line that cannot be taken is told by its number, and the others are taken', async () => {
    const lines = [
      lineOf('c1'),
      '{"computerDnsName":"c2"',
      '',
      lineOf('c3', { osversion: '10.0.1.1' }),
      '{"computerDnsName":"c4"}',
      '[]',
      lineOf('c5', { installedKbs: Array.from({ length: 20_001 }, () => '4540673') }),
      `{"computerDnsName":"c6","osName":"${'x'.repeat(4 * 1024 * 1024)}"}`,
      lineOf('c7'),
    ];
    const answer = (await post(lines.join('\n'))).json();
    assert.deepEqual({ ...answer, errors: [] }, { ...none, received: 8, created: 2, failed: 6 });
    assert.deepEqual(
      answer.errors.map(({ line, code }: { line: number; code: string }) => [line, code]),
      [
        [2, 'InvalidRequestBody'],
        [4, 'InvalidRequestBody'],
        [5, 'MissingRequiredParameter'],
        [6, 'InvalidRequestBody'],
        [7, 'MaximumBatchSizeExceeded'],
        [8, 'MaximumBatchSizeExceeded'],
      ],
    );
    assert.match(answer.errors[1].message, /unknown field "osversion"/);
    assert.ok(await server.store.devices.find(contoso, machineIdOfName('c7')));
  });

  test('of many faults the first hundred are told and all are counted', async () => {
    const answer = (await post(`{}\n`.repeat(150) + lineOf('d1'))).json();
    assert.deepEqual({ ...answer, errors: [] }, { ...none, received: 151, created: 1, failed: 150 });
    assert.deepEqual(
      answer.errors.map(({ line }: { line: number }) => line),
      Array.from({ length: 100 }, (_, place) => place + 1),
    );
  });

  test('a body of which no line is an object is no NDJSON', async () => {
    for (const body of [
      '<html>',
      JSON.stringify([deviceOf()]),
      JSON.stringify(deviceOf(), undefined, 2),
      'x\n'.repeat(1000),
    ]) {
      const answer = await post(body);
      assert.equal(answer.statusCode, 400, body.slice(0, 20));
      assert.match(answer.json().error.message, /not NDJSON.+one inventory a line/i);
    }
  });

  test('a body of no lines takes in nothing', async () => {
    assert.deepEqual((await post('\n\n')).json(), none);
    assert.deepEqual((await post('')).json(), none);
  });

  test('a byte order mark, as PowerShell writes it, is no part of the first line', async () => {
    assert.deepEqual((await post(`\uFEFF${lineOf('e1')}`)).json(), { ...none, received: 1, created: 1 });
  });

  test('a body is unpacked as its encoding says', async () => {
    for (const [encoding, pack] of Object.entries({ gzip: gzipSync, br: brotliCompressSync, zstd: zstdCompressSync })) {
      const body = Array.from({ length: 1_200 }, (_, place) => lineOf(`${encoding}-${place}`)).join('\n');
      const answer = await post(pack(body), { 'content-encoding': encoding });
      assert.deepEqual(answer.json(), { ...none, received: 1_200, created: 1_200 }, encoding);
    }
  });

  test('what is not packed as it says is refused, and how much had been taken in is told', async () => {
    const noise = 'abcdefghijklmnopqrstuvwxyz'
      .split('')
      .map((letter, place) => letter.repeat(place))
      .join();
    const lines = Array.from({ length: 4_000 }, (_, place) =>
      lineOf(`f-${place}`, { osName: `${place * 7919}${noise}` }),
    );
    const packed = gzipSync(lines.join('\n'));
    const damaged = await post(packed.subarray(0, packed.length - 100), { 'content-encoding': 'gzip' });
    assert.equal(damaged.statusCode, 400);
    assert.match(damaged.json().error.message, /is not gzip, or it is damaged.+2000 devices had been taken in/);
    for (const encoding of ['gzip', 'br', 'zstd', 'compress', 'constructor']) {
      const answer = await post(lineOf('g1'), { 'content-encoding': encoding });
      assert.equal(answer.json().error?.code, 'InvalidRequestBody', encoding);
    }
  });

  test('another type of body is refused', async () => {
    for (const type of ['application/json', 'text/plain', 'text/csv']) {
      const answer = await post(lineOf('h1'), { 'content-type': type });
      assert.equal(answer.statusCode, 400);
      assert.match(answer.json().error.message, /must be application\/x-ndjson/, type);
    }
  });

  test('whoever may only read may not', async () => {
    const reader = await server.token(['Machine.Read.All']);
    assert.equal((await post(lineOf('i1'), { authorization: `Bearer ${reader}` })).statusCode, 403);
  });

  test('is also served below /api/v1.0', async () => {
    const answer = await server.app.inject({
      method: 'POST',
      url: '/API/v1.0/Machines/Inventory',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/ndjson; charset=utf-8' },
      payload: lineOf('j1'),
    });
    assert.deepEqual(answer.json(), { ...none, received: 1, created: 1 });
  });
});

const none = { received: 0, created: 0, replaced: 0, outdated: 0, failed: 0, errors: [] };

/** Of a device whose id follows from its name. */
function lineOf(computerDnsName: string, more: Readonly<Record<string, unknown>> = {}): string {
  const { id: _, ...fields } = deviceOf({ computerDnsName });
  return JSON.stringify({ ...fields, ...more });
}
