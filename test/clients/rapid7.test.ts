/** rapid7/insightconnect-plugins, microsoft_atp: how an action finds its machine, tags it, and what the others read of it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectReads } from './expect-reads.ts';
import { ids, startForClient, withParameters } from './fleet-for-clients.ts';

test('Rapid7 looks through the first ten thousand machines, asks by name or address, and tags what it found', async () => {
  const client = await startForClient('Machine.ReadWrite.All');
  const list = async (filter?: string) => {
    const parameters = { $top: '10000', ...(filter !== undefined && { $filter: filter }) };
    return (await client.get(withParameters('/api/machines', parameters))).value;
  };
  const machine = (await list()).find(
    ({ computerDnsName: name }: { computerDnsName: string }) => name === 'pc-1.contoso.com',
  );
  assert.equal(machine.id, ids[0]);
  // Its output is held to these types; what is null it leaves out.
  expectReads(machine, {
    ...{ agentVersion: 'text?', computerDnsName: 'text', exposureLevel: 'text?', firstSeen: 'text', lastSeen: 'text' },
    ...{ healthStatus: 'text?', id: 'text', lastExternalIpAddress: 'text?', lastIpAddress: 'text?', osBuild: 'whole?' },
    ...{ osPlatform: 'text?', osProcessor: 'text?', rbacGroupId: 'whole?', riskScore: 'text?', version: 'text?' },
    ...{ machineTags: 'texts' },
  });
  assert.equal((await list("computerDnsName eq 'pc-1.contoso.com'"))[0].id, ids[0]);
  assert.deepEqual(await list("lastIpAddress eq '192.0.2.77'"), []);
  const tagged = await client.post(`/api/machines/${machine.id}/tags`, { Value: 'investigated', Action: 'Add' });
  assert.deepEqual([tagged.id, tagged.machineTags], [ids[0], ['investigated']]);
  assert.deepEqual(
    (await client.post(`/api/machines/${machine.id}/tags`, { Value: 'investigated', Action: 'Remove' })).machineTags,
    [],
  );
  await client.close();
});

test('Rapid7 tests its connection by one alert, and lists what a machine has, lacks and is to get', async () => {
  const client = await startForClient(
    'Alert.Read.All',
    'Software.Read.All',
    'Vulnerability.Read.All',
    'SecurityRecommendation.Read.All',
  );
  assert.deepEqual((await client.get('/api/alerts?$top=1')).value, []);
  const of = `/api/machines/${ids[0]}`;
  expectReads((await client.get(`${of}/software`)).value, {
    ...{ activeAlert: 'flag', exposedMachines: 'whole', id: 'text', impactScore: 'number', name: 'text' },
    ...{ publicExploit: 'flag', vendor: 'text', weaknesses: 'whole' },
  });
  const open = (await client.get(`${of}/vulnerabilities`)).value;
  assert.equal(open.length, 4);
  expectReads(open, {
    ...{ cvssV3: 'number?', description: 'text?', exploitInKit: 'flag', exploitTypes: 'texts', exploitUris: 'texts' },
    ...{ exploitVerified: 'flag', exposedMachines: 'whole', id: 'text', name: 'text', publicExploit: 'flag' },
    ...{ publishedOn: 'text?', severity: 'text', updatedOn: 'text?' },
  });
  const toDo = (await client.get(`${of}/recommendations`)).value;
  assert.deepEqual(
    toDo.map(({ recommendationName: name }: { recommendationName: string }) => name),
    ['Update Internet Explorer', 'Update Windows 10'],
  );
  expectReads(toDo, {
    ...{ activeAlert: 'flag', associatedThreats: 'texts', configScoreImpact: 'number?', exposedMachinesCount: 'whole' },
    ...{ exposureImpact: 'number?', id: 'text', nonProductivityImpactedAssets: 'whole?', productName: 'text' },
    ...{ publicExploit: 'flag', recommendationCategory: 'text', recommendationName: 'text', relatedComponent: 'text' },
    ...{
      remediationType: 'text',
      severityScore: 'number?',
      status: 'text',
      totalMachineCount: 'whole',
      vendor: 'text',
    },
    ...{ weaknesses: 'whole' },
  });
  const missing = (await client.get(`${of}/getmissingkbs`)).value;
  assert.equal(missing[0].id, '4540673');
  expectReads(missing, {
    ...{ id: 'text', name: 'text', productsNames: 'texts', url: 'text', machineMissedOn: 'whole' },
    ...{ cveAddressed: 'whole' },
  });
  const machines = await client.get('/api/Software/microsoft-_-windows_10/machineReferences');
  assert.deepEqual(
    machines.value.map(({ id }: { id: string }) => id),
    [ids[0], ids[1]],
  );
  expectReads(machines.value, { computerDnsName: 'text', osPlatform: 'text', rbacGroupName: 'text?' });
  await client.close();
});
