/** KennaSecurity/toolkit, tasks ms_defender_tvm and ms_defender_atp: the machines, and what is open on them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectReads } from './expect-reads.ts';
import { ids, startForClient } from './fleet-for-clients.ts';

test('Kenna walks through the machines by id, and finds the keys that it reads without a default', async () => {
  const client = await startForClient('Machine.Read.All');
  // Sent with each GET, the accepted encoding too.
  const headers = { 'content-type': 'application/json', accept: 'application/json', 'accept-encoding': 'identity' };
  const found: string[] = [];
  for (let page: string | undefined = '/api/v1.0/machines?$orderby=id'; page !== undefined; ) {
    const body = await client.get(page, { ...headers, prefer: 'odata.maxpagesize=2' });
    expectReads(body.value, {
      ...{ id: 'text', computerDnsName: 'text?', lastIpAddress: 'text?', osPlatform: 'text', osVersion: 'text?' },
      ...{ firstSeen: 'time', lastSeen: 'time', riskScore: 'text?', exposureLevel: 'text?', agentVersion: 'text?' },
      ...{ rbacGroupName: 'text?', machineTags: 'texts' },
    });
    found.push(...body.value.map(({ id }: { id: string }) => id));
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
    expectReads(body.value, {
      ...{ cveId: 'text', deviceId: 'text', deviceName: 'text', osPlatform: 'text', osVersion: 'text?' },
      ...{ firstSeenTimestamp: 'text?', lastSeenTimestamp: 'text?', rbacGroupName: 'text?', softwareVendor: 'text' },
      ...{ softwareName: 'text', softwareVersion: 'text?', vulnerabilitySeverityLevel: 'text', diskPaths: 'texts' },
      ...{ recommendedSecurityUpdate: 'text?', recommendedSecurityUpdateId: 'text?', registryPaths: 'texts' },
      ...{ recommendedSecurityUpdateUrl: 'text?', exploitabilityLevel: 'text', recommendationReference: 'text' },
    });
    for (const row of body.value) {
      assert.match(row.cveId, /^CVE-/);
      assert.ok(scores[row.vulnerabilitySeverityLevel] !== undefined, row.vulnerabilitySeverityLevel);
      machines.push(row.deviceId);
    }
    if (!('@odata.nextLink' in body)) break;
    page = body['@odata.nextLink'];
  }
  // Rows of a machine follow each other, or it would be sent in two batches.
  assert.deepEqual(machines, [...Array(4).fill(ids[0]), ...Array(4).fill(ids[1])]);
  await client.close();
});

test('Kenna follows the vulnerabilities by machine and software, in the order of machines, and finds each key that it fetches', async () => {
  const client = await startForClient('Vulnerability.Read.All');
  const headers = { 'content-type': 'application/json', accept: 'application/json', prefer: 'odata.maxpagesize=3' };
  const machines: string[] = [];
  for (let page: string | undefined = '/api/vulnerabilities/machinesVulnerabilities?$orderby=machineId'; page; ) {
    const body = await client.get(page, headers);
    expectReads(body.value, { cveId: 'text', machineId: 'text', fixingKbId: 'text?', severity: 'text' });
    machines.push(...body.value.map(({ machineId }: { machineId: string }) => machineId));
    page = body['@odata.nextLink'];
  }
  assert.deepEqual(machines, [...Array(4).fill(ids[0]), ...Array(4).fill(ids[1])]);
  await client.close();
});
