/** What was known of a document stays, whatever Microsoft's server answers for it or leaves out of its index. */

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { documentXml, microsoft, refusal } from '../../test/builders/microsoft.ts';

/** Answers for April, and what the report must say of the April that stays as it was. */
const takeaways: readonly (readonly [
  what: string,
  answer: string | { status: number } | { body: string; cut: true },
  reason: RegExp,
])[] = [
  [
    'shrinks to nothing',
    documentXml('2020-Apr', '4549951', 0, '2020-04-20T07:00:00'),
    /0 instead of 20 vulnerabilities/,
  ],
  [
    'loses nine of ten',
    documentXml('2020-Apr', '4549951', 1, '2020-04-20T07:00:00'),
    /1 instead of 20 vulnerabilities/,
  ],
  ['loses its fixes', documentXml('2020-Apr', 'Release Notes', 20, '2020-04-20T07:00:00'), /lost its fixes/],
  [
    'names another month',
    documentXml('2020-Mar', '4540673', 30, '2020-04-20T07:00:00'),
    /gave document "2020-Mar" in its place/,
  ],
  [
    'is older than what is known',
    documentXml('2020-Apr', '4549952', 20, '2020-03-01T07:00:00'),
    /an older one, of 2020-03-01/,
  ],
  ['is malformed', '<cvrf:cvrfdoc>', /unbound namespace prefix|:1:\d+/],
  ['is an error page', '<html/>', /the document is <html> of namespace ""/],
  ['is gone', { status: 404 }, /the server answered 404 Not Found, after 1 of at most 5 attempts/],
  ['fails every time', { status: 503 }, /the server answered 503 Service Unavailable, after 5 of/],
  [
    'breaks off every time',
    { body: documentXml('2020-Apr', '4549951', 20), cut: true },
    /no complete answer .* after 5 of/,
  ],
];

for (const [what, answer, reason] of takeaways) {
  test(`a document that ${what} does not take away what was known`, async (context) => {
    const { server, sync, kbs, dataFolder } = await microsoft(context);
    const first = await sync();
    server.index({ '2020-Mar': '2020-03-12T07:00:00Z', '2020-Apr': '2020-04-20T07:00:00Z' });
    server.document('2020-Apr', answer);
    const report = await sync();
    assert.deepEqual(kbs(), ['4540673', '4549951']);
    assert.equal(report.version, first.version);
    assert.deepEqual(
      report.feed?.kept.map(({ id }) => id),
      ['2020-Apr'],
    );
    assert.match(report.feed?.kept[0]?.reason ?? '', reason);
    assert.deepEqual(readdirSync(join(dataFolder, 'feed')), ['2020-Apr.xml.gz', '2020-Mar.xml.gz', 'index.json']);
    server.document('2020-Apr', documentXml('2020-Apr', '4549953', 20, '2020-04-20T07:00:00'));
    assert.deepEqual((await sync()).feed?.fetched, ['2020-Apr'], 'the document is asked for again');
    assert.deepEqual(kbs(), ['4540673', '4549953']);
  });
}

test('a month that vanishes from the index stays known, and the report says so', async (context) => {
  const { server, sync, kbs } = await microsoft(context);
  const first = await sync();
  server.index({ '2020-Mar': '2020-03-12T07:00:00Z' });
  const report = await sync();
  assert.deepEqual(report.feed?.kept, [{ id: '2020-Apr', reason: 'the index no longer names it' }]);
  assert.equal(report.version, first.version);
  assert.deepEqual(kbs(), ['4540673', '4549951']);
});

test('an empty index takes nothing away', async (context) => {
  const { server, sync } = await microsoft(context);
  const first = await sync();
  server.index({});
  const report = await sync();
  assert.equal(report.version, first.version);
  assert.equal(report.feed?.kept.length, 2);
});

test('an index that is none fails the synchronisation, and the old catalogue stays', async (context) => {
  const { server, sync, kbs } = await microsoft(context);
  await sync();
  for (const body of ['<html>busy</html>', '[]', '{"value": {}}', 'null', '']) {
    server.answerIndex({ body });
    const error = await refusal(sync());
    assert.equal(error.code, 'FeedUnavailable');
    assert.match(error.message, /updates did not answer with the index of the feed/);
  }
  assert.deepEqual(kbs(), ['4540673', '4549951']);
});
