/** splunk-soar-connectors/windowsdefenderatp: devices by the queries that its users write, its test, and what it reads of a device. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
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
  assert.equal((await client.get('/api/exposureScore')).score, 0);
  assert.equal((await client.get('/api/configurationScore')).score, null);
  const of = `/api/machines/${ids[0]}`;
  assert.equal((await client.get(`${of}/software`)).value.length, 2);
  for (const { severity, cvssV3 } of (await client.get(`${of}/vulnerabilities`)).value) {
    assert.deepEqual([severity, cvssV3], ['High', null]);
  }
  assert.equal((await client.get(`${of}/getmissingkbs`)).value.length, 1);
  await client.close();
});
