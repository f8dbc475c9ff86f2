/** alexverboon/PSMDATP: vulnerabilities and recommendations, asked with the form of the token as a query. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startForClient, withParameters } from './fleet-for-clients.ts';

test('PSMDATP sends what it asked for its token with as parameters, and chooses by publicExploit itself', async () => {
  const client = await startForClient('Vulnerability.Read.All', 'SecurityRecommendation.Read.All');
  const form = {
    resource: 'https://api.securitycenter.windows.com',
    client_id: '11111111-aaaa-4bbb-8ccc-000000000009',
    grant_type: 'client_credentials',
    redirectUri: 'https://localhost:8000',
  };
  const { value } = await client.get(withParameters('/api/vulnerabilities', form));
  assert.equal(value.length, 4);
  for (const { publicExploit } of value) assert.equal(publicExploit, false);
  for (const row of (await client.get(withParameters('/api/recommendations', form))).value) {
    assert.deepEqual([row.remediationType, row.status, row.vendor], ['Update', 'Active', 'microsoft']);
  }
  await client.close();
});
