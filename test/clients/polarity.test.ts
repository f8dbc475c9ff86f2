/** polarityio/microsoft-defender: the machine of an alert. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectReads } from './expect-reads.ts';
import { ids, startForClient } from './fleet-for-clients.ts';

test('Polarity reads a machine by the id that it has', async () => {
  const client = await startForClient('Machine.Read.All');
  const machine = await client.get(`/api/machines/${ids[1]}`);
  assert.equal(machine.id, ids[1]);
  expectReads(machine, {
    ...{ id: 'text', computerDnsName: 'text?', osPlatform: 'text', osProcessor: 'text?', version: 'text?' },
    ...{ healthStatus: 'text', riskScore: 'text?', exposureLevel: 'text?', lastIpAddress: 'text?' },
    ...{ lastExternalIpAddress: 'text?', firstSeen: 'time', lastSeen: 'time', machineTags: 'texts' },
    ...{ osVersion: 'text?', osBuild: 'whole?', osArchitecture: 'text?', agentVersion: 'text?', deviceValue: 'text' },
    onboardingStatus: 'text',
  });
  for (const { ipAddress } of machine.ipAddresses) assert.equal(typeof ipAddress, 'string');
  await client.close();
});
