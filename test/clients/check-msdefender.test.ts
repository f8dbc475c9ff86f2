/** lduchosal/check_msdefender: how the check finds its machine, and what it lists. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ids, startForClient, withParameters } from './fleet-for-clients.ts';

test('check_msdefender resolves a name to an id, reads the machine, and lists all', async () => {
  const client = await startForClient('Machine.Read.All');
  const headers = { 'content-type': 'application/json' };
  const byName = { $filter: "computerDnsName eq 'pc-2.contoso.com'", $select: 'id' };
  const found = await client.get(withParameters('/api/machines', byName), headers);
  assert.deepEqual(found.value, [{ id: ids[1] }]);
  const { lastSeen, onboardingStatus } = await client.get(`/api/machines/${found.value[0].id}`, headers);
  assert.ok(!Number.isNaN(Date.parse(lastSeen)));
  assert.equal(onboardingStatus, 'Onboarded');
  const all = { $select: 'id,computerDnsName,onboardingStatus,osPlatform' };
  const { value } = await client.get(withParameters('/api/machines', all), headers);
  assert.deepEqual(value.at(-1), {
    id: ids[2],
    computerDnsName: 'srv-1.contoso.com',
    osPlatform: 'WindowsServer2019',
    onboardingStatus: 'Onboarded',
  });
  const nobody = { $filter: "computerDnsName eq 'pc-9.contoso.com'", $select: 'id' };
  assert.deepEqual((await client.get(withParameters('/api/machines', nobody), headers)).value, []);
  await client.close();
});
