/** CiscoSecurity/tr-05: its token, its health check, and what its enrichment meets. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApplication } from '../../src/access/applications.ts';
import { contoso, startTestServer } from '../builders/server.ts';
import { expectReads } from './expect-reads.ts';
import { ids, startForClient } from './fleet-for-clients.ts';

test('Cisco gets its token by a form in the body of a GET, and checks its health by the exposure score', async () => {
  const server = await startTestServer();
  const { clientId, clientSecret } = await createApplication(server.store, {
    tenant: contoso,
    roles: ['Score.Read.All'],
  });
  const resource = 'https://api.securitycenter.windows.com';
  const credentials = { client_id: clientId, client_secret: clientSecret, grant_type: 'client_credentials' };
  const answer = await server.app.inject({
    method: 'GET',
    url: `/${contoso}/oauth2/token`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: String(new URLSearchParams({ resource, ...credentials })),
  });
  assert.equal(answer.statusCode, 200, answer.body);
  expectReads(answer.json(), { access_token: 'text', token_type: 'text' });
  const { token_type: type, access_token: token } = answer.json();
  const headers = { authorization: `${type} ${token}`, 'content-type': 'application/json', accept: 'application/json' };
  assert.equal((await server.app.inject({ url: '/api/exposureScore', headers })).statusCode, 200);
  await server.close();
});

test('Cisco is told why a secret is wrong, in the words that it shows', async () => {
  const server = await startTestServer();
  const form = {
    client_id: '11111111-aaaa-4bbb-8ccc-000000000009',
    client_secret: 'x',
    grant_type: 'client_credentials',
  };
  const answer = await server.app.inject({
    method: 'GET',
    url: `/${contoso}/oauth2/token`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: String(new URLSearchParams({ resource: 'https://api.securitycenter.windows.com', ...form })),
  });
  assert.ok([400, 401].includes(answer.statusCode), answer.body);
  expectReads(answer.json(), { error: 'text', error_description: 'text' });
  await server.close();
});

test('Cisco reads the name and the system of a machine, and an error where there is nothing to ask', async () => {
  const client = await startForClient('Machine.Read.All');
  expectReads(await client.get(`/api/v1.0/machines/${ids[0]}`), { computerDnsName: 'text', osPlatform: 'text' });
  for (const path of ['files/aa/alerts', 'domains/evil.example/alerts', 'ips/192.0.2.7/alerts']) {
    const { error } = await client.refused(`/api/v1.0/${path}`, 404);
    expectReads(error, { code: 'text', message: 'text' });
  }
  await client.close();
});
