/** The tables of the PostgreSQL store: from every earlier version, by servers that start at once, and of a newer program. */

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import pg from 'pg';
import type { MachineId } from '../src/brand.ts';
import { packChange } from '../src/store/device-history.ts';
import { openDatabase } from '../src/store/postgres/database.ts';
import { migrate } from '../src/store/postgres/migrate.ts';
import { steps } from '../src/store/postgres/migrations.ts';
import { openPostgresStore } from '../src/store/postgres/open.ts';
import { onDatabase } from './builders/on-database.ts';
import { startPostgres } from './builders/postgres-server.ts';

const server = await startPostgres();
after(() => server.close());

const main = resolve(import.meta.dirname, '../src/cli/main.ts');
const id = '1'.repeat(40) as MachineId;
const inventory = { id, computerDnsName: 'pc', osVersion: '10.0.18363.657' };
const seen = '2026-07-06T08:00:00.000Z';

/** A store as the program of that version left it, with a row in each of its tables that are to last. */
async function makeStore(version: number): Promise<string> {
  const url = await server.newDatabase();
  const database = openDatabase(url);
  await migrate(database, steps.slice(0, version));
  const insert = (table: string, values: readonly unknown[]) =>
    database.query(`INSERT INTO missingkbs.${table} VALUES (${values.map((_, place) => `$${place + 1}`)})`, values);
  await insert('tenants', [1, 'contoso']);
  await insert('states', [7, Buffer.from('00', 'hex'), '{"osVersion":"10.0.18363.657"}']);
  const bytes = Buffer.from(id, 'hex');
  await insert('devices', [1, bytes, 7, 'pc', seen, seen, packChange(seen, 7)]);
  await insert('inventories', [1, bytes, JSON.stringify(inventory)]);
  await insert('device_names', [1, 'pc', bytes]);
  // One hash until there were several secrets, each with its day.
  const secrets = version < 15 ? 'scrypt$…' : JSON.stringify([{ hash: 'scrypt$…', created: seen }]);
  await insert('applications', ['app-1', 'contoso', 'tests', '["Software.Read.All"]', secrets, null, seen, null]);
  await insert('signing_keys', ['key-1', '{}', seen]);
  await database.close();
  return url;
}

for (let version = 1; version <= steps.length; version += 1) {
  test(`a PostgreSQL store of version ${version} opens with all that it held`, async () => {
    const store = await openPostgresStore(await makeStore(version));
    const device = { inventory, state: 7, firstSeen: seen, lastSeen: seen, tags: [] };
    assert.deepEqual(await store.devices.find('contoso', id), device);
    assert.deepEqual(await store.devices.findByDnsName('contoso', 'PC'), device);
    assert.deepEqual(await store.history.read('contoso', id), [{ state: 7, from: seen }]);
    assert.deepEqual(await store.applications.list(), [
      {
        clientId: 'app-1',
        tenant: 'contoso',
        name: 'tests',
        roles: ['Software.Read.All'],
        secrets: [{ hash: 'scrypt$…', created: seen }],
        created: seen,
      },
    ]);
    assert.deepEqual(await store.signingKeys.list(), [{ kid: 'key-1', privateJwk: '{}', created: seen }]);
    assert.equal(await store.catalogs.newest(), undefined);
    await store.close();
  });
}

test('a device of an earlier version that reports again has its inventory once', async () => {
  const url = await makeStore(3);
  const store = await openPostgresStore(url);
  const { device } = await store.devices.save('contoso', { ...inventory, computerDnsName: 'PC' }, seen);
  assert.deepEqual(device.inventory, { ...inventory, computerDnsName: 'PC' });
  await store.close();
  await onDatabase(url, async (ask) => {
    assert.deepEqual((await ask('SELECT 1 FROM missingkbs.inventories')).rows, []);
  });
});

test('processes that start at once on an empty database all find their tables', async () => {
  const url = await server.newDatabase();
  const start = () =>
    promisify(execFile)(process.execPath, [main, 'app', 'list', '--format', 'json'], {
      env: { ...process.env, MISSINGKBS_DATABASE_URL: url },
    });
  const outputs = await Promise.all(Array.from({ length: 4 }, start));
  assert.deepEqual(
    outputs.map(({ stdout, stderr }) => [JSON.parse(stdout), stderr]),
    outputs.map(() => [[], '']),
  );
  assert.deepEqual(
    await stepsOf(url),
    steps.map((_, place) => place + 1),
  );
});

test('stores that are opened at once on one of an earlier version migrate it once', async () => {
  const url = await makeStore(1);
  const stores = await Promise.all(Array.from({ length: 8 }, () => openPostgresStore(url)));
  assert.deepEqual(
    await stepsOf(url),
    steps.map((_, place) => place + 1),
  );
  for (const store of stores) await store.close();
});

test('a step that fails leaves nothing behind, and the next start tries it again', async () => {
  const url = await makeStore(steps.length);
  const database = openDatabase(url);
  const broken = [...steps, 'CREATE TABLE missingkbs.half (id bigint); SELECT 1 / 0'];
  await assert.rejects(migrate(database, broken), { code: 'StoreUnavailable', message: /division by zero/ });
  assert.equal((await stepsOf(url)).length, steps.length);
  await migrate(database, [...steps, 'CREATE TABLE missingkbs.half (id bigint)']);
  assert.equal((await stepsOf(url)).length, steps.length + 1);
  await database.close();
});

test('a store that a newer program made is refused, and stays as it is', async () => {
  const url = await makeStore(steps.length);
  const database = openDatabase(url);
  await migrate(database, [...steps, 'CREATE TABLE missingkbs.newer (id bigint)']);
  await database.close();
  await assert.rejects(openPostgresStore(url), {
    code: 'StoreUnavailable',
    message: new RegExp(`has version ${steps.length + 1}, this program knows versions up to ${steps.length}: a newer`),
  });
  assert.equal((await stepsOf(url)).length, steps.length + 1);
});

test('a step of the PostgreSQL store that has been released is as it was', () => {
  const hashes = steps.map((step) => createHash('sha256').update(step).digest('hex').slice(0, 16));
  assert.deepEqual(hashes, [
    '71121b37cc76244f',
    'accef82ccf21797e',
    '08685a539071939f',
    '0e1445410c9efcab',
    'd590cb3e19be02ac',
    '20680db0b3eba494',
    '4366a65884056171',
    'e3d0cc86fdc4de9c',
    '380ec123967b7aee',
    'af91ab2fbd0d360c',
    '7823c27442951079',
    'ae222b06dce9d42e',
    'be0102e6843224b9',
    'e2ac36c1db3a904c',
    'a8ce09719ae7a084',
    '808d209760c765ef',
    '102404261f35064d',
    'f2a33c5bbbc6dc47',
    'd27e62d37bd54f80',
    'ad2c44b0568cd634',
  ]);
});

async function stepsOf(url: string): Promise<readonly number[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('SELECT step::int AS step FROM missingkbs.steps ORDER BY step');
  await client.end();
  return rows.map(({ step }) => step);
}
