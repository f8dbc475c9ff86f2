import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviceOf, machine, startTestServer } from '../../test/builders/server.ts';

test('every answer that depends on the catalogue says which it was, unchanged ones and those that cannot tell too', async () => {
  const server = await startTestServer();
  const token = await server.token(['Software.Read.All', 'Machine.ReadWrite.All', 'Vulnerability.Read.All']);
  const other = { id: 'b'.repeat(40), computerDnsName: 'pc-8.contoso.com', osVersion: '10.0.99999.1' };
  await server.put(`/api/machines/${machine}/inventory`, token, deviceOf());
  await server.put(`/api/machines/${other.id}/inventory`, token, other);
  const { catalogVersion } = (await server.app.inject('/readyz')).json();
  const path = `/api/machines/${machine}/getmissingkbs`;
  const { etag } = (await server.get(path, token)).headers;
  const today = '2020-04-13';
  const answers = {
    'worked out': await server.get(`${path}?`, token),
    ready: await server.get(path, token),
    unchanged: await server.get(path, token, { 'if-none-match': String(etag) }),
    'cannot tell': await server.get(`/api/machines/${other.id}/getmissingkbs`, token),
    explanation: await server.get(`${path}/KB4540673`, token),
    past: await server.get(`/api/fleet/exposure?day=${today}`, token),
  };
  const found = Object.entries(answers).map(([name, { statusCode, headers }]) => [
    name,
    statusCode,
    headers['missingkbs-catalog'],
  ]);
  assert.deepEqual(found, [
    ['worked out', 200, catalogVersion],
    ['ready', 200, catalogVersion],
    ['unchanged', 304, catalogVersion],
    ['cannot tell', 404, catalogVersion],
    ['explanation', 200, catalogVersion],
    ['past', 200, catalogVersion],
  ]);
  const machineAlone = await server.get(`/api/machines/${machine}`, await server.token(['Machine.Read.All']));
  assert.equal(machineAlone.headers['missingkbs-catalog'], undefined);
  await server.close();
});
