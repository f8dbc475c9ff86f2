/** rapid7/insightconnect-plugins, microsoft_atp: how an action finds its machine, and tags it. */

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
