/** PPACI's exporter for Prometheus: the score as a gauge, and what is open by machine, software and severity. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectReads } from './expect-reads.ts';
import { ids, startForClient } from './fleet-for-clients.ts';

test("PPACI's exporter makes a gauge of the exposure score", async () => {
  const client = await startForClient('Score.Read.All');
  const answer = await client.get('/api/exposureScore');
  expectReads(answer, { '@odata.context': 'text', score: 'number' });
  assert.ok(answer.score >= 0 && answer.score <= 100);
  await client.close();
});

test("PPACI's exporter counts what is open by machine and severity, and machines by software", async () => {
  const client = await startForClient('Vulnerability.Read.All');
  const { value } = await client.get('/api/vulnerabilities/machinesVulnerabilities');
  expectReads(value, {
    ...{ id: 'text', cveId: 'text', machineId: 'text', fixingKbId: 'text?' },
    ...{ productName: 'text', productVendor: 'text', productVersion: 'text?', severity: 'text' },
  });
  const counts = Map.groupBy(value as readonly Record<string, string>[], (row) => `${row.machineId} ${row.severity}`);
  assert.deepEqual(
    [...counts].map(([labels, rows]) => [labels, rows.length]),
    [
      [`${ids[0]} High`, 4],
      [`${ids[1]} High`, 4],
    ],
  );
  assert.deepEqual(
    new Set(value.map(({ productName }: { productName: string }) => productName)),
    new Set(['windows_10', 'internet_explorer']),
  );
  await client.close();
});
