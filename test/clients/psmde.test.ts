/** Visorian/PSMDE: machines by filter and by tag, their tags, and software by filter. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestServer } from '../builders/server.ts';
import { expectReads } from './expect-reads.ts';
import { ids, startForClient } from './fleet-for-clients.ts';

test('PSMDE finds machines by filter and by tag, with the spelling that PowerShell gives a flag', async () => {
  const client = await startForClient('Machine.ReadWrite.All');
  for (const id of [ids[0], ids[2]]) {
    await client.post(`/api/machines/${id}/tags`, { Value: id === ids[0] ? 'tag-1' : 'Tag-12', Action: 'Add' });
  }
  const byTag = async (tag: string, begins: 'True' | 'False') =>
    (await client.get(`/api/machines/findbytag?tag=${tag}&useStartsWithFilter=${begins}`)).value;
  const idsOf = (machines: readonly { readonly id: string }[]) => machines.map(({ id }) => id);
  assert.deepEqual(idsOf(await byTag('tag-1', 'False')), [ids[0]]);
  assert.deepEqual(idsOf(await byTag('tag-1', 'True')), [ids[0], ids[2]]);
  const filtered = await client.get(`/api/machines?$filter=${encodeURIComponent("startswith(computerDnsName,'srv')")}`);
  assert.deepEqual(idsOf(filtered.value), [ids[2]]);
  await client.close();
});

test('PSMDE finds software by a filter that it puts into the address as it is', async () => {
  const client = await startForClient('Software.Read.All', 'Score.Read.All', 'User.Read.All');
  expectReads((await client.get('/api/Software')).value, { id: 'text', name: 'text', vendor: 'text' });
  const byId = await client.get("/api/Software?$filter=id+eq+'microsoft-_-windows_10'&$top=10");
  assert.deepEqual(
    byId.value.map(({ name }: { name: string }) => name),
    ['windows_10'],
  );
  assert.deepEqual((await client.get("/api/Software?$filter=vendor%20ne%20'microsoft'")).value, []);
  assert.deepEqual((await client.get('/api/exposureScore/ByMachineGroups')).value, []);
  assert.deepEqual((await client.get(`/api/machines/${ids[0]}/logonusers`)).value, []);
  await client.close();
});

test('PSMDE reads the lists of a machine, of software, of recommendations and of vulnerabilities to their last page', async () => {
  const client = await startForClient(
    'Machine.Read.All',
    'Software.Read.All',
    'Vulnerability.Read.All',
    'SecurityRecommendation.Read.All',
  );
  const windows = 'microsoft-_-windows_10';
  for (const [path, count] of Object.entries({
    [`machines/${ids[0]}/software`]: 2,
    [`machines/${ids[0]}/vulnerabilities`]: 4,
    [`machines/${ids[0]}/recommendations`]: 2,
    [`machines/${ids[0]}/getmissingkbs`]: 1,
    [`Software/${windows}/distributions`]: 1,
    [`Software/${windows}/machineReferences`]: 2,
    [`Software/${windows}/getmissingkbs`]: 1,
    [`Software/${windows}/vulnerabilities`]: 3,
    [`recommendations/va-_-${windows}/machineReferences`]: 2,
    [`recommendations/va-_-${windows}/vulnerabilities`]: 3,
    'recommendations?$filter=vendor%20eq%20%27microsoft%27': 2,
    'vulnerabilities?$filter=severity+eq+%27High%27': 4,
    'vulnerabilities/CVE-2020-0768/machineReferences': 2,
    [`vulnerabilities/machinesVulnerabilities?$filter=severity+eq+'High'+and+machineId+eq+'${ids[0]}'+and+cveId+eq+'CVE-2020-0768'`]: 1,
    'machines/SoftwareVulnerabilitiesByMachine': 8,
  })) {
    const { value } = await client.get(`/api/${path}`);
    assert.equal(value.length, count, path);
  }
  expectReads(await client.get(`/api/recommendations/va-_-${windows}/software`), { id: 'text', name: 'text' });
  expectReads(await client.get('/api/vulnerabilities/CVE-2020-0768'), { id: 'text', severity: 'text' });
  await client.close();
});

test('PSMDE finds in its token the roles that it looks for before it asks', async () => {
  const server = await startTestServer();
  const token = await server.token(['Machine.Read.All', 'Software.Read.All']);
  const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  assert.ok(token.startsWith('eyJ'));
  expectReads(claims, { exp: 'whole', roles: 'texts' });
  assert.deepEqual([...claims.roles].sort(), ['Machine.Read.All', 'Software.Read.All']);
  await server.close();
});
