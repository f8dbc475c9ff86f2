/** KennaSecurity/toolkit, tasks ms_defender_tvm and ms_defender_atp: the machines, and what is open on them. */

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

test('Kenna follows the vulnerabilities by machine to the last page, and finds each key that it fetches', async () => {
  const client = await startForClient('Vulnerability.Read.All');
  const headers = { 'content-type': 'application/json', accept: 'application/json', 'accept-encoding': 'identity' };
  const scores: Readonly<Record<string, number>> = { Critical: 10, High: 8, Medium: 6, Low: 3 };
  const machines: string[] = [];
  let page = '/api/machines/SoftwareVulnerabilitiesByMachine?pageSize=3';
  for (;;) {
    const body = await client.get(page, headers);
    for (const row of body.value) {
      assert.match(row.cveId, /^CVE-/);
      assert.ok(scores[row.vulnerabilitySeverityLevel] !== undefined);
      assert.equal(typeof row.deviceName.split('.')[0], 'string');
      const fetched = ['osPlatform', 'osVersion', 'firstSeenTimestamp', 'lastSeenTimestamp', 'softwareVendor'];
      for (const key of fetched) assert.ok(key in row, key);
      machines.push(row.deviceId);
    }
    if (!('@odata.nextLink' in body)) break;
    page = body['@odata.nextLink'];
  }
  // Rows of a machine follow each other, or it would be sent in two batches.
  assert.deepEqual(machines, [...Array(4).fill(ids[0]), ...Array(4).fill(ids[1])]);
  await client.close();
});
