import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { deviceOf, fabrikam, machine, startTestServer, type TestServer } from '../../../test/builders/server.ts';

describe('DELETE /api/machines/{machineId}', () => {
  let server: TestServer;
  let writer: string;
  const path = `/api/machines/${machine}`;
  before(async () => {
    server = await startTestServer();
    writer = await server.token(['Machine.ReadWrite.All', 'Software.Read.All']);
  });
  after(() => server.close());

  const remove = (url: string, token: string) =>
    server.app.inject({ method: 'DELETE', url, headers: { authorization: `Bearer ${token}` } });

  test('a device that is removed is found no more, and its next report makes it new', async () => {
    await server.put(`${path}/inventory`, writer, deviceOf());
    assert.equal((await server.get(`${path}/getmissingkbs`, writer)).statusCode, 200);
    const removed = await remove(path.toUpperCase().replace('/API/MACHINES', '/api/machines'), writer);
    assert.deepEqual([removed.statusCode, removed.body], [204, '']);
    for (const gone of [path, `${path}/getmissingkbs`, '/api/machines/pc-7.contoso.com']) {
      const answer = await server.get(gone, writer);
      assert.equal(answer.json().error.code, 'ResourceNotFound', gone);
    }
    assert.equal((await server.put(`${path}/inventory`, writer, deviceOf())).statusCode, 201);
  });

  test('there is none of another tenant, and none twice', async () => {
    await server.put(`${path}/inventory`, writer, deviceOf());
    const foreign = await server.token(['Machine.ReadWrite.All'], fabrikam);
    assert.equal((await remove(path, foreign)).json().error.code, 'ResourceNotFound');
    assert.equal((await remove(path, writer)).statusCode, 204);
    const again = await remove(path, writer);
    assert.deepEqual([again.statusCode, again.json().error.code], [404, 'ResourceNotFound']);
  });

  test('takes an id and no name, and needs the role', async () => {
    assert.equal((await remove('/api/machines/pc-7.contoso.com', writer)).json().error.code, 'InvalidInput');
    const reader = await server.token(['Machine.Read.All']);
    assert.equal((await remove(path, reader)).statusCode, 403);
  });
});
