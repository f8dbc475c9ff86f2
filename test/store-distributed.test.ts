/**
 * The store where its tables are distributed: the whole contract once more, each statement that it leads to held to what
 * Citus asks, and the schema too.
 */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import type { DeviceCondition } from '../src/store/device-list.ts';
import { columnRanges } from '../src/store/postgres/column-rows.ts';
import { openDatabase } from '../src/store/postgres/database.ts';
import { placements } from '../src/store/postgres/distribute.ts';
import { openPostgresStore } from '../src/store/postgres/open.ts';
import { type CitusRules, faultsOfSchema, faultsOfStatement, readVolatility } from './builders/citus-rules.ts';
import { type Ask, onDatabase } from './builders/on-database.ts';
import { startPostgres } from './builders/postgres-server.ts';
import { recordStatements, squeeze } from './builders/recorded-statements.ts';
import { inventoryOf, machineId, monday } from './store-contract/things-to-store.ts';
import { describeStore } from './store-contract.ts';

const root = resolve(import.meta.dirname, '..');
const server = await startPostgres();
after(() => server.close());
const recorded = recordStatements();

describeStore('PostgreSQL, distributed', async () => {
  const url = await server.newDatabase();
  const open = () => openPostgresStore(url, { distributed: true });
  return {
    store: await open(),
    reopen: open,
    refuseDevices: (dnsName) =>
      onDatabase(url, async (ask) => {
        await ask(`ALTER TABLE missingkbs.devices ADD CONSTRAINT refused CHECK (dns_name <> '${dnsName}') NOT VALID`);
      }),
  };
});

test('lists of a large tenant lead to statements of their own, here and in the thread of its columns', async () => {
  const url = await server.newDatabase();
  const store = await openPostgresStore(url, { distributed: true, lists: { fewDevices: 0 } });
  await store.devices.save('contoso', inventoryOf({ ipAddresses: ['192.0.2.7'] }), monday);
  await store.devices.changeTags('contoso', machineId('a'), { add: ['vip'] });
  const tagSets = (await store.devices.tagSets()).map(({ id }) => id);
  const order = [{ column: 'id', descending: false }] as const;
  const conditions: readonly DeviceCondition[] = [
    { kind: 'tagSets', tagSets },
    { kind: 'compare', column: 'mainAddress', operator: '=', value: '192.0.2.7' },
    { kind: 'match', column: 'dnsName', how: 'contains', text: 'no-such' },
  ];
  const found = await Promise.all(
    conditions.map(async (where) => (await store.devices.list('contoso', { where, order, limit: 5 })).devices.length),
  );
  assert.deepEqual(found, [1, 1, 0]);
  await store.close();
  const database = openDatabase(url);
  const rows = await columnRanges(database)(1)(undefined, undefined, 10);
  await database.close();
  assert.deepEqual(
    rows.map(({ dnsName }) => dnsName),
    ['pc-7.contoso.com'],
  );
});

/** All devices, page by page or counted: for a whole fleet, for what goes in time, for metrics and `demo`; no request for a machine waits for them. */
const walks = [
  'SELECT count(*) AS count FROM missingkbs.devices',
  // Whether a tenant has devices at all is asked by a command before it writes, and never by a request.
  'SELECT 1 FROM missingkbs.devices WHERE tenant_id = $1 LIMIT 1',
  // Which sets of tags are in use is asked once a day.
  'SELECT DISTINCT tag_set_id AS id FROM missingkbs.devices WHERE tag_set_id IS NOT NULL',
  // Counted in the background for questions about a fleet.
  'SELECT d.state, d.devices, g.tags FROM ( SELECT state_id AS state, tag_set_id AS tag_set, count(*) AS devices FROM missingkbs.devices WHERE tenant_id = $1 GROUP BY state_id, tag_set_id ) d LEFT JOIN missingkbs.tag_sets g ON g.id = d.tag_set ORDER BY d.state, d.tag_set',
  'SELECT machine_id AS id, history, tag_set_id AS "tagSet" FROM missingkbs.devices WHERE tenant_id = $1 AND machine_id > $2 ORDER BY machine_id LIMIT 1000',
  'SELECT tenant_id AS tenant, machine_id AS id, last_seen, history, detail FROM missingkbs.devices WHERE (tenant_id, machine_id) > ($1, $2) ORDER BY tenant_id, machine_id LIMIT 1000',
  'SELECT digest FROM missingkbs.details WHERE digest > $1 AND put_at < $2 ORDER BY digest LIMIT 1000',
];

