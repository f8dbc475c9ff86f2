/** What a feed that is hostile or broken may take: no more than so many bytes, from no other place, and no room that is not there. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { temporaryFolder, writeDocument } from '../../test/builders/cvrf.ts';
import { documentXml, microsoft, refusal } from '../../test/builders/microsoft.ts';
import { maxDocumentBytes } from './size-limits.ts';
import { syncFromFolder } from './sync.ts';

/** Some tens of kilobytes that unpack to more than a document may have. */
const bomb = gzipSync(Buffer.alloc(maxDocumentBytes + 1, ' '), { level: 1 });
const zipped = { 'content-encoding': 'gzip' };

test('an answer that unpacks to more than any document has is not read to its end', async (context) => {
  const { server, sync } = await microsoft(context);
  server.document('2020-Apr', { body: bomb, headers: zipped });
  server.requests.length = 0;
  const error = await refusal(sync());
  assert.equal(error.code, 'FeedUnavailable');
  assert.match(error.message, /2020-Apr: the answer unpacks to more than 64 MB, which no index and no document has\)/);
  assert.equal(server.requests.filter((path) => path.endsWith('2020-Apr')).length, 1, 'nor asked for again');
});

test('an index that unpacks to more than any index has is none', async (context) => {
  const { server, sync } = await microsoft(context);
  server.answerIndex({ body: bomb, headers: zipped });
  assert.match((await refusal(sync())).message, /updates: the answer unpacks to more than 4 MB/);
});

test('a file that unpacks to more than any document has is malformed', async (context) => {
  const folder = temporaryFolder(context);
  const [head = ''] = documentXml('2020-Mar', '4540673', 1).split('<cvrf:DocumentTitle>');
  const xml = Buffer.concat([Buffer.from(`${head}<cvrf:DocumentTitle>`), Buffer.alloc(maxDocumentBytes, ' ')]);
  writeDocument(folder, '2020-Mar.xml.gz', xml.toString());
  const error = await refusal(syncFromFolder({ folder, catalogFile: join(folder, 'catalog.bin') }));
  assert.equal(error.code, 'MalformedDocument');
  assert.match(error.message, /2020-Mar\.xml\.gz:\d+:\d+: the document has more than 64 MB of text\./);
});

test('an index that names a document twice gives one line of the report, and the newest of them counts', async (context) => {
  const { server, sync, kbs } = await microsoft(context);
  const row = (ID: string, CurrentReleaseDate: string) => ({
    ID,
    CurrentReleaseDate,
    CvrfUrl: `${server.baseUrl}/cvrf/${ID}`,
  });
  const value = [
    row('2020-Mar', '2020-03-12T07:00:00Z'),
    row('2020-Mar', '2020-03-11T07:00:00Z'),
    row('2020-MAR', '2020-03-12T07:00:00Z'),
  ];
  server.answerIndex({ body: JSON.stringify({ value }) });
  const report = await sync();
  assert.deepEqual(report.feed?.fetched, ['2020-Mar']);
  assert.deepEqual(
    report.feed?.dropped.map(({ reason, count }) => [reason, count]),
    [['index row that names a document again; the newest counts', 2]],
  );
  assert.deepEqual(kbs(), ['4540673']);
});

/** Another origin than the feed's, which counts how often it is asked. */
async function elsewhere(context: TestContext): Promise<{ origin: string; asked: () => number }> {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end(documentXml('2020-Apr', '4549951', 20));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: () => asked };
}

function indexWith(url: string): { body: string } {
  const row = { ID: '2020-Apr', CurrentReleaseDate: '2020-03-12T07:00:00Z', CvrfUrl: url };
  return { body: JSON.stringify({ value: [row] }) };
}

test('a document on another port, host or scheme is not asked for, and the message names the setting', async (context) => {
  const { server, sync } = await microsoft(context);
  const { origin, asked } = await elsewhere(context);
  const { port } = new URL(server.baseUrl);
  for (const other of [origin, `http://localhost:${port}`, `https://127.0.0.1:${port}`, 'http://169.254.169.254']) {
    server.answerIndex(indexWith(`${other}/2020-Apr`));
    const error = await refusal(sync());
    assert.equal(error.code, 'FeedUnavailable');
    assert.ok(error.message.includes(`if that is right, add ${other} to MISSINGKBS_FEED_ORIGINS`), error.message);
  }
  assert.equal(asked(), 0);
});

test('a document on an origin that the settings allow is fetched', async (context) => {
  const { server, sync, kbs } = await microsoft(context);
  const { origin, asked } = await elsewhere(context);
  server.answerIndex(indexWith(`${origin}/2020-Apr`));
  await sync({ otherOrigins: [origin] });
  assert.deepEqual([kbs(), asked()], [['4549951'], 1]);
});

test('a redirect is followed on its own origin, and not to another', async (context) => {
  const { server, sync, kbs } = await microsoft(context);
  const { origin, asked } = await elsewhere(context);
  server.document('2020-Apr', { status: 302, headers: { location: `${server.baseUrl}/cvrf/moved` } });
  server.document('moved', documentXml('2020-Apr', '4549951', 20));
  await sync();
  assert.deepEqual(kbs(), ['4540673', '4549951']);
  server.index({ '2020-Apr': '2020-04-20T07:00:00Z' });
  server.document('2020-Apr', { status: 307, headers: { location: `${origin}/2020-Apr` } });
  const report = await sync();
  assert.match(report.feed?.kept[0]?.reason ?? '', /2020-Apr: it redirects to http.*, and it is on http/);
  assert.equal(asked(), 0);
  server.document('2020-Apr', { status: 302, headers: { location: `${server.baseUrl}/cvrf/2020-Apr` } });
  assert.match((await sync()).feed?.kept[0]?.reason ?? '', /it redirects more than 5 times/);
});

test('an address of the feed that is none is wrong input', async (context) => {
  const { sync } = await microsoft(context);
  for (const baseUrl of ['api.msrc.microsoft.com', 'file:///etc', 'http://']) {
    assert.equal((await refusal(sync({ baseUrl }))).code, 'InvalidInput', baseUrl);
  }
});

test('on a full disk (where the system has /dev/full) the message says so, and nothing half stays behind', async (context) => {
  if (!existsSync('/dev/full')) return;
  const { sync, dataFolder, catalogFile, server } = await microsoft(context);
  await sync();
  server.index({ '2020-Mar': '2020-03-12T07:00:00Z', '2020-Apr': '2020-04-20T07:00:00Z' });
  server.document('2020-Apr', documentXml('2020-Apr', '4549952', 20, '2020-04-20T07:00:00'));
  const feed = join(dataFolder, 'feed');
  for (const file of [join(feed, '2020-Apr.xml.gz'), join(feed, 'index.json'), catalogFile]) {
    symlinkSync('/dev/full', `${file}.${process.pid}.partial`);
    const error = await refusal(sync());
    assert.equal(error.code, 'DiskFull');
    assert.match(error.message, /^There is no space left on the disk for .*\. Make room and run the command again/);
    const left = [...readdirSync(feed), ...readdirSync(dataFolder)].filter((name) => name.endsWith('.partial'));
    assert.deepEqual(left, []);
  }
  assert.deepEqual((await sync()).feed?.kept, []);
});
