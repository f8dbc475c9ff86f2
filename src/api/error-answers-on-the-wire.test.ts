/** The errors of requests that HTTP itself does not allow, which the server answers before it has a request. */

import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { sendRaw } from '../../test/builders/raw-connection.ts';
import { contoso, deviceOf, machine, startTestServer, type TestServer } from '../../test/builders/server.ts';

const path = `/api/machines/${machine}/getmissingkbs`;

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
