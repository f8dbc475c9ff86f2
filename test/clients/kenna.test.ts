/** KennaSecurity/toolkit, tasks ms_defender_tvm and ms_defender_atp: the machines. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ids, startForClient } from './fleet-for-clients.ts';

test('Kenna walks through the machines by id, and finds the keys that it reads without a default', async () => {
  const client = await startForClient('Machine.Read.All');
  // Sent with each GET, the accepted encoding too.
  const headers = { 'content-type': 'application/json', accept: 'application/json', 'accept-encoding': 'identity' };
  const found: string[] = [];
  for (let page: string | undefined = '/api/v1.0/machines?$orderby=id'; page !== undefined; ) {
    const body = await client.get(page, { ...headers, prefer: 'odata.maxpagesize=2' });
    for (const machine of body.value) {
      for (const key of ['id', 'computerDnsName', 'osPlatform', 'osVersion', 'agentVersion', 'lastIpAddress']) {
        assert.ok(key in machine, key);
      }
      found.push(machine.id);
    }
    page = body['@odata.nextLink'];
  }
  assert.deepEqual(found, ids);
  await client.close();
});
