import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import type { MachineId } from '../../brand.ts';
import { steps } from './migrations.ts';
import { openSqliteStore } from './open.ts';

const folder = mkdtempSync(join(tmpdir(), 'missingkbs-migrations-'));
after(() => rmSync(folder, { recursive: true }));

const id = '1'.repeat(40) as MachineId;
const inventory = { id, computerDnsName: 'pc', osVersion: '10.0.18363.657' };
const seen = '2026-07-06T08:00:00.000Z';

/** A store as the program of that version left it, with one row in each table. */
function makeStore(version: number): string {
  const file = join(folder, `${version}-${randomUUID()}.sqlite`);
  const database = new DatabaseSync(file);
  for (const step of steps.slice(0, version)) database.exec(step);
  // One hash until there were several secrets, each with its day.
  const [column, secretOf] =
    version < 17 ? ['secret_hash', () => 'scrypt$…'] : ['secrets', (day: string) => JSON.stringify(secretsOf(day))];
  database.exec(`
    INSERT INTO tenants VALUES (1, 'contoso');
    INSERT INTO states (id, fingerprint, canonical) VALUES (7, x'00', '{"osVersion":"10.0.18363.657"}');
    INSERT INTO devices (tenant_id, machine_id, state_id, dns_name, first_seen, last_seen)
      VALUES (1, '${id}', 7, 'pc', '${seen}', '${seen}');
    INSERT INTO inventories VALUES (1, '${id}', '${JSON.stringify(inventory)}');
    INSERT INTO applications (client_id, tenant, name, roles, ${column}, created)
      VALUES ('app-1', 'contoso', 'tests', '["Software.Read.All"]', '${secretOf('2026-07-06')}', '2026-07-06');
    INSERT INTO applications (client_id, tenant, name, roles, ${column}, created, revoked)
      VALUES ('app-2', 'contoso', 'tests', '[]', '${secretOf('2026-07-07')}', '2026-07-07', '2026-07-08');
    INSERT INTO signing_keys VALUES ('key-1', '{}', '2026-07-06');
    PRAGMA user_version = ${version};
  `);
  if (tablesOf(database).includes('answers')) {
    database.exec(
      "INSERT INTO answers (state_id, catalog_version, as_of, status, json) VALUES (7, 'a', 'b', 'c', x'')",
    );
  }
  database.close();
  return file;
}

function secretsOf(created: string) {
  return [{ hash: 'scrypt$…', created }];
}

function tablesOf(database: DatabaseSync): unknown[] {
  const rows = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
  return rows.map(({ name }) => name);
}

for (let version = 1; version <= steps.length; version += 1) {
  test(`a store of version ${version} opens with all that it held`, async () => {
    const file = makeStore(version);
    const store = await openSqliteStore(file);
    const device = { inventory, state: 7, firstSeen: seen, lastSeen: seen, tags: [] };
    assert.deepEqual(await store.devices.find('contoso', id), device);
    assert.equal(await store.devices.findStateId('contoso', id), 7);
    if (version < 5) assert.deepEqual(await store.history.read('contoso', id), [{ state: 7, from: seen }]);
    assert.deepEqual(await store.devices.readState(7), { osVersion: '10.0.18363.657' });
    const application = (created: string) => ({
      tenant: 'contoso',
      name: 'tests',
      secrets: secretsOf(created),
      created,
    });
    assert.deepEqual(await store.applications.list(), [
      { ...application('2026-07-06'), clientId: 'app-1', roles: ['Software.Read.All'] },
      { ...application('2026-07-07'), clientId: 'app-2', roles: [], revoked: '2026-07-08' },
    ]);
    assert.deepEqual(await store.signingKeys.list(), [{ kid: 'key-1', privateJwk: '{}', created: '2026-07-06' }]);
    await store.close();
    const database = new DatabaseSync(file);
    const tables = [
      'applications',
      'catalogs',
      'defender_answers',
      'details',
      'devices',
      'inventories',
      'notice_marks',
      'notice_subscriptions',
      'notices',
      'osquery_nodes',
      'osquery_results',
      'osquery_secrets',
      'policy_changes',
      'sessions',
      'signing_keys',
      'states',
      'syncs',
      'tag_sets',
      'tenant_names',
      'tenants',
      'told_figures',
    ];
    assert.deepEqual(tablesOf(database), tables);
    assert.equal(database.prepare('PRAGMA user_version').get()?.user_version, steps.length);
    database.close();
  });
}

test('a device of an earlier version that reports again has its inventory once', async () => {
  const file = makeStore(6);
  const store = await openSqliteStore(file);
  const { device } = await store.devices.save('contoso', { ...inventory, computerDnsName: 'PC' }, seen);
  assert.deepEqual(device.inventory, { ...inventory, computerDnsName: 'PC' });
  await store.close();
  const database = new DatabaseSync(file);
  assert.equal(database.prepare('SELECT count(*) AS count FROM inventories').get()?.count, 0);
  database.close();
});

test('a step that has been released is as it was', () => {
  const hashes = steps.map((step) => createHash('sha256').update(step).digest('hex').slice(0, 16));
  assert.deepEqual(hashes, [
    '6f996c222d0b7e69',
    '0b67a67853540fdc',
    '93d8eed5883968dd',
    '9335acc2a6ae09af',
    '5a1949fefba476da',
    '58556a37c81c27ae',
    '9854a9cbc9b56a88',
    'b510135d68399f82',
    '29a661a51f20f203',
    'd644c69bc18ca89d',
    'c73dc145354a37fd',
    'daea37a77d367cdd',
    '468c94235704b9da',
    'adc9b22df79ab0af',
    '4d7dd7498ce03971',
    '444e41be4098958a',
    'e46e2c1dff4e85f2',
    'ea4a3b34e3c4e084',
    '6155d9e01e551012',
    'b57ef854e9acab61',
    'b411981f8062fc72',
    '062faa13179d11b6',
  ]);
});
