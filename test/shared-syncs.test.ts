/** Servers on one PostgreSQL begin no sync twice, and tell the same of the one that is under way. */

import assert from 'node:assert/strict';
import { after, before, type TestContext, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import pino from 'pino';
import { Sessions } from '../src/access/sessions.ts';
import { startServer } from '../src/api/start.ts';
import { catalogInStore } from '../src/api/sync/catalog-in-store.ts';
import { temporaryFolder } from '../src/cli/testing/run-command.ts';
import { readSettings } from '../src/config.ts';
import { syncFromMicrosoft } from '../src/feed/sync.ts';
import { openStore } from '../src/store/open.ts';
import { startFeedServer } from './builders/feed-server.ts';
import { documentXml } from './builders/microsoft.ts';
import { type PostgresServer, startPostgres } from './builders/postgres-server.ts';
import { contoso } from './builders/server.ts';

let postgres: PostgresServer;
before(async () => {
  postgres = await startPostgres();
});
after(() => postgres.close());

const path = '/api/setup/syncs';

async function startTwo(context: TestContext) {
  const feed = await startFeedServer(context);
  const date = '2020-03-12T07:00:00Z';
  feed.index({ '2020-Feb': date });
  feed.document('2020-Feb', documentXml('2020-Feb', '4532693', 30));
  feed.document('2020-Mar', documentXml('2020-Mar', '4540673', 30));
  const databaseUrl = await postgres.newDatabase();
  const store = await openStore({ dataFolder: '', databaseUrl });
  const place = catalogInStore(store, () => new Date());
  await syncFromMicrosoft({ dataFolder: temporaryFolder(), place, baseUrl: feed.baseUrl });
  feed.index({ '2020-Feb': date, '2020-Mar': date });
  const sessions = new Sessions(store.sessions, Date.now);
  const signIn = { account: 'ada', name: 'ada', role: 'administrator', tenant: contoso } as const;
  const cookie = `missingkbs_session=${await sessions.begin(await sessions.offer(signIn))}`;
  context.after(() => store.close());
  const start = async () => {
    const environment = { MISSINGKBS_DATABASE_URL: databaseUrl, MISSINGKBS_FEED_URL: feed.baseUrl };
    const settings = readSettings({ ...environment, MISSINGKBS_DATA: temporaryFolder(), MISSINGKBS_PORT: '0' });
    const server = await startServer({ settings, logger: pino({ level: 'silent' }) });
    context.after(() => server.close());
    const ask = async (method: 'GET' | 'POST', of = '') =>
      fetch(`${server.url}${path}${of}`, { method, headers: { cookie, origin: server.url } });
    return { ask, told: async () => (await ask('GET')).json() as Promise<Told> };
  };
  return [await start(), await start()] as const;
}

interface Told {
  readonly known: { readonly catalogue: { readonly version: string } };
  readonly catalogue?: {
    readonly isUnderWay: boolean;
    readonly began: string;
    readonly report?: readonly string[];
    readonly failure?: { readonly message: string };
  };
}

test('of two servers that are asked at once one syncs, both tell of it, and both take the catalogue up', async (context) => {
  const [one, other] = await startTwo(context);
  const before = await one.told();
  const answers = await Promise.all([one.ask('POST', '/catalogue'), other.ask('POST', '/catalogue')]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [202, 409]);
  const underWay = await Promise.all([one.told(), other.told()]);
  assert.equal(underWay[0].catalogue?.began, underWay[1].catalogue?.began);
  for (;;) {
    const [here, there] = await Promise.all([one.told(), other.told()]);
    assert.equal(here.catalogue?.failure, undefined);
    const isUp = here.known.catalogue.version !== before.known.catalogue.version;
    if (
      here.catalogue?.isUnderWay === false &&
      isUp &&
      there.known.catalogue.version === here.known.catalogue.version
    ) {
      assert.deepEqual(there.catalogue, here.catalogue);
      assert.match(here.catalogue.report?.join('\n') ?? '', /^2 documents, 2 updates/m);
      return;
    }
    await setTimeout(100);
  }
});
