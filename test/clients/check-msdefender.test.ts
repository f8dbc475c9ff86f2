/** lduchosal/check_msdefender: how the check finds its machine, what it lists, and what it counts. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectReads } from './expect-reads.ts';
import { ids, startForClient, withParameters } from './fleet-for-clients.ts';

test('check_msdefender resolves a name to an id, reads the machine, and lists all', async () => {
  const client = await startForClient('Machine.Read.All');
  const headers = { 'content-type': 'application/json' };
  const byName = { $filter: "computerDnsName eq 'pc-2.contoso.com'", $select: 'id' };
  const found = await client.get(withParameters('/api/machines', byName), headers);
  assert.deepEqual(found.value, [{ id: ids[1] }]);
  const machine = await client.get(`/api/machines/${found.value[0].id}`, headers);
  expectReads(machine, {
    ...{ id: 'text', computerDnsName: 'text', osPlatform: 'text', osVersion: 'text?', healthStatus: 'text' },
    ...{ riskScore: 'text?', lastSeen: 'time', onboardingStatus: 'text' },
  });
  assert.equal(machine.onboardingStatus, 'Onboarded');
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

test('check_msdefender counts what is open by severity, and looks for its machine in the first page of products', async () => {
  const client = await startForClient('Vulnerability.Read.All', 'Alert.Read.All');
  const headers = { 'content-type': 'application/json' };
  const { value } = await client.get(`/api/machines/${ids[1]}/vulnerabilities`, headers);
  expectReads(value, { id: 'text', name: 'text', description: 'text?', severity: 'text' });
  const severities = value.map(({ severity }: { severity: string }) => severity.toLowerCase());
  assert.deepEqual(severities, ['high', 'high', 'high', 'high']);
  const parameters = { pageIndex: '1', pageSize: '50000' };
  const products = await client.get(
    withParameters('/api/machines/SoftwareVulnerabilitiesByMachine', parameters),
    headers,
  );
  const own = products.value.filter(({ deviceId }: { deviceId: string }) => deviceId === ids[1]);
  assert.equal(own.length, 4);
  expectReads(own, {
    ...{ softwareName: 'text', softwareVersion: 'text?', softwareVendor: 'text', cveId: 'text' },
    ...{ diskPaths: 'texts', registryPaths: 'texts', vulnerabilitySeverityLevel: 'text' },
  });
  for (const { diskPaths, registryPaths, vulnerabilitySeverityLevel: severity, ...rest } of own) {
    assert.deepEqual([diskPaths, registryPaths, severity], [[], [], 'High']);
    // It takes the greatest of them, with 0 for one that is not there: null would end it.
    assert.notEqual(rest.cvssScore, null);
  }
  const alerts = {
    $expand: 'evidence',
    $orderby: 'alertCreationTime desc',
    $select:
      'status,title,machineId,computerDnsName,incidentId,alertCreationTime,firstEventTime,lastEventTime,lastUpdateTime,severity',
  };
  assert.deepEqual((await client.get(withParameters('/api/alerts', alerts), headers)).value, []);
  assert.deepEqual((await client.get(`/api/machines/${ids[1]}/alerts`, headers)).value, []);
  await client.close();
});
