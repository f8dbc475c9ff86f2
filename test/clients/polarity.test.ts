/** polarityio/microsoft-defender: the machine of an alert. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ids, startForClient } from './fleet-for-clients.ts';

test('Polarity reads a machine by the id that it has', async () => {
  const client = await startForClient('Machine.Read.All');
  const machine = await client.get(`/api/machines/${ids[1]}`);
  assert.equal(machine.id, ids[1]);
  for (const key of ['computerDnsName', 'osPlatform', 'healthStatus', 'riskScore', 'exposureLevel', 'lastIpAddress']) {
    assert.ok(key in machine, key);
  }
  await client.close();
});
