import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { sendRaw } from '../../test/builders/raw-connection.ts';
import { contoso, deviceOf, machine, startTestServer, type TestServer } from '../../test/builders/server.ts';

const inventoryPath = `/api/machines/${machine}/inventory`;

describe('what is refused early', () => {
  let server: TestServer;
  let port: number;
  let reader: string;
  before(async () => {
    server = await startTestServer();
    await server.store.devices.save(contoso, deviceOf(), '2020-04-01T00:00:00Z');
    reader = await server.token(['Software.Read.All']);
    await server.app.listen({ host: '127.0.0.1', port: 0 });
    port = (server.app.server.address() as AddressInfo).port;
  });
  after(() => server.close());

  /** Of a body of which nothing has been sent. */
  async function statusBeforeBody(request: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
    const lines = Object.entries({ host: 'kb', 'content-type': 'application/json', ...headers });
    const text = [`${request} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n');
    const { head } = await sendRaw(port, [text], 300);
    return Number(head.split(' ')[1]);
  }

  test('a route that does not exist, a caller who is nobody and one without the role are told before their body is read', async () => {
    const length = { 'content-length': '1000000' };
    assert.equal(await statusBeforeBody('POST /nowhere', length), 404);
    assert.equal(await statusBeforeBody('POST /nowhere', { 'transfer-encoding': 'chunked' }), 404);
    assert.equal(await statusBeforeBody(`PUT ${inventoryPath}`, length), 401);
    assert.equal(await statusBeforeBody(`PUT ${inventoryPath}`, { ...length, authorization: `Bearer ${reader}` }), 403);
  });

  test('a body that is too large by its own word is told before it is read', async () => {
    const authorization = `Bearer ${await server.token(['Machine.ReadWrite.All'])}`;
    assert.equal(await statusBeforeBody(`PUT ${inventoryPath}`, { 'content-length': '5000000', authorization }), 400);
  });

  test('two Host headers are refused, whatever the path', async () => {
    for (const path of ['/healthz', '/nowhere', `/api/machines/${machine}/getmissingkbs`]) {
      const text = `GET ${path} HTTP/1.1\r\nHost: a\r\nHost: a\r\nAuthorization: Bearer ${reader}\r\n\r\n`;
      const { head, body } = await sendRaw(port, [text]);
      assert.match(head, /^HTTP\/1\.1 400 [\s\S]*connection: close/i);
      assert.match(JSON.parse(body).error.message, /more than one Host header/);
    }
  });

  test('two Authorization headers are no token', async () => {
    const authorization = `Authorization: Bearer ${reader}\r\n`;
    const path = `/api/machines/${machine}/getmissingkbs`;
    const text = `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n`;
    assert.match((await sendRaw(port, [`${text}${authorization}\r\n`])).head, /^HTTP\/1\.1 200 /);
    assert.match((await sendRaw(port, [`${text}${authorization}${authorization}\r\n`])).head, /^HTTP\/1\.1 401 /);
  });
});