/** Lists of devices, whatever they ask for: a page is what all shards together have of it. */
const lists = [
  "SELECT encode(d.machine_id, 'hex') AS id, coalesce(d.shown_name, i.inventory::json ->> 'computerDnsName', d.dns_name) AS \"computerDnsName\", d.state_id AS state,",
  'SELECT count(*) AS count FROM missingkbs.devices d WHERE d.tenant_id = $1 AND ',
  'SELECT count(*) AS count FROM ( SELECT 1 FROM missingkbs.devices d WHERE d.tenant_id = $1 AND ',
  'SELECT count(*) AS count FROM ( SELECT 1 FROM missingkbs.devices WHERE tenant_id = $1 LIMIT ',
  'SELECT d.state_id AS state, count(*) AS count FROM missingkbs.devices d WHERE d.tenant_id = $1 AND ',
  // Read all the time while somebody lists the machines of a large tenant.
  'SELECT machine_id AS id, int8send(state_id) || int8send(coalesce(tag_set_id, 0)) || timestamptz_send(first_seen) || timestamptz_send(last_seen) AS numbers, dns_name AS "dnsName", addresses FROM missingkbs.devices',
];

test('no statement of the store is one that Citus refuses, and only walks over all devices ask every shard', async () => {
  const rules = await onDatabase(await server.newDatabase(), rulesOf);
  const ours = [...recorded].filter(
    (statement) => /missingkbs\./.test(statement) && !/^(CREATE|ALTER)\b/.test(statement),
  );
  assert.ok(ours.length > 20, String(ours.length));
  const found: string[] = [];
  for (const statement of ours) {
    const faults = await faultsOfStatement(statement, rules);
    const isWalk = walks.includes(pagesAlike(statement)) || lists.some((list) => statement.startsWith(list));
    for (const fault of faults) if (!(isWalk && fault.startsWith('asks'))) found.push(`${fault}: ${statement}`);
  }
  assert.deepEqual(found, []);
  assert.deepEqual(
    walks.filter((walk) => ![...recorded].map(pagesAlike).includes(walk)),
    [],
  );
});

function pagesAlike(statement: string): string {
  return statement.replace(/LIMIT \d{4,}$/, 'LIMIT 1000');
}

