/** splunk-soar-connectors/windowsdefenderatp: the action that lists devices, with the queries that its users write. */

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
