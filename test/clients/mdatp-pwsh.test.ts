/** Smalls1652/mdatp-pwsh: models of .NET, of which numbers, flags and times are never null, and bodies without a type of their own. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectReads, type Read } from './expect-reads.ts';
import { ids, startForClient } from './fleet-for-clients.ts';

/** As its class `Machine` has them. */
const machine: Readonly<Record<string, Read>> = {
  ...{ computerDnsName: 'text?', id: 'text', aadDeviceId: 'text?', machineTags: 'texts', firstSeen: 'time' },
  ...{
    lastSeen: 'time',
    osVersion: 'text?',
    osBuild: 'whole?',
    lastIpAddress: 'text?',
    lastExternalIpAddress: 'text?',
  },
  ...{ agentVersion: 'text?', healthStatus: 'text?', rbacGroupId: 'whole', rbacGroupName: 'text?', riskScore: 'text?' },
};

test('mdatp-pwsh reads machines into its model: all, one, and those that had an address', async () => {
  const client = await startForClient('Machine.Read.All');
  expectReads((await client.get('/api/v1.0/machines')).value, machine);
  expectReads(await client.get(`/api/v1.0/machines/${ids[0]}`), machine);
  const found = await client.get("/api/v1.0/machines/findbyip(ip='192.0.2.77',timestamp=2020-04-13T10:00:00Z)");
  assert.deepEqual(found.value, []);
  await client.close();
});

test('mdatp-pwsh reads software and the exposure score into numbers, and alerts and users of a machine into lists', async () => {
  const client = await startForClient('Software.Read.All', 'Score.Read.All', 'Alert.Read.All', 'User.Read.All');
  expectReads((await client.get(`/api/v1.0/machines/${ids[0]}/software`)).value, {
    ...{ id: 'text', name: 'text', vendor: 'text', weaknesses: 'whole', exposedMachines: 'whole' },
    ...{ impactScore: 'number', publicExploit: 'flag', activeAlert: 'flag' },
  });
  expectReads(await client.get('/api/v1.0/exposureScore'), { score: 'number', time: 'time' });
  for (const list of ['alerts', 'logonusers']) {
    assert.deepEqual((await client.get(`/api/v1.0/machines/${ids[0]}/${list}`)).value, []);
  }
  await client.close();
});

test('mdatp-pwsh tags a machine by a body that .NET calls plain text', async () => {
  const client = await startForClient('Machine.ReadWrite.All');
  const type = { 'content-type': 'text/plain; charset=utf-8' };
  const tags = `/api/v1.0/machines/${ids[0]}/tags`;
  const tagged = await client.post(tags, { Value: 'tag', Action: 'Add' }, type);
  expectReads(tagged, machine);
  assert.deepEqual(tagged.machineTags, ['tag']);
  assert.deepEqual((await client.post(tags, { Value: 'tag', Action: 'Remove' }, type)).machineTags, []);
  await client.close();
});
