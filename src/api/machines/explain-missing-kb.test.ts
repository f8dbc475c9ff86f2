import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  april2020,
  contoso,
  deviceOf,
  fabrikam,
  machine,
  startTestServer,
  type TestServer,
} from '../../../test/builders/server.ts';

describe('GET getmissingkbs/{kb}', () => {
  let server: TestServer;
  let token: string;
  before(async () => {
    server = await startTestServer();
    await server.store.devices.save(contoso, deviceOf(), new Date(april2020).toISOString());
    token = await server.token(['Software.Read.All']);
  });
  after(() => server.close());

  const ask = (kb: string, path = `/api/machines/${machine}`) => server.get(`${path}/getmissingkbs/${kb}`, token);

  test('of a missing update names every product, vulnerability and remedy', async () => {
    const answer = await ask('4540673');
    assert.equal(answer.statusCode, 200);
    const explanation = answer.json();
    assert.equal(explanation.verdict, 'missing');
    assert.deepEqual(
      explanation.products.map((product: { software: string; vulnerabilities: unknown[] }) => [
        product.software,
        product.vulnerabilities.length,
      ]),
      [
        ['windows_10', 3],
        ['internet_explorer', 1],
      ],
    );
    assert.deepEqual(explanation.products[1].vulnerabilities[0].closedBy, [
      { id: '4540673', kind: 'security-update', builds: ['10.0.18363.719'] },
    ]);
  });

  test('of an installed update says so, with or without "KB"', async () => {
    for (const kb of ['4532693', 'KB4532693']) assert.equal((await ask(kb)).json().verdict, 'installed');
  });

  test('what is no KB number is refused', async () => {
    const answer = await ask('windows');
    assert.equal(answer.statusCode, 400);
    assert.equal(answer.json().error.code, 'InvalidInput');
  });

  test('a device of another tenant does not exist', async () => {
    const other = await server.token(['Software.Read.All'], fabrikam);
    const answer = await server.get(`/api/machines/${machine}/getmissingkbs/4540673`, other);
    assert.equal(answer.statusCode, 404);
  });

  test('wants the role of the list', async () => {
    const other = await server.token(['Machine.Read.All']);
    assert.equal((await server.get(`/api/machines/${machine}/getmissingkbs/4540673`, other)).statusCode, 403);
  });
});
