/** FrodeHus/n8n-nodes-msdefender: machines up to a limit, and tags. */

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
