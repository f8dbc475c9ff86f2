/** Exports of made-up fleets through the whole server: they agree with every other answer, and nobody who stops listening holds anything up. */

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { parquetReadObjects } from 'hyparquet';
import type { MissingKb } from '../src/assessment/model.ts';
import type { MachineId } from '../src/brand.ts';
import type { Catalog } from '../src/catalog/model.ts';
import { readCatalog } from '../src/catalog/snapshot.ts';
import { syncFromFolder } from '../src/feed/sync.ts';
import { createFleet } from '../src/fleet/fleet.ts';
import { startPostgres } from './builders/postgres-server.ts';
import { contoso, deviceOf, servedAssessor, startTestServer, type TestServer } from './builders/server.ts';

const postgres = await startPostgres();
after(() => postgres.close());

const moment = new Date('2024-04-20T12:00:00Z');
const unlimited = { MISSINGKBS_LIMIT_PER_MINUTE: '0', MISSINGKBS_LIMIT_PER_HOUR: '0' };

function sampleCatalog(): Promise<Catalog> {
  const folder = mkdtempSync(join(tmpdir(), 'missingkbs-'));
  const catalogFile = join(folder, 'catalog.bin');
  return syncFromFolder({ folder: resolve(import.meta.dirname, '../samples/catalog'), catalogFile })
    .then(() => readCatalog(catalogFile))
    .finally(() => rmSync(folder, { recursive: true, force: true }));
}

for (const [database, environment] of [
  ['SQLite', async () => ({})],
  ['PostgreSQL', async () => ({ MISSINGKBS_DATABASE_URL: await postgres.newDatabase() })],
] as const) {
  test(`rows and sums of an export agree with every other answer, to the last row, on ${database}`, async () => {
    const catalog = await sampleCatalog();
    const server = await startTestServer({
      environment: { ...unlimited, ...(await environment()) },
      catalogs: { current: servedAssessor(catalog), stamp: '1' },
      logLevel: 'info',
    });
    try {
      server.clock.now = moment.getTime();
      const devices = 2_100;
      const inventories = [
        ...createFleet(catalog, { devices, tenants: [contoso] })
          .at(moment)
          .inventories(0, devices),
      ];
      await server.store.devices.saveAll(contoso, inventories, moment.toISOString());
      const token = await server.token(['Software.Read.All', 'Machine.Read.All', 'Vulnerability.Read.All']);
      await checkSums(server, token);
    } finally {
      await server.close();
    }
  });
}

interface Row {
  readonly machineId: MachineId;
  readonly kb: string;
  readonly cveAddressed: number;
}

async function checkSums(server: TestServer, token: string): Promise<void> {
  const json = async (path: string) => {
    const answer = await server.get(path, token);
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json();
  };
  const linesOf = async (path: string) =>
    (await server.get(path, token)).body
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));
  const rows: readonly Row[] = await linesOf('/api/fleet/export/missingkbs?format=ndjson');
  const machines = await linesOf('/api/fleet/export/devices?format=ndjson');
  const listed: { id: MachineId }[] = (await json('/api/machines')).value;
  assert.deepEqual(
    machines.map(({ id }) => id),
    listed.map(({ id }) => id),
  );
  const ofMachine = Map.groupBy(rows, ({ machineId }) => machineId);
  for (const { id, missingKbs, openVulnerabilities } of machines) {
    const { value } = await json(`/api/machines/${id}/getmissingkbs`);
    const exported = (ofMachine.get(id) ?? []).map(({ kb, cveAddressed }) => [kb, cveAddressed]);
    assert.deepEqual(
      exported,
      value.map((row: MissingKb) => [row.id, row.cveAddressed]),
    );
    assert.equal(missingKbs, value.length);
    assert.ok(openVulnerabilities <= value.reduce((sum: number, row: MissingKb) => sum + row.cveAddressed, 0));
  }
  const updates: { kb: string; devices: number; pairs: number }[] = (await json('/api/fleet/missingkbs?limit=10000'))
    .value;
  const ofUpdate = Map.groupBy(rows, ({ kb }) => kb);
  assert.deepEqual(
    new Map(updates.map(({ kb, devices, pairs }) => [kb, [devices, pairs]])),
    new Map(
      updates.map(({ kb }) => {
        const its = ofUpdate.get(kb) ?? [];
        return [kb, [its.length, its.reduce((sum, row) => sum + row.cveAddressed, 0)]];
      }),
    ),
  );
  assert.equal(ofUpdate.size, updates.length);
  const { missingUpdates, openVulnerabilities } = await json('/api/fleet/overview');
  assert.equal(rows.length, missingUpdates);
  assert.equal(
    machines.reduce((sum, machine) => sum + (machine.openVulnerabilities ?? 0), 0),
    openVulnerabilities,
  );
  const { rawPayload } = await server.get('/api/fleet/export/missingkbs?format=parquet', token);
  const parquet = (await parquetReadObjects({ file: new Uint8Array(rawPayload).buffer })) as unknown as readonly Row[];
  const faceOf = ({ machineId, kb, cveAddressed }: Row) => [machineId, kb, cveAddressed];
  assert.deepEqual(parquet.map(faceOf), rows.map(faceOf));
}

