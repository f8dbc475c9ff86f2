/** rapid7/insightconnect-plugins, microsoft_atp: how an action finds its machine, tags it, and what the others read of it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
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
  assert.ok('lastIpAddress' in machine && 'lastExternalIpAddress' in machine);
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
  // Its output is held to these types, so that null would be a failure.
  for (const item of (await client.get(`${of}/software`)).value) {
    assert.equal(typeof item.impactScore, 'number');
    assert.ok(Number.isInteger(item.weaknesses) && Number.isInteger(item.exposedMachines));
    assert.equal(typeof item.publicExploit, 'boolean');
  }
  assert.equal((await client.get(`${of}/vulnerabilities`)).value.length, 4);
  assert.deepEqual(
    (await client.get(`${of}/recommendations`)).value.map(
      ({ recommendationName: name }: { recommendationName: string }) => name,
    ),
    ['Update Internet Explorer', 'Update Windows 10'],
  );
  assert.equal((await client.get(`${of}/getmissingkbs`)).value[0].id, '4540673');
  const machines = await client.get('/api/Software/microsoft-_-windows_10/machineReferences');
  assert.deepEqual(
    machines.value.map(({ id }: { id: string }) => id),
    [ids[0], ids[1]],
  );
  await client.close();
});
