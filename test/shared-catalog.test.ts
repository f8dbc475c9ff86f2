/** Servers on one PostgreSQL answer from the catalogue in it, whichever host synchronises. */

import assert from 'node:assert/strict';
import { copyFileSync, existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import pino from 'pino';
import { createApplication } from '../src/access/applications.ts';
import type { Role } from '../src/access/roles.ts';
import { CatalogHolder } from '../src/api/catalog-holder.ts';
import { storedCatalog } from '../src/api/catalog-sources.ts';
import { type RunningServer, startServer } from '../src/api/start.ts';
import { publishSnapshot } from '../src/api/stored-catalog.ts';
import { encodeSnapshot, formatVersion } from '../src/catalog/snapshot.ts';
import { runCommand, temporaryFolder } from '../src/cli/testing/run-command.ts';
import { readSettings } from '../src/config.ts';
import { openStore } from '../src/store/open.ts';
import type { Store } from '../src/store/store.ts';
import { fetchToken } from './builders/fetch-token.ts';
import { type PostgresServer, startPostgres } from './builders/postgres-server.ts';
import { contoso, deviceOf, machine, smallFacts } from './builders/server.ts';

const samples = resolve(import.meta.dirname, '../samples/catalog');
const today = Date.parse('2024-04-10T10:00:00Z');
const now = () => today;

let postgres: PostgresServer;
before(async () => {
  postgres = await startPostgres();
});
after(() => postgres.close());

/** A host of its own: nothing in its data folder, and the same database as the others. */
function host(databaseUrl: string) {
  return {
    MISSINGKBS_DATA: temporaryFolder(),
    MISSINGKBS_DATABASE_URL: databaseUrl,
    MISSINGKBS_PORT: '0',
    MISSINGKBS_LIMIT_PER_MINUTE: '0',
    MISSINGKBS_LIMIT_PER_HOUR: '0',
  };
}

function serveOn(databaseUrl: string, logger = pino({ level: 'silent' })): Promise<RunningServer> {
  return startServer({ settings: readSettings(host(databaseUrl)), logger, now });
}

async function versionAt({ url }: RunningServer): Promise<string> {
  const ready = (await (await fetch(`${url}/readyz`)).json()) as { readonly catalogVersion: string };
  return ready.catalogVersion;
}

async function tokenOf({ url }: RunningServer, store: Store): Promise<string> {
  const roles: Role[] = ['Software.Read.All', 'Machine.ReadWrite.All'];
  return fetchToken(url, contoso, await createApplication(store, { tenant: contoso, roles }));
}

test('a server on a database without a catalogue does not start, and says what to run', async () => {
  await assert.rejects(serveOn(await postgres.newDatabase()), {
    code: 'CatalogMissing',
    message: /no catalogue in .*Run `missingkbs sync` with the same MISSINGKBS_DATABASE_URL, on any host/,
  });
});

test('what one host synchronises, all servers answer from, each answer with its version and from one catalogue', async (context) => {
  const databaseUrl = await postgres.newDatabase();
  const store = await openStore({ dataFolder: '', databaseUrl });
  await publishSnapshot(store.catalogs, encodeSnapshot(smallFacts()), { now: today, after: undefined });
  const servers = [await serveOn(databaseUrl), await serveOn(databaseUrl)] as const;
  const authorization = `Bearer ${await tokenOf(servers[0], store)}`;
  const put = { method: 'PUT', headers: { authorization, 'content-type': 'application/json' } };
  await fetch(`${servers[0].url}/api/machines/${machine}/inventory`, { ...put, body: JSON.stringify(deviceOf()) });

  const asked = ['getmissingkbs', 'getmissingkbs/KB4540673'];
  const answers = new Map<string, Set<string>>();
  const askAll = async () => {
    for (const { url } of servers) {
      for (const path of asked) {
        const answer = await fetch(`${url}/api/machines/${machine}/${path}`, { headers: { authorization } });
        const body = (await answer.text()).replaceAll(url, '');
        const key = `${path} ${answer.headers.get('missingkbs-catalog')}`;
        answers.set(key, (answers.get(key) ?? new Set()).add(body));
      }
    }
  };
  await askAll();
  const first = await versionAt(servers[0]);
  const synchronising = runCommand(['sync', '--from', samples, '--accept-loss'], { env: host(databaseUrl) });
  const { out, exitCode } = await synchronising;
  const published = performance.now();
  assert.equal(exitCode, 0, out);
  const second = (await store.catalogs.newest())?.version as string;
  const followed = await Promise.all(servers.map((server) => whenAt(server, second)));
  context.diagnostic(`followed after ${followed.map((at) => Math.round(at - published)).join(' and ')} ms`);
  await askAll();

  const expected = [first, second].flatMap((version) => asked.map((path) => `${path} ${version}`));
  assert.deepEqual([...answers.keys()].sort(), expected.sort());
  for (const [key, bodies] of answers) assert.equal(bodies.size, 1, key);
  assert.match(out, new RegExp(`Catalogue ${second}, feed of 2026-06-28, in [^ ]+:\\d+/missingkbs_test_`));
  await Promise.all(servers.map((server) => server.close()));
  await store.close();

  async function whenAt(server: RunningServer, version: string): Promise<number> {
    while ((await versionAt(server)) !== version) {
      await askAll();
      await setTimeout(20);
    }
    return performance.now();
  }
});

test('a server that hears of nothing finds a new catalogue by looking', async () => {
  const store = await openStore({ dataFolder: '', databaseUrl: await postgres.newDatabase() });
  await publishSnapshot(store.catalogs, encodeSnapshot(smallFacts()), { now: today, after: undefined });
  const { watch: _, ...deaf } = store.catalogs;
  const logger = pino({ level: 'silent' });
  const holder = await CatalogHolder.open(storedCatalog(deaf, logger), logger);
  const stop = holder.watch(10);
  const facts = { ...smallFacts(), documents: smallFacts().documents.slice(0, 1) };
  const newest = await store.catalogs.newest();
  await publishSnapshot(store.catalogs, encodeSnapshot(facts), { now: today, after: newest });
  const { version } = (await store.catalogs.newest()) ?? {};
  while (holder.current.catalogVersion !== version) await setTimeout(10);
  stop();
  await holder.close();
  await store.close();
});

test('a catalogue that knows less than the one in the database is refused on any host, and no host needs a file', async () => {
  const databaseUrl = await postgres.newDatabase();
  const [one, other] = [host(databaseUrl), host(databaseUrl)];
  assert.equal((await runCommand(['sync', '--from', samples], { env: one })).exitCode, 0);
  assert.equal(existsSync(join(one.MISSINGKBS_DATA, 'catalog.bin')), false);
  const folder = temporaryFolder();
  copyFileSync(join(samples, '2024-Apr.xml'), join(folder, '2024-Apr.xml'));
  const refused = await runCommand(['sync', '--from', folder], { env: other });
  assert.equal(refused.exitCode, 3);
  assert.match(
    refused.err,
    /missingkbs: The catalogue [^ ]+\/missingkbs_test_\w+ stays: the new one would lose 5 documents/,
  );
  const assessed = await runCommand(['assess', resolve(samples, '../devices/pc-12.contoso.com.json')], { env: other });
  assert.equal(assessed.exitCode, 0, assessed.err);
});

test('hosts that synchronise at once put one catalogue into the database', async () => {
  const databaseUrl = await postgres.newDatabase();
  const results = await Promise.all(
    [1, 2, 3].map(() => runCommand(['sync', '--from', samples], { env: host(databaseUrl) })),
  );
  const refused = results.filter(({ exitCode }) => exitCode !== 0);
  assert.ok(refused.length < 3);
  for (const { exitCode, err } of refused) {
    assert.equal(exitCode, 3);
    assert.match(
      err,
      /^missingkbs: A sync of the same \(catalogue\) is under way already, on this server or another\./,
    );
  }
  const store = await openStore({ dataFolder: '', databaseUrl });
  assert.equal((await store.catalogs.newest())?.number, 1);
  await store.close();
});

test('while servers of two ages share the database, each follows the catalogues of its own format and says so', async () => {
  const databaseUrl = await postgres.newDatabase();
  const store = await openStore({ dataFolder: '', databaseUrl });
  const other = { version: 'ffffffffffffffff', format: formatVersion + 1, bytes: Buffer.from('of another age') };
  const publishOther = async () => store.catalogs.publish(other, new Date(today).toISOString(), undefined);

  await publishOther();
  const reads = new RegExp(`has format ${formatVersion + 1}, this missingkbs reads format ${formatVersion}\\. Run`);
  await assert.rejects(serveOn(databaseUrl), { code: 'CatalogVersion', message: reads });

  const synchronised = await runCommand(['sync', '--from', samples], { env: host(databaseUrl) });
  assert.equal(synchronised.exitCode, 0, synchronised.err);
  const own = (await store.catalogs.newest(formatVersion))?.version;
  const otherNewest = await store.catalogs.newest(other.format);
  const again = { ...other, version: 'eeeeeeeeeeeeeeee' };
  await store.catalogs.publish(again, new Date(today).toISOString(), otherNewest);

  const lines: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  const server = await serveOn(databaseUrl, logger);
  assert.equal(await versionAt(server), own);
  await setTimeout(200);
  const told = lines.map((line) => JSON.parse(line)).filter(({ msg }) => /format/.test(msg));
  assert.deepEqual(
    told.map(({ format, catalogVersion, readsFormat }) => [format, catalogVersion, readsFormat]),
    [[other.format, again.version, formatVersion]],
  );
  await server.close();
  await store.close();
});
