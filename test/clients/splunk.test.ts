/** splunk-soar-connectors/windowsdefenderatp: devices by the queries that its users write, its test, and what it reads of a device. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectReads } from './expect-reads.ts';
import { ids, startForClient } from './fleet-for-clients.ts';

const queries: Readonly<Record<string, readonly string[]>> = {
  '$top=100&': ids,
  "$top=100&$filter=healthStatus eq 'Active' and osPlatform eq 'Windows10'": [ids[0], ids[1]],
  "$top=100&$filter=ComputerDNSName eq 'pc-1.contoso.com'": [ids[0]],
  "$top=100&$filter=riskscore eq 'High'": [],
  [`$top=100&$filter=id eq '${ids[2]}'`]: [ids[2]],
  '$top=100&$filter=lastSeen gt 2018-08-01Z': ids,
};

test('Splunk lists devices up to its limit, and narrows by whatever its user wrote', async () => {
  const client = await startForClient('Machine.Read.All');
  for (const [query, expected] of Object.entries(queries)) {
    const { value } = await client.get(`/api/machines?${query.replaceAll(' ', '%20')}`);
    assert.deepEqual(
      value.map(({ id }: { id: string }) => id),
      expected,
      query,
    );
    // Columns of its table of devices.
    const columns = { id: 'text', computerDnsName: 'text', osPlatform: 'text', healthStatus: 'text' } as const;
    if (expected.length > 0) expectReads(value, { ...columns, riskScore: 'text?', lastSeen: 'time' });
  }
  await client.close();
});

test('Splunk tests its connection by one alert, and reads scores, vulnerabilities and missing updates', async () => {
  const client = await startForClient(
    'Alert.Read.All',
    'Score.Read.All',
    'Software.Read.All',
    'Vulnerability.Read.All',
  );
  assert.deepEqual((await client.get('/api/alerts?$top=1')).value, []);
  const exposure = await client.get('/api/exposureScore');
  assert.equal(exposure.score, 0);
  expectReads(exposure, { time: 'time' });
  assert.equal((await client.get('/api/configurationScore')).score, null);
  const of = `/api/machines/${ids[0]}`;
  const software = (await client.get(`${of}/software`)).value;
  assert.equal(software.length, 2);
  expectReads(software, { id: 'text', name: 'text', vendor: 'text', weaknesses: 'whole', exposedMachines: 'whole' });
  const open = (await client.get(`${of}/vulnerabilities`)).value;
  assert.equal(open.length, 4);
  expectReads(open, { id: 'text', name: 'text', severity: 'text', exposedMachines: 'whole', publicExploit: 'flag' });
  const missing = (await client.get(`${of}/getmissingkbs`)).value;
  assert.equal(missing.length, 1);
  expectReads(missing, { id: 'text', name: 'text', url: 'text', machineMissedOn: 'whole', cveAddressed: 'whole' });
  await client.close();
});
