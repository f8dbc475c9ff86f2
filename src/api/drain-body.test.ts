import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { sendRaw } from '../../test/builders/raw-connection.ts';
import { machine, startTestServer, type TestServer } from '../../test/builders/server.ts';

const megabyte = Buffer.alloc(1024 * 1024, ' ');

describe('a body that is answered before it has been read', () => {
  let server: TestServer;
  let port: number;
  let start: string;
  before(async () => {
    server = await startTestServer();
    const token = await server.token(['Machine.ReadWrite.All']);
    await server.app.listen({ host: '127.0.0.1', port: 0 });
    port = (server.app.server.address() as AddressInfo).port;
    start = `PUT /api/machines/${machine}/inventory HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nAuthorization: Bearer ${token}\r\n`;
  });
  after(() => server.close());

  const pieces = (count: number) => Array<Buffer>(count).fill(megabyte);

  test('is taken off the wire, so that the answer arrives and the connection goes on', async () => {
    const large = `${start}Content-Length: ${5 * megabyte.length}\r\n\r\n`;
    const next = 'GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
    const { head, body, reset } = await sendRaw(port, [large, ...pieces(5), next]);
    assert.match(head, /^HTTP\/1\.1 400 /);
    assert.match(body, /"MaximumBatchSizeExceeded".*Received: 5242880, allowed: 4194304\./);
    assert.match(body, /HTTP\/1\.1 200 OK$/m);
    assert.equal(reset, false);
  });

  test('of unknown length is answered as soon as it is too large', async () => {
    const chunk = Buffer.concat([Buffer.from('100000\r\n'), megabyte, Buffer.from('\r\n')]);
    const end = '0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
    const { body, reset } = await sendRaw(port, [
      `${start}Transfer-Encoding: chunked\r\n\r\n`,
      ...Array(6).fill(chunk),
      end,
    ]);
    assert.match(body, /Received: more than 4194304, allowed: 4194304\./);
    assert.match(body, /HTTP\/1\.1 200 OK$/m);
    assert.equal(reset, false);
  });

  test('is cut when more than eight megabytes are left', async () => {
    const { head } = await sendRaw(port, [`${start}Content-Length: ${50 * megabyte.length}\r\n\r\n`, ...pieces(50)]);
    assert.match(head, /^HTTP\/1\.1 400 /);
  });
});
