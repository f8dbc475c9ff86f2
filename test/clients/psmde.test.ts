/** Visorian/PSMDE: machines by filter and by tag, their tags, and software by filter. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
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