test('every statement over a distributed table that stands in src/store/postgres was run and looked at', () => {
  const tables = Object.entries(placements).filter(([, placement]) => typeof placement === 'object');
  const names = new RegExp(`missingkbs\\.(\\$\\{|(${tables.map(([name]) => name).join('|')})\\b)`);
  const folder = join(root, 'src/store/postgres');
  const statements = [...recorded].join('\n');
  const unseen: string[] = [];
  for (const name of readdirSync(folder).filter((file) => !/\.test\.ts$|^(migrations|distribute)\.ts$/.test(file))) {
    const code = readFileSync(join(folder, name), 'utf8').replaceAll(/\/\*\*?[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    for (const [literal] of code.matchAll(/`[^`]*`|'[^'\n]*'/g)) {
      if (!names.test(literal)) continue;
      const pieces = literal
        .slice(1, -1)
        .replaceAll('\\\\', '\\')
        .split(/\$\{[^}]*\}/);
      for (const piece of pieces.map(squeeze)) if (!statements.includes(piece)) unseen.push(`${name}: ${piece}`);
    }
  }
  assert.deepEqual(unseen, []);
});

const refused: Readonly<Record<string, string>> = {
  "SELECT 1 FROM missingkbs.devices WHERE machine_id = '' FOR UPDATE": 'locks rows of devices',
  "WITH RECURSIVE r AS (SELECT 1) SELECT * FROM missingkbs.devices, r WHERE machine_id = ''":
    'is recursive over devices',
  "SELECT count(*) FROM missingkbs.devices WHERE machine_id = '' GROUP BY ROLLUP (state_id)":
    'has grouping sets over devices',
  'UPDATE missingkbs.devices SET last_seen = clock_timestamp() WHERE machine_id = $1':
    'uses clock_timestamp() in a change of devices',
  'DELETE FROM missingkbs.devices WHERE machine_id = $1 AND last_seen < now()': 'uses now() in a change of devices',
  'INSERT INTO missingkbs.devices (machine_id) VALUES ($1) ON CONFLICT (machine_id) DO UPDATE SET last_seen = now()':
    'uses now() in a change of devices',
  'INSERT INTO missingkbs.devices (machine_id) VALUES ($1) ON CONFLICT (machine_id) DO UPDATE SET machine_id = $2':
    'sets machine_id of devices',
  'INSERT INTO missingkbs.devices (machine_id) VALUES ($1) ON CONFLICT (dns_name) DO NOTHING':
    'resolves conflicts of devices without machine_id',
  'INSERT INTO missingkbs.devices (dns_name) VALUES ($1)': 'puts rows into devices without machine_id',
  'SELECT 1 FROM missingkbs.devices WHERE tenant_id = $1': 'asks every shard of devices',
  'SELECT 1 FROM missingkbs.devices WHERE machine_id = $1 OR tenant_id = $2': 'asks every shard of devices',
  'SELECT 1 FROM missingkbs.devices WHERE machine_id > $1': 'asks every shard of devices',
  'SELECT 1 UNION (SELECT 2 UNION ALL SELECT state_id FROM missingkbs.devices)': 'asks every shard of devices',
  'WITH d AS (SELECT * FROM missingkbs.devices) SELECT 1 FROM d': 'asks every shard of devices',
  'UPDATE missingkbs.devices SET dns_name = $1': 'asks every shard of devices',
  'SELECT 1 FROM (SELECT * FROM missingkbs.device_names WHERE machine_id = $1) AS n':
    'asks every shard of device_names',
  'SELECT 1 FROM missingkbs.devices d JOIN missingkbs.inventories i ON i.tenant_id = d.tenant_id WHERE d.machine_id = $1':
    'asks every shard of inventories',
  'SELECT 1 FROM missingkbs.devices d, missingkbs.catalogs WHERE d.machine_id = $1':
    'joins devices with catalogs, which the coordinator alone has',
};
const taken = [
  'SELECT 1 FROM missingkbs.devices WHERE tenant_id = $1 AND machine_id = ANY($2::bytea[])',
  'SELECT 1 FROM missingkbs.devices d JOIN missingkbs.inventories i ON i.machine_id = d.machine_id WHERE d.machine_id = $1',
  'SELECT 1 FROM missingkbs.states FOR UPDATE',
  'UPDATE missingkbs.leases SET taken_at = clock_timestamp()',
];

test('what Citus refuses is found, statement by statement, and nothing else', async () => {
  const rules = await onDatabase(await server.newDatabase(), rulesOf);
  const found: Record<string, string> = {};
  for (const statement of Object.keys(refused)) {
    found[statement] = (await faultsOfStatement(statement, rules)).join('; ');
  }
  assert.deepEqual(found, refused);
  for (const statement of taken) assert.deepEqual(await faultsOfStatement(statement, rules), [], statement);
});

const refusedSchemas: Readonly<Record<string, string>> = {
  'ALTER TABLE missingkbs.devices ADD UNIQUE (dns_name)':
    'the unique key missingkbs.devices_dns_name_key is without machine_id',
  'ALTER TABLE missingkbs.device_names DROP CONSTRAINT device_names_pkey, ADD PRIMARY KEY (machine_id)':
    'the unique key missingkbs.device_names_pkey is without dns_name',
  'ALTER TABLE missingkbs.inventories ADD CONSTRAINT of_catalog FOREIGN KEY (tenant_id) REFERENCES missingkbs.catalogs':
    'the foreign key of_catalog leads from inventories to catalogs',
  'ALTER TABLE missingkbs.device_names ADD CONSTRAINT of_device FOREIGN KEY (tenant_id, machine_id) REFERENCES missingkbs.devices':
    'the foreign key of_device leads from device_names to devices',
  'ALTER TABLE missingkbs.catalogs ADD device bytea, ADD CONSTRAINT of_device FOREIGN KEY (number, device) REFERENCES missingkbs.devices':
    'the foreign key of_device leads from catalogs to devices',
  'CREATE TABLE missingkbs.notes (id bigint)': 'notes has no place',
  'ALTER TABLE missingkbs.leases ADD short integer GENERATED ALWAYS AS IDENTITY':
    'the numbers of missingkbs.leases are no bigint',
};

test('the schema is one that Citus distributes, and what it refuses of one is found', async () => {
  const url = await server.newDatabase();
  await (await openPostgresStore(url)).close();
  await onDatabase(url, async (ask) => {
    assert.deepEqual(await faultsOfSchema(ask, placements), []);
    await ask(
      'ALTER TABLE missingkbs.inventories ADD CONSTRAINT taken FOREIGN KEY (tenant_id, machine_id) REFERENCES missingkbs.devices',
    );
    assert.deepEqual(await faultsOfSchema(ask, placements), []);
    const found: Record<string, string> = {};
    for (const change of Object.keys(refusedSchemas)) {
      await ask(`BEGIN; ${change}`);
      found[change] = (await faultsOfSchema(ask, placements)).join('; ');
      await ask('ROLLBACK');
    }
    assert.deepEqual(found, refusedSchemas);
  });
});

async function rulesOf(ask: Ask): Promise<CitusRules> {
  return { placements, volatility: await readVolatility(ask) };
}
