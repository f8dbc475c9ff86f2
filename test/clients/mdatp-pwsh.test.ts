/** Smalls1652/mdatp-pwsh: models whose numbers are never null. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ids, startForClient } from './fleet-for-clients.ts';

test('mdatp-pwsh reads software and the exposure score into numbers, and alerts and users of a machine into lists', async () => {
  const client = await startForClient('Software.Read.All', 'Score.Read.All', 'Alert.Read.All', 'User.Read.All');
  for (const item of (await client.get(`/api/machines/${ids[0]}/software`)).value) {
    for (const key of ['weaknesses', 'exposedMachines', 'impactScore']) assert.equal(typeof item[key], 'number', key);
    for (const key of ['publicExploit', 'activeAlert']) assert.equal(typeof item[key], 'boolean', key);
  }
  const { score, time } = await client.get('/api/exposureScore');
  assert.equal(typeof score, 'number');
  assert.ok(!Number.isNaN(Date.parse(time)));
  for (const list of ['alerts', 'logonusers']) {
    assert.deepEqual((await client.get(`/api/machines/${ids[0]}/${list}`)).value, []);
  }
  await client.close();
});
