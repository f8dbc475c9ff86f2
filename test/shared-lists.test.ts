/** Servers on one PostgreSQL tell what KEV and EPSS say, whichever host takes the lists in. */

import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import pino from 'pino';
import { createApplication } from '../src/access/applications.ts';
import { type RunningServer, startServer } from '../src/api/start.ts';
import { publishSnapshot } from '../src/api/stored-catalog.ts';
import { encodeSnapshot } from '../src/catalog/snapshot.ts';
import { runCommand, temporaryFolder } from '../src/cli/testing/run-command.ts';
import { readSettings } from '../src/config.ts';
import { openStore } from '../src/store/open.ts';
import { epssCsv, kevJson, kevOf } from '../src/threats/testing/lists.ts';
import { fetchToken } from './builders/fetch-token.ts';
import { type PostgresServer, startPostgres } from './builders/postgres-server.ts';
import { april2020, contoso, deviceOf, smallFacts } from './builders/server.ts';

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

test('what one host takes in, all servers tell within seconds, and no host keeps a file of it', async () => {
  const databaseUrl = await postgres.newDatabase();
  const store = await openStore({ dataFolder: '', databaseUrl });
  await publishSnapshot(store.catalogs, encodeSnapshot(smallFacts()), { now: april2020, after: undefined });
  await store.devices.save(contoso, deviceOf(), new Date(april2020).toISOString());
  const application = await createApplication(store, { tenant: contoso, roles: ['Vulnerability.Read.All'] });
  const start = () =>
    startServer({ settings: readSettings(host(databaseUrl)), logger: pino({ level: 'silent' }), now: () => april2020 });
  const servers = [await start(), await start()] as const;
  const authorization = `Bearer ${await fetchToken(servers[0].url, contoso, application)}`;
  const inKev = async ({ url }: RunningServer): Promise<number> => {
    const answer = await fetch(`${url}/api/fleet/vulnerabilities?exploited=kev&epss=0.5`, {
      headers: { authorization },
    });
    return ((await answer.json()) as { total: number }).total;
  };
  assert.deepEqual(await Promise.all(servers.map(inKev)), [0, 0]);

  const env = host(databaseUrl);
  const file = (name: string, content: Uint8Array) => {
    writeFileSync(join(env.MISSINGKBS_DATA, name), content);
    return join(env.MISSINGKBS_DATA, name);
  };
  const entry = { cveID: 'CVE-2020-0700', dateAdded: '2020-03-11', dueDate: '2020-04-01' };
  const kev = file('kev.json', kevJson([entry, ...kevOf(50)]));
  const epss = file('epss.csv', epssCsv({ 'CVE-2020-0700': ['0.9', '0.99'] }, '2020-04-12'));
  const { exitCode, out, err } = await runCommand(['sync', '--kev', kev, '--epss', epss], { env });
  assert.equal(exitCode, 0, err);
  assert.match(out, /^KEV of 2026-03-12: 51 entries, 1 about vulnerabilities of the catalogue, in [^ ]+, kev\n/);
  assert.equal(existsSync(join(env.MISSINGKBS_DATA, 'kev.bin')), false);
  for (const server of servers) while ((await inKev(server)) !== 1) await setTimeout(50);

  writeFileSync(kev, kevJson(kevOf(10)));
  const refused = await runCommand(['sync', '--kev', kev], { env: host(databaseUrl) });
  assert.equal(refused.exitCode, 3);
  assert.match(refused.err, /it lacks 41 of the 51 entries in place/);
  await Promise.all(servers.map((server) => server.close()));
  await store.close();
});
