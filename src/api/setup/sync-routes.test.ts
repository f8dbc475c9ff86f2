import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { startFeedServer } from '../../../test/builders/feed-server.ts';
import { documentXml } from '../../../test/builders/microsoft.ts';
import { contoso, deviceOf, fabrikam, smallFacts, type TestServer } from '../../../test/builders/server.ts';
import { origin, signIn, startServerWithPage } from '../../../test/builders/sign-in.ts';
import { roles } from '../../access/roles.ts';
import { readCatalog, writeCatalog } from '../../catalog/snapshot.ts';
import { kevJson, kevOf } from '../../threats/testing/lists.ts';
import { beginSync } from '../sync/told-sync.ts';

const path = '/api/setup/syncs';

async function start(context: TestContext, environment = {}) {
  const feed = await startFeedServer(context);
  feed.index({ '2020-Mar': '2020-03-12T07:00:00Z' });
  feed.document('2020-Mar', documentXml('2020-Mar', '4540673', 30));
  const server = await startServerWithPage({ environment: { MISSINGKBS_FEED_URL: feed.baseUrl, ...environment } });
  context.after(() => server.close());
  const { cookie } = await signIn(server, { role: 'administrator', tenants: undefined });
  return { feed, server, ...asking(server, cookie) };
}

function asking(server: TestServer, cookie: string) {
  const send = (method: 'GET' | 'POST' | 'PUT', url = path, payload?: Buffer) =>
    server.app.inject({
      method,
      url,
      headers: { cookie, origin, ...(payload && { 'content-type': 'application/octet-stream' }) },
      ...(payload && { payload }),
    });
  const ended = async (name: string) => {
    for (;;) {
      const told = (await send('GET')).json()[name];
      if (told?.ended !== undefined) return told;
      await setTimeout(20);
    }
  };
  return { send, ended };
}

test('the catalogue is brought up to date, and its report is what the command line says', async (context) => {
  const { server, send, ended } = await start(context);
  const before = (await send('GET')).json();
  assert.equal(before.catalogue, undefined);
  assert.equal(before.known.catalogue.newestUpdate, '2020-03-10');
  const begun = await send('POST', `${path}/catalogue`);
  assert.equal(begun.statusCode, 202, begun.body);
  const { by, report, failure, isUnderWay } = await ended('catalogue');
  assert.deepEqual([failure, isUnderWay], [undefined, false]);
  assert.match(by, /^ada \(session /);
  assert.match(report[0], /^1 documents new or changed: 2020-Mar; 0 unchanged$/);
  assert.match(report.join('\n'), /^1 documents, 1 updates/m);
  assert.equal(readCatalog(join(server.settings.dataFolder, 'catalog.bin')).vulnerabilities.length, 30);
});

test('one that fails says why and what to do, and what was in place stays', async (context) => {
  const { feed, server, send, ended } = await start(context);
  feed.answerIndex({ status: 404 });
  await send('POST', `${path}/catalogue`);
  const { failure, report } = await ended('catalogue');
  assert.equal(report, undefined);
  assert.equal(failure.code, 'FeedUnavailable');
  assert.match(failure.message, /404/);
  assert.ok(server.log.some(({ msg, code }) => msg === 'sync failed' && code === 'FeedUnavailable'));
  assert.equal(server.catalogs.current.catalogVersion, (await send('GET')).json().known.catalogue.version);
});

test('there are never two at once, and one of which nothing is heard makes way', async (context) => {
  const { server, send, ended } = await start(context);
  const parts = { syncs: server.store.syncs, now: Date.now };
  const elsewhere = await beginSync(parts, 'catalogue', 'missingkbs sync');
  elsewhere.progress({ phase: 'read', done: 3, total: 9 });
  const refused = await send('POST', `${path}/catalogue`);
  assert.deepEqual([refused.statusCode, refused.json().error.code], [409, 'SyncUnderWay']);
  assert.deepEqual((await send('GET')).json().catalogue.isUnderWay, true);
  await setTimeout(1_200);
  assert.deepEqual((await send('GET')).json().catalogue.progress, { phase: 'read', done: 3, total: 9 });
  await elsewhere.end({ report: ['done'] });
  assert.equal((await send('POST', `${path}/catalogue`)).statusCode, 202);
  assert.equal((await ended('catalogue')).failure, undefined);
});

test('a list may be sent as a file, packed or not, and says what it is', async (context) => {
  const { server, send, ended } = await start(context);
  writeCatalog(join(server.settings.dataFolder, 'catalog.bin'), smallFacts());
  const sent = await send('PUT', `${path}/kev?name=kev.json.gz`, gzipSync(kevJson(kevOf(3))));
  assert.equal(sent.statusCode, 202, sent.body);
  const { report, failure } = await ended('kev');
  assert.equal(failure, undefined);
  assert.match(report[0], /^KEV of 2026-03-12: 3 entries/);
  assert.deepEqual((await send('GET')).json().known.kev, { day: '2026-03-12', entries: 3 });
  await send('PUT', `${path}/kev?name=diary.txt`, Buffer.from('Dear diary'));
  const wrong = await ended('kev');
  assert.match(wrong.failure.message, /^diary\.txt: /);
  assert.equal((await send('PUT', `${path}/kev`, Buffer.alloc(0))).statusCode, 400);
  assert.equal((await send('POST', `${path}/nonsense`)).statusCode, 404);
});

test('what holds for all tenants is changed by an administrator of all of them alone', async (context) => {
  const { server } = await start(context);
  const list = kevJson(kevOf(3));
  const { cookie } = await signIn(server, { role: 'administrator' });
  const bound = asking(server, cookie);
  writeCatalog(join(server.settings.dataFolder, 'catalog.bin'), smallFacts());
  await server.store.devices.save(contoso, deviceOf(), '2020-04-01T00:00:00Z');
  assert.equal((await bound.send('PUT', `${path}/kev`, list)).statusCode, 202);
  await bound.ended('kev');
  await server.token(['Alert.Read.All'], fabrikam);
  const refused = await bound.send('PUT', `${path}/kev`, list);
  assert.equal(refused.statusCode, 403);
  assert.match(refused.json().error.message, /--all-tenants/);
  for (const role of ['reader', 'operator'] as const) {
    const { cookie: other } = await signIn(server, { role });
    assert.equal((await asking(server, other).send('GET')).statusCode, 403);
    assert.equal((await asking(server, other).send('POST', `${path}/catalogue`)).statusCode, 403);
  }
  assert.equal((await server.get(path, await server.token(roles))).statusCode, 403);
});
