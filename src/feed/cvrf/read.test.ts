/** Files of the feed as they come: plain or zipped, whole, cut off, damaged, or no document at all. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type CvrfSpec, cvrfXml, temporaryFolder, writeDocument } from '../../../test/builders/cvrf.ts';
import { KnownError } from '../../errors.ts';
import { readFeedDocument } from './read.ts';
import { readSpec } from './testing/read-spec.ts';

const march: CvrfSpec = {
  products: { '11800': 'Windows 10 Version 1909 for x64-based  Systems', '1-11800': 'Internet Explorer 11 on Windows' },
  vulnerabilities: [
    {
      id: 'CVE-2020-0796',
      revisions: [
        '3.0 2020-05-12T07:00:00',
        '1.1 2020-03-13T07:00:00',
        '1.0 2020-03-12T07:00:00Z',
        '2.0 2020-04-14T07:00:00',
      ],
      affected: ['11800', '1-11800'],
      scores: [
        '5.5 CVSS:3.1/AV:L/AC:L/PR:L/UI:N/S:U/C:H/I:N/A:N/E:U/RL:O/RC:C',
        '10.0 CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H/E:P/RL:O/RC:C',
      ],
      threats: [
        { type: 'Severity', text: 'Critical', products: ['11800'] },
        { type: 'Exploit Status', text: 'Publicly Disclosed:Yes;Exploited:No;Latest Software Release:1' },
      ],
      fixes: [
        {
          kb: '4551762',
          products: ['11800'],
          url: 'https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB4551762',
          supercedence: 'MS16-016, 4540673',
          build: '10.0.18363.720',
        },
      ],
    },
  ],
};

async function refusal(promise: Promise<unknown>): Promise<KnownError> {
  const error = await promise.then(
    () => assert.fail('the document was read'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof KnownError, String(error));
  return error;
}

test('a document is read with its fixes, dates and flags', async (context) => {
  const document = await readSpec(context, march);
  assert.equal(document.id, '2020-Mar');
  assert.equal(document.title, 'March 2020 Security Updates');
  assert.equal(document.currentRelease, '2020-03-12T07:00:00Z');
  assert.deepEqual(document.vulnerabilities, [
    {
      id: 'CVE-2020-0796',
      published: '2020-03-12',
      updated: '2020-05-12',
      cvss: { score: 10, vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H' },
      reissued: ['2020-04-14', '2020-05-12'],
      exploited: false,
      publiclyDisclosed: true,
    },
  ]);
  assert.deepEqual(document.remedies, [
    {
      kb: '4551762',
      kind: 'security-update',
      url: 'https://catalog.update.microsoft.com/v7/site/Search.aspx?q=KB4551762',
      restart: 'Yes',
      supersedes: ['4540673'],
      build: '10.0.18363.720',
    },
  ]);
  assert.deepEqual(document.products[document.fixes[0] ?? -1], {
    id: '11800',
    name: 'Windows 10 Version 1909 for x64-based Systems',
    affected: true,
  });
  assert.deepEqual([...document.fixes], [0, 0, 0, 0]);
});

test('a plain file and a zipped one give the same document, whatever their names', async (context) => {
  const folder = temporaryFolder(context);
  const plain = join(folder, 'plain.xml.gz');
  const zipped = join(folder, 'zipped.xml');
  writeFileSync(plain, cvrfXml(march));
  writeFileSync(zipped, gzipSync(cvrfXml(march)));
  assert.deepEqual(await readFeedDocument(plain), await readFeedDocument(zipped));
});

test('namespaces count, prefixes do not', async (context) => {
  const folder = temporaryFolder(context);
  const usual = await readFeedDocument(writeDocument(folder, 'usual.xml', cvrfXml(march)));
  const other = cvrfXml(march, { root: 'a', vuln: 'b' });
  assert.deepEqual(await readFeedDocument(writeDocument(folder, 'other.xml', other)), usual);
  const foreign = cvrfXml(march).replace('/vuln/1.1"', '/vuln/9.9"');
  assert.equal((await readFeedDocument(writeDocument(folder, 'foreign.xml', foreign))).records, 0);
});

test('text is whole where it crosses the pieces in which a file is read', async (context) => {
  const vulnerabilities = Array.from({ length: 3_000 }, (_, index) => ({
    id: `CVE-2020-${10_000 + index}`,
    fixes: [{ kb: `${4_000_000 + index}`, products: ['ä-11800-€'] }],
  }));
  const document = await readSpec(context, { products: { 'ä-11800-€': 'Größe' }, vulnerabilities });
  assert.equal(document.records, 3_000);
  assert.deepEqual(
    document.remedies.map(({ kb }) => kb),
    vulnerabilities.map(({ fixes }) => fixes[0]?.kb),
  );
  assert.deepEqual(document.products, [{ id: 'ä-11800-€', name: 'Größe', affected: false }]);
});

test('malformed XML is refused with file, line and column', async (context) => {
  const file = writeDocument(temporaryFolder(context), 'bad.xml', '<a>\n  <b></c>\n</a>');
  const root = await refusal(readFeedDocument(file));
  assert.equal(root.code, 'MalformedDocument');
  const unclosed = cvrfXml(march).replace('</cvrf:ID>', '</cvrf:Id>');
  const error = await refusal(readFeedDocument(writeDocument(temporaryFolder(context), 'bad.xml', unclosed)));
  assert.equal(error.code, 'MalformedDocument');
  assert.match(error.message, /bad\.xml:4:\d+: .*unexpected close tag/);
});

test('a document that is not CVRF is refused and says what it is', async (context) => {
  const folder = temporaryFolder(context);
  const page = await refusal(readFeedDocument(writeDocument(folder, 'page.xml', '<html><body/></html>')));
  assert.equal(page.code, 'MalformedDocument');
  assert.match(page.message, /page\.xml:1:\d+: the document is <html> of namespace "", not <cvrfdoc> of "http/);
  const json = await refusal(readFeedDocument(writeDocument(folder, 'json.xml', '{"value": []}')));
  assert.match(json.message, /json\.xml:1:\d+/);
  const empty = await refusal(readFeedDocument(writeDocument(folder, 'empty.xml', '')));
  assert.match(empty.message, /empty\.xml:1:\d+/);
});

test('a truncated gzip file is refused, wherever it was cut', async (context) => {
  const folder = temporaryFolder(context);
  const zipped = gzipSync(cvrfXml(march));
  for (const length of [2, 10, 20, 200, zipped.length - 9, zipped.length - 1]) {
    const file = join(folder, `cut-${length}.xml.gz`);
    writeFileSync(file, zipped.subarray(0, length));
    const error = await refusal(readFeedDocument(file));
    assert.equal(error.code, 'MalformedDocument', error.message);
    assert.match(error.message, new RegExp(`cut-${length}\\.xml\\.gz:\\d+:\\d+: the gzip file ends too early`));
  }
});

test('a truncated plain file is refused', async (context) => {
  const xml = cvrfXml(march);
  const file = writeDocument(temporaryFolder(context), 'cut.xml', xml.slice(0, xml.length - 30));
  assert.match((await refusal(readFeedDocument(file))).message, /cut\.xml:\d+:\d+: unclosed tag/);
});

test('damaged gzip data and text that is not UTF-8 are refused', async (context) => {
  const folder = temporaryFolder(context);
  const zipped = gzipSync(cvrfXml(march));
  zipped.fill(0xff, 100, 140);
  const damaged = join(folder, 'damaged.xml.gz');
  writeFileSync(damaged, zipped);
  assert.match(
    (await refusal(readFeedDocument(damaged))).message,
    /damaged\.xml\.gz:\d+:\d+: the gzip file is damaged/,
  );
  const latin = join(folder, 'latin.xml');
  writeFileSync(latin, Buffer.from(cvrfXml({ title: 'Grüße' }), 'latin1'));
  assert.match((await refusal(readFeedDocument(latin))).message, /latin\.xml:\d+:\d+: the text is not UTF-8/);
});

test('a document without id, title or dates is refused and says what is missing', async (context) => {
  assert.match((await refusal(readSpec(context, { id: '' }))).message, /no document id/);
  assert.match((await refusal(readSpec(context, { title: '' }))).message, /no DocumentTitle/);
  assert.match((await refusal(readSpec(context, { initialRelease: 'soon' }))).message, /"soon" as InitialReleaseDate/);
  assert.match((await refusal(readSpec(context, { currentRelease: '' }))).message, /"" as CurrentReleaseDate/);
});

test('a file that cannot be opened is told apart from a malformed one', async () => {
  assert.equal((await refusal(readFeedDocument('/nowhere/2020-Mar.xml'))).code, 'UnreadableFile');
});
