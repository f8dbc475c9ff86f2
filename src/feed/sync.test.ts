/** What is fetched from Microsoft's server: new and changed documents alone, asked for as it can bear, and what was damaged. */

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeDocument } from '../../test/builders/cvrf.ts';
import { documentXml, microsoft, refusal } from '../../test/builders/microsoft.ts';

test('the first time every document is fetched, the second time none', async (context) => {
  const { server, sync, kbs } = await microsoft(context);
  const first = await sync();
  assert.deepEqual(first.feed, { fetched: ['2020-Apr', '2020-Mar'], unchanged: 0, kept: [], dropped: [] });
  assert.deepEqual(kbs(), ['4540673', '4549951']);
  server.requests.length = 0;
  const second = await sync();
  assert.deepEqual(server.requests, ['/cvrf/v3.0/updates']);
  assert.deepEqual(second.feed, { fetched: [], unchanged: 2, kept: [], dropped: [] });
  assert.equal(second.version, first.version);
});

test('a document with a new date is fetched, and only that one', async (context) => {
  const { server, sync, kbs } = await microsoft(context);
  await sync();
  server.requests.length = 0;
  server.index({ '2020-Mar': '2020-03-12T07:00:00Z', '2020-Apr': '2020-04-20T07:00:00Z' });
  server.document('2020-Apr', documentXml('2020-Apr', '4549952', 20, '2020-04-20T07:00:00'));
  const report = await sync();
  assert.deepEqual(server.requests, ['/cvrf/v3.0/updates', '/cvrf/v3.0/cvrf/2020-Apr']);
  assert.deepEqual(report.feed?.fetched, ['2020-Apr']);
  assert.deepEqual(kbs(), ['4540673', '4549952']);
});

test('a document that changed under the same date is fetched where the server can tell', async (context) => {
  const { server, sync, kbs } = await microsoft(context);
  server.document('2020-Apr', { body: documentXml('2020-Apr', '4549951', 20), headers: { etag: '"1"' } });
  await sync();
  assert.equal((await sync()).feed?.unchanged, 2);
  server.document('2020-Apr', { body: documentXml('2020-Apr', '4549952', 20), headers: { etag: '"2"' } });
  assert.deepEqual((await sync()).feed?.fetched, ['2020-Apr']);
  assert.deepEqual(kbs(), ['4540673', '4549952']);
});

test('a document with a new date and the old content is no change', async (context) => {
  const { server, sync } = await microsoft(context);
  const first = await sync();
  server.index({ '2020-Mar': '2020-03-12T07:00:00Z', '2020-Apr': '2020-04-20T07:00:00Z' });
  const second = await sync();
  assert.deepEqual(second.feed, { fetched: [], unchanged: 2, kept: [], dropped: [] });
  assert.equal(second.version, first.version);
});

test('a row of the index that names no document, or one that is no file name, is dropped and counted', async (context) => {
  const { server, sync } = await microsoft(context);
  const row = {
    ID: '2020-Mar',
    CurrentReleaseDate: '2020-03-12T07:00:00Z',
    CvrfUrl: `${server.baseUrl}/cvrf/2020-Mar`,
  };
  const value = [
    row,
    { ...row, ID: '../../etc' },
    { ...row, CvrfUrl: 'file:///etc/passwd' },
    { ...row, CurrentReleaseDate: '' },
    null,
  ];
  server.answerIndex({ body: JSON.stringify({ value }) });
  const report = await sync();
  assert.deepEqual(report.feed?.fetched, ['2020-Mar']);
  assert.equal(report.feed?.dropped[0]?.count, 4);
});

test('a document that cannot be had and was never known fails the synchronisation', async (context) => {
  const { server, sync, dataFolder, kbs } = await microsoft(context);
  server.document('2020-Apr', { status: 500 });
  const error = await refusal(sync());
  assert.equal(error.code, 'FeedUnavailable');
  assert.match(error.message, /1 of 2 documents could not be had and were never known, the first: 2020-Apr/);
  assert.equal(existsSync(join(dataFolder, 'catalog.bin')), false);
  server.document('2020-Apr', documentXml('2020-Apr', '4549951', 20));
  server.requests.length = 0;
  await sync();
  assert.deepEqual(server.requests, ['/cvrf/v3.0/updates', '/cvrf/v3.0/cvrf/2020-Apr'], 'what was fetched is kept');
  assert.deepEqual(kbs(), ['4540673', '4549951']);
});

test('a busy server is asked again, as late as it wants', async (context) => {
  const { server, sync, waits } = await microsoft(context);
  const april = documentXml('2020-Apr', '4549951', 20);
  server.document(
    '2020-Apr',
    { status: 429, headers: { 'retry-after': '7' } },
    { status: 503, headers: { 'retry-after': 'Wed, 15 Apr 2020 12:00:20 GMT' } },
    { status: 500 },
    { body: april, cut: true },
    { body: april },
  );
  const report = await sync();
  assert.deepEqual(report.feed?.fetched, ['2020-Apr', '2020-Mar']);
  assert.deepEqual(waits, [7_000, 20_000, 4_000, 8_000]);
});

test('a server that wants to be left alone for long is left alone', async (context) => {
  const { server, sync, waits } = await microsoft(context);
  await sync();
  server.answerIndex({ status: 429, headers: { 'retry-after': '3600' } });
  assert.match((await refusal(sync())).message, /429 Too Many Requests, after 1 of at most 5 attempts/);
  assert.deepEqual(waits, []);
});

test('a lost or damaged record of what was fetched costs a fetch, no knowledge', async (context) => {
  const { server, sync, dataFolder, kbs } = await microsoft(context);
  await sync();
  writeFileSync(join(dataFolder, 'feed', 'index.json'), '{"documents": ');
  server.document('2020-Apr', { status: 404 });
  const report = await sync();
  assert.equal(report.feed?.unchanged, 0);
  assert.deepEqual(
    report.feed?.kept.map(({ id }) => id),
    ['2020-Apr'],
  );
  assert.deepEqual(kbs(), ['4540673', '4549951']);
});

test('a stored document that was damaged is named, and fetched anew the next time', async (context) => {
  const { sync, dataFolder, kbs } = await microsoft(context);
  const first = await sync();
  const file = join(dataFolder, 'feed', '2020-Apr.xml.gz');
  writeFileSync(file, readFileSync(file).subarray(0, 40));
  assert.match((await refusal(sync())).message, /2020-Apr\.xml\.gz:\d+:\d+: the gzip file ends too early/);
  const report = await sync();
  assert.deepEqual(report.feed?.fetched, ['2020-Apr']);
  assert.equal(report.version, first.version);
  assert.deepEqual(kbs(), ['4540673', '4549951']);
});

test('a stored document that was deleted is fetched anew', async (context) => {
  const { sync, dataFolder, kbs } = await microsoft(context);
  await sync();
  rmSync(join(dataFolder, 'feed', '2020-Apr.xml.gz'));
  assert.deepEqual((await sync()).feed?.fetched, ['2020-Apr']);
  assert.deepEqual(kbs(), ['4540673', '4549951']);
});

test('a document that was put there by hand counts', async (context) => {
  const { sync, dataFolder, kbs } = await microsoft(context);
  mkdirSync(join(dataFolder, 'feed'));
  writeDocument(join(dataFolder, 'feed'), '2020-May.xml.gz', documentXml('2020-May', '4556799', 2));
  const report = await sync();
  assert.deepEqual(report.feed?.kept, [{ id: '2020-May', reason: 'the index no longer names it' }]);
  assert.deepEqual(kbs(), ['4540673', '4549951', '4556799']);
});
