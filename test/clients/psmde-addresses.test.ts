/** Visorian/PSMDE: the machines that had an address. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contoso, deviceOf, startTestServer } from '../builders/server.ts';

test('PSMDE finds machines by an address and the time of now, in whole seconds', async () => {
  const server = await startTestServer();
  const device = { ...deviceOf(), ipAddresses: ['192.168.1.1'] };
  await server.store.devices.save(contoso, device, '2020-04-13T09:55:00.000Z');
  const token = await server.token(['Machine.Read.All']);
  const answer = await server.get("/api/machines/findbyip(ip='192.168.1.1',timestamp=2020-04-13T10:00:00Z)", token);
  assert.deepEqual(
    answer.json().value.map(({ id, lastIpAddress }: { id: string; lastIpAddress: string }) => [id, lastIpAddress]),
    [[device.id, '192.168.1.1']],
  );
  await server.close();
});
