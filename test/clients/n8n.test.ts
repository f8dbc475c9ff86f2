/** FrodeHus/n8n-nodes-msdefender: machines up to a limit, tags, and what is open. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ids, startForClient, withParameters } from './fleet-for-clients.ts';

test('n8n gets as many machines as its limit says and no link to more, which it would follow for ever', async () => {
  const client = await startForClient('Machine.ReadWrite.All');
  const page = await client.get(withParameters('/api/machines', { $top: '2' }));
  assert.equal(page.value.length, 2);
  assert.equal(page['@odata.nextLink'], undefined);
  const { machineTags } = await client.post(`/api/machines/${ids[0]}/tags`, { Value: 'from n8n', Action: 'add' });
  assert.deepEqual(machineTags, ['from n8n']);
  await client.close();
});

test('n8n reads what is open by machine and software, with a filter, a limit and rows to pass over', async () => {
  const client = await startForClient('Vulnerability.Read.All', 'Software.Read.All', 'SecurityRecommendation.Read.All');
  const list = async (parameters: Readonly<Record<string, string>>) =>
    (await client.get(withParameters('/api/vulnerabilities/machinesVulnerabilities', parameters))).value;
  assert.equal((await list({ $filter: "severity eq 'High' and productVendor eq 'microsoft'", $top: '5' })).length, 5);
  assert.equal((await list({ $filter: `machineId eq '${ids[1]}'`, $skip: '1', $top: '50' })).length, 3);
  const cve = '/api/vulnerabilities/CVE-2020-0768';
  assert.equal((await client.get(cve)).exposedMachines, 2);
  assert.equal((await client.get(`${cve}/machineReferences`)).value.length, 2);
  const software = '/api/Software/microsoft-_-internet_explorer';
  assert.equal((await client.get(`${software}/vulnerabilities`)).value[0].id, 'CVE-2020-0768');
  assert.deepEqual((await client.get(`${software}/distributions`)).value[0].installations, 2);
  assert.equal((await client.get(`${software}/getmissingkbs`)).value[0].machineMissedOn, 2);
  const recommendation = '/api/recommendations/va-_-microsoft-_-internet_explorer';
  assert.equal((await client.get(recommendation)).productName, 'internet_explorer');
  assert.equal((await client.get(`${recommendation}/machineReferences`)).value.length, 2);
  await client.close();
});

test('n8n finds machines by tag and lists recommendations with a slash behind the path', async () => {
  const client = await startForClient('Machine.ReadWrite.All', 'SecurityRecommendation.Read.All', 'Software.Read.All');
  await client.post(`/api/machines/${ids[0]}/tags`, { Value: 'n8n', Action: 'Add' });
  const tagged = await client.get('/api/machines/findByTag/?tag=n8n');
  assert.deepEqual(
    tagged.value.map(({ id }: { id: string }) => id),
    [ids[0]],
  );
  assert.equal((await client.get('/api/recommendations/?$top=1')).value.length, 1);
  assert.ok((await client.get('/api/software?$top=3')).value.length > 0);
  await client.close();
});
