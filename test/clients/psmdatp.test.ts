/** alexverboon/PSMDATP: asks with the form of the token as a query, and with a type for bodies that it does not send. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectReads } from './expect-reads.ts';
import { ids, startForClient, withParameters } from './fleet-for-clients.ts';

/** PowerShell writes a table that goes with a GET into the address. */
const form = {
  resource: 'https://api.securitycenter.windows.com',
  client_id: '11111111-aaaa-4bbb-8ccc-000000000009',
  client_secret: 'not to be told',
  grant_type: 'client_credentials',
  redirectUri: 'https://localhost:8000',
};
const headers = { 'content-type': 'application/json' };

test('PSMDATP sends what it asked for its token with as parameters, and chooses by publicExploit itself', async () => {
  const client = await startForClient('Vulnerability.Read.All', 'SecurityRecommendation.Read.All', 'Alert.Read.All');
  const { value } = await client.get(withParameters('/api/vulnerabilities', form), headers);
  assert.equal(value.length, 4);
  expectReads(value, { id: 'text', name: 'text', severity: 'text', publicExploit: 'flag' });
  const recommendations = (await client.get(withParameters('/api/recommendations', form), headers)).value;
  expectReads(recommendations, { recommendationCategory: 'text', publicExploit: 'flag' });
  for (const row of recommendations) {
    assert.deepEqual([row.remediationType, row.status, row.vendor], ['Update', 'Active', 'microsoft']);
  }
  assert.deepEqual((await client.get(withParameters('/api/alerts', form), headers)).value, []);
  await client.close();
});

test('PSMDATP finds devices by health, risk, name and id, and tags the one that it chose of all', async () => {
  const client = await startForClient('Machine.ReadWrite.All');
  const find = async (filter: string) => {
    const { value } = await client.get(`/api/machines?$filter=${filter.replaceAll(' ', '%20')}`, headers);
    return value.map(({ id }: { id: string }) => id);
  };
  assert.deepEqual(await find("healthStatus eq 'Active'"), ids);
  assert.deepEqual(await find("healthStatus eq 'Active' and riskscore eq 'High'"), []);
  assert.deepEqual(await find("ComputerDNSName eq 'pc-2.contoso.com'"), [ids[1]]);
  assert.deepEqual(await find(`id eq '${ids[2]}'`), [ids[2]]);
  const { value: all } = await client.get('/api/machines', headers);
  expectReads(all, { id: 'text', computerDnsName: 'text', machineTags: 'texts', lastSeen: 'time' });
  const tagged = await client.post(`/api/machines/${all[0].id}/tags`, { Action: 'Add', Value: 'from PowerShell' });
  assert.deepEqual(tagged.machineTags, ['from PowerShell']);
  await client.close();
});
