/** PPACI's exporter for Prometheus: the score as a gauge. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startForClient } from './fleet-for-clients.ts';

test("PPACI's exporter makes a gauge of the exposure score", async () => {
  const client = await startForClient('Score.Read.All');
  const { score } = await client.get('/api/exposureScore');
  assert.ok(Number.isFinite(score) && score >= 0 && score <= 100);
  await client.close();
});
