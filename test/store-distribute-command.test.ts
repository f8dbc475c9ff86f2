/** The command that distributes the store's tables, before a stand-in for Citus, and the page that shows what it runs. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { runCommand, temporaryFolder } from '../src/cli/testing/run-command.ts';
import { distributeStatements } from '../src/store/postgres/distribute.ts';
import { openPostgresStore } from '../src/store/postgres/open.ts';
import { type Ask, onDatabase } from './builders/on-database.ts';
import { startPostgres } from './builders/postgres-server.ts';

const root = resolve(import.meta.dirname, '..');
const server = await startPostgres();
after(() => server.close());

test('store distribute says on PostgreSQL without Citus what is missing, and on a file what to set', async () => {
  const env = { MISSINGKBS_DATA: temporaryFolder(), MISSINGKBS_DATABASE_URL: await server.newDatabase() };
  const plain = await runCommand(['store', 'distribute'], { env });
  assert.deepEqual([plain.exitCode, plain.out], [3, '']);
  assert.match(plain.err, /has no Citus extension.*CREATE EXTENSION citus.*citus_add_node/);
  const file = await runCommand(['store', 'distribute'], { env: { MISSINGKBS_DATA: temporaryFolder() } });
  assert.equal(file.exitCode, 2);
  assert.match(file.err, /Set MISSINGKBS_DATABASE_URL/);
});

test('the tables are distributed statement by statement, an interrupted run goes on where it stopped, and a worker is refused', {
  skip: server.ours ? false : 'stands in for Citus in the system catalogue of a server of our own',
}, async () => {
  const url = await server.newDatabase();
  await (await openPostgresStore(url)).close();
  await onDatabase(url, (ask) => standInForCitus(ask));
  const env = { MISSINGKBS_DATA: temporaryFolder(), MISSINGKBS_DATABASE_URL: url };
  const distributed = async () => {
    const store = await openPostgresStore(url);
    await store.close();
    return store.capabilities.distributed;
  };
  assert.equal(await distributed(), false);
  await onDatabase(url, (ask) => ask("INSERT INTO stand_in VALUES ('fails at', 'missingkbs.inventories')"));
  const first = await runCommand(['store', 'distribute'], { env });
  assert.equal(first.exitCode, 3);
  assert.match(first.err, /could not be distributed: a worker went away\. What was done stays; run the command again/);
  await onDatabase(url, (ask) => ask("DELETE FROM stand_in WHERE what = 'fails at'"));
  const second = await runCommand(['store', 'distribute'], { env });
  assert.equal(second.exitCode, 0, second.err);
  const ran = [...first.out.split(/;\n/).slice(0, -2), ...second.out.split(/;\n/).slice(0, -1)];
  assert.deepEqual(
    ran,
    distributeStatements.filter((statement) => !statement.includes('truncate_local')),
  );
  assert.match(second.out, /\nThe tables are distributed\.\n$/);
  assert.equal((await runCommand(['store', 'distribute'], { env })).out, 'All was distributed already.\n');
  assert.equal(await distributed(), true);
  await onDatabase(url, (ask) => ask("INSERT INTO stand_in VALUES ('worker', '')"));
  await assert.rejects(openPostgresStore(url), { code: 'StoreUnavailable', message: /is a worker of a Citus cluster/ });
});

/** What the command asks of Citus, and a table that says what was asked for. It distributes nothing. */
async function standInForCitus(ask: Ask): Promise<void> {
  await ask(`
    SET allow_system_table_mods = on;
    CREATE TABLE stand_in (what text, value text);
    CREATE TABLE pg_catalog.pg_dist_partition (logicalrelid regclass);
    CREATE FUNCTION pg_catalog.citus_is_coordinator() RETURNS boolean LANGUAGE sql
      AS 'SELECT NOT EXISTS (SELECT 1 FROM public.stand_in WHERE what = ''worker'')';
    CREATE FUNCTION pg_catalog.create_reference_table(name text) RETURNS void LANGUAGE sql
      AS 'INSERT INTO pg_dist_partition VALUES (name::regclass)';
    CREATE FUNCTION pg_catalog.create_distributed_table(name text, by text, colocate_with text) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT 1 FROM public.stand_in WHERE what = 'fails at' AND value = name) THEN
          RAISE 'a worker went away';
        END IF;
        INSERT INTO pg_dist_partition VALUES (name::regclass);
      END $$;
    CREATE FUNCTION pg_catalog.truncate_local_data_after_distributing_table(name text) RETURNS void LANGUAGE sql AS 'SELECT'`);
}

test('docs/operating.md shows the statements as they are run', () => {
  const page = readFileSync(join(root, 'docs/operating.md'), 'utf8');
  assert.ok(page.includes(`\`\`\`sql\n${distributeStatements.map((statement) => `${statement};\n`).join('')}\`\`\``));
});
