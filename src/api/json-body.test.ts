import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { deviceOf, machine, startTestServer, type TestServer } from '../../test/builders/server.ts';

describe('a JSON body', () => {
  let server: TestServer;
  let token: string;
  before(async () => {
    server = await startTestServer({ environment: { MISSINGKBS_LIMIT_PER_MINUTE: '0' } });
    token = await server.token(['Machine.ReadWrite.All']);
  });
  after(() => server.close());

  async function put(payload: string | Buffer, encoding?: string) {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      ...(encoding !== undefined && { 'content-encoding': encoding }),
    };
    const url = `/api/machines/${machine}/inventory`;
    const answer = await server.app.inject({ method: 'PUT', url, headers, payload });
    return { status: answer.statusCode, ...answer.json().error } as { status: number; code?: string; message?: string };
  }

  test('may be packed, as gzip or Brotli', async () => {
    const json = JSON.stringify(deviceOf());
    assert.equal((await put(json, 'identity')).status, 201);
    assert.equal((await put(gzipSync(json), 'gzip')).status, 200);
    assert.equal((await put(brotliCompressSync(json), 'br')).status, 200);
  });

  test('that unpacks to more than is allowed is reported by what it unpacks to', async () => {
    for (const [packed, encoding] of [
      [gzipSync(Buffer.alloc(5_000_000)), 'gzip'],
      [brotliCompressSync(Buffer.alloc(5_000_000)), 'br'],
    ] as const) {
      const { status, code, message } = await put(packed, encoding);
      assert.deepEqual([status, code], [400, 'MaximumBatchSizeExceeded']);
      assert.equal(
        message,
        `The body is too large, in bytes. Received: ${packed.length}, which unpack to more than 4194304, allowed: 4194304.`,
      );
    }
  });

  test('that is not packed as it says is refused', async () => {
    for (const encoding of ['gzip', 'br', 'rot13', 'gzip, gzip']) {
      const { status, code, message } = await put('{}', encoding);
      assert.deepEqual([status, code], [400, 'InvalidRequestBody']);
      assert.match(String(message), /cannot be read/);
    }
  });

  test('deeper than sixteen levels is refused, in time that does not depend on how much deeper', async () => {
    for (const body of ['['.repeat(4_000_000), '{"a":'.repeat(800_000), `{"software":${'['.repeat(100)}`]) {
      const started = performance.now();
      const { status, code, message } = await put(body);
      assert.deepEqual([status, code], [400, 'InvalidRequestBody']);
      assert.match(String(message), /more than 16 levels/);
      assert.ok(performance.now() - started < 1_000);
    }
  });

  test('may hold any number of brackets in its texts', async () => {
    const name = `Microsoft "${'[{'.repeat(50)}\\"`;
    const { status } = await put(JSON.stringify(deviceOf({ software: [{ name }, { name: '[[' }] })));
    assert.equal(status, 200);
  });
});
