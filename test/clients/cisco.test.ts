/** CiscoSecurity/tr-05: alerts of a time, with their evidence. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ids, startForClient } from './fleet-for-clients.ts';

test('Cisco asks for the newest alerts and for those of a machine, and has nothing to enrich', async () => {
  const client = await startForClient('Alert.Read.All', 'Machine.Read.All');
  const filter = encodeURIComponent("alertCreationTime gt 2020-04-01T00:00:00Z and severity ne 'Informational'");
  assert.deepEqual((await client.get(`/api/alerts?$filter=${filter}&$top=100&$expand=evidence`)).value, []);
  assert.deepEqual((await client.get(`/api/machines/${ids[0]}/alerts`)).value, []);
  assert.equal((await client.get(`/api/machines/${ids[0]}`)).id, ids[0]);
  await client.close();
});