describe('an export that nobody takes', () => {
  const devices = 30_000;
  let server: TestServer;
  let url: string;
  let authorization: string;
  before(async () => {
    server = await startTestServer({ environment: unlimited, logLevel: 'info' });
    authorization = `Bearer ${await server.token(['Machine.Read.All'])}`;
    await server.app.listen({ port: 0, host: '127.0.0.1' });
    url = `http://127.0.0.1:${(server.app.server.address() as AddressInfo).port}/api/fleet/export/devices?format=ndjson`;
    for (let from = 0; from < devices; from += 5_000) {
      const batch = Array.from({ length: 5_000 }, (_, place) =>
        deviceOf({
          id: (from + place).toString(16).padStart(40, '0') as MachineId,
          computerDnsName: `pc-${from + place}.contoso.com`,
        }),
      );
      await server.store.devices.saveAll(contoso, batch, new Date(server.clock.now).toISOString());
    }
  });
  after(() => server.close());

  const begin = (gone: AbortController) => fetch(url, { headers: { authorization }, signal: gone.signal });

  test('waits, refuses a third of its tenant, and gives its place up when its client goes away', async () => {
    const gone = new AbortController();
    const taken = await Promise.all([begin(gone), begin(gone)]);
    assert.deepEqual(
      taken.map(({ status }) => status),
      [200, 200],
    );
    const refused = await fetch(url, { headers: { authorization } });
    const { error } = (await refused.json()) as { error: { code: string; message: string } };
    assert.deepEqual(
      [refused.status, error.code, refused.headers.get('content-disposition')],
      [503, 'ServerBusy', null],
    );
    assert.equal(refused.headers.get('retry-after'), '10');
    gone.abort();
    assert.equal((await onceFree()).split('\n').length, devices + 1);
  });

  test('comes whole to a client that reads slowly, plain and compressed', async () => {
    for (const [encoding, unpack] of [
      ['identity', (bytes: Buffer) => bytes],
      ['gzip', gunzipSync],
      ['br', brotliDecompressSync],
    ] as const) {
      const headers = { authorization, 'accept-encoding': encoding };
      const [response] = (await once(get(url, { headers }), 'response')) as [IncomingMessage];
      const chunks: Buffer[] = [];
      for await (const chunk of response) {
        chunks.push(Buffer.from(chunk));
        if (chunks.length % 4 === 0) await setTimeout(1);
      }
      assert.equal(response.headers['content-encoding'] ?? 'identity', encoding);
      const lines = unpack(Buffer.concat(chunks)).toString().trimEnd().split('\n');
      const numbers = lines.map((line) => Number.parseInt(JSON.parse(line).id, 16));
      assert.deepEqual(numbers, [...Array(devices).keys()], encoding);
    }
  });

  async function onceFree(): Promise<string> {
    for (let tries = 1; ; tries += 1) {
      const answer = await fetch(url, { headers: { authorization } });
      if (answer.status === 200) return answer.text();
      await answer.text();
      assert.ok(tries < 100, 'no place became free');
      await setTimeout(50);
    }
  }
});
