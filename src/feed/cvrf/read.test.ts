import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { type CvrfSpec, cvrfXml, temporaryFolder, writeDocument } from '../../../test/builders/cvrf.ts';
import type { FeedDocument } from '../../catalog/compile/feed-document.ts';
import { KnownError } from '../../errors.ts';
import { readFeedDocument } from './read.ts';

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

function read(context: TestContext, spec: CvrfSpec): Promise<FeedDocument> {
  return readFeedDocument(writeDocument(temporaryFolder(context), 'document.xml.gz', cvrfXml(spec)));
}

/** The document with one vulnerability and one fix, as `change` has them. */
function withFix(
  change: Partial<NonNullable<NonNullable<CvrfSpec['vulnerabilities']>[number]['fixes']>[number]>,
): CvrfSpec {
  const fix = { kb: '4551762', products: ['11800'], ...change };
  return { products: { '11800': 'Windows' }, vulnerabilities: [{ id: 'CVE-2020-0796', fixes: [fix] }] };
}

async function refusal(promise: Promise<unknown>): Promise<KnownError> {
  const error = await promise.then(
    () => assert.fail('the document was read'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof KnownError, String(error));
  return error;
}

test('a document is read with its fixes, dates and flags', async (context) => {
  const document = await read(context, march);
  assert.equal(document.id, '2020-Mar');
  assert.equal(document.title, 'March 2020 Security Updates');
  assert.equal(document.currentRelease, '2020-03-12T07:00:00Z');
  assert.deepEqual(document.vulnerabilities, [
    {
      id: 'CVE-2020-0796',
      published: '2020-03-12',
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
  const document = await read(context, { products: { 'ä-11800-€': 'Größe' }, vulnerabilities });
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
  assert.match((await refusal(read(context, { id: '' }))).message, /no document id/);
  assert.match((await refusal(read(context, { title: '' }))).message, /no DocumentTitle/);
  assert.match((await refusal(read(context, { initialRelease: 'soon' }))).message, /"soon" as InitialReleaseDate/);
  assert.match((await refusal(read(context, { currentRelease: '' }))).message, /"" as CurrentReleaseDate/);
});

test('a file that cannot be opened is told apart from a malformed one', async () => {
  assert.equal((await refusal(readFeedDocument('/nowhere/2020-Mar.xml'))).code, 'UnreadableFile');
});

test('a fix that names no KB gives no row and is counted by reason', async (context) => {
  const cases: readonly (readonly [kb: string, reason: string, product?: string])[] = [
    ['Click to Run', 'Click to Run'],
    ['Release Notes', 'Release Notes'],
    ['CBL-Mariner Releases', 'Linux package'],
    ['openssl', 'Linux package', 'cbl2 openssl 1.1.1k-21 on CBL Mariner 2.0'],
    ['openssl', 'Linux package', 'azl3 openssl 3.3.5-1 on Azure Linux 3.0'],
    ['Commit', 'source code commit'],
    ['Information', 'pointer to more information'],
    ['', 'fix without a description'],
    ['12345', 'fix that names no KB'],
    ['123456789', 'fix that names no KB'],
  ];
  for (const [kb, reason, name = 'Windows'] of cases) {
    const document = await read(context, { ...withFix({ kb }), products: { '11800': name } });
    assert.equal(document.fixes.length, 0, kb);
    assert.deepEqual(
      document.dropped.map((tally) => [tally.reason, tally.count, tally.example]),
      [[reason, 1, `"${kb}" for CVE-2020-0796 in 2020-Mar`]],
    );
  }
});

test('a KB number may stand with "KB" and blanks around it', async (context) => {
  for (const kb of ['4551762', ' 4551762 ', 'KB4551762', 'KB29166583', '891716']) {
    const document = await read(context, withFix({ kb }));
    assert.equal(document.remedies[0]?.kb, kb.replace(/\D/g, ''));
  }
});

test('only vendor fixes are fixes', async (context) => {
  assert.equal((await read(context, withFix({ type: 'Known Issue' }))).remedies.length, 0);
});

test('superseded KBs are every number of six to eight digits, never the KB itself', async (context) => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['4532693', ['4532693']],
    ['MS16-016, 3124280; MS16-097, 3178034', ['3124280', '3178034']],
    ['4489488; 4495165', ['4489488', '4495165']],
    ['4011586<br><br>4011585', ['4011585', '4011586']],
    ['5013868, 50185', ['5013868']],
    ['982666', ['982666']],
    ['4551762, 4540673', ['4540673']],
    ['None', []],
    ['', []],
  ];
  for (const [supercedence, expected] of cases) {
    assert.deepEqual((await read(context, withFix({ supercedence }))).remedies[0]?.supersedes, expected, supercedence);
  }
});

test('a replaced update whose number is cut off is left out, and counted', async (context) => {
  const cut = await read(context, withFix({ supercedence: '5013868, 50185' }));
  assert.deepEqual(cut.assumed, [
    {
      reason: 'replaced update whose number is cut off, left out',
      count: 1,
      example: '"5013868, 50185" of KB4551762',
    },
  ]);
  for (const supercedence of ['MS16-016, 3124280; MS09-1000', '982666', 'None', '']) {
    assert.deepEqual((await read(context, withFix({ supercedence }))).assumed, [], supercedence);
  }
});

test('a severity that nobody knows is none, and counted', async (context) => {
  const threats = [
    { type: 'Severity', text: 'Dreadful', products: ['11800'] },
    { type: 'Severity', text: '', products: ['11800'] },
  ];
  const spec = withFix({});
  const vulnerabilities = spec.vulnerabilities?.map((each) => ({ ...each, threats })) ?? [];
  const document = await read(context, { ...spec, vulnerabilities });
  assert.equal(document.fixes[3], 4);
  assert.deepEqual(document.assumed, [
    { reason: 'severity not known, taken as none', count: 1, example: '"Dreadful" of CVE-2020-0796' },
  ]);
});

test('an address that is none is no address, and a build loses what cannot be seen', async (context) => {
  const document = await read(
    context,
    withFix({ url: 'https:///', build: '\t10.0.19041.5000\u200b\u200b', restart: 'Never' }),
  );
  assert.equal(document.remedies[0]?.url, '');
  assert.equal(document.remedies[0]?.build, '10.0.19041.5000');
  assert.equal(document.remedies[0]?.restart, '');
});

test('a vulnerability without a revision is published with its document, and counted', async (context) => {
  const spec = withFix({});
  const vulnerabilities = spec.vulnerabilities?.map((each) => ({ ...each, revisions: [] })) ?? [];
  const document = await read(context, { ...spec, vulnerabilities });
  assert.equal(document.vulnerabilities[0]?.published, '2020-03-10');
  assert.deepEqual(
    document.assumed.map(({ reason, count }) => [reason, count]),
    [['no day of publication, taken from its document', 1]],
  );
});

test('a severity counts for its product, and the worst of several', async (context) => {
  const threats = [
    { type: 'Severity', text: 'Moderate', products: ['1'] },
    { type: 'Severity', text: 'important', products: ['1', '2'] },
    { type: 'Severity', text: 'None', products: ['3'] },
    { type: 'Impact', text: 'Critical', products: ['3'] },
  ];
  const document = await read(context, {
    products: { '1': 'one', '2': 'two', '3': 'three' },
    vulnerabilities: [{ id: 'CVE-2020-0796', threats, fixes: [{ kb: '4551762', products: ['1', '2', '3'] }] }],
  });
  assert.deepEqual(
    [0, 1, 2].map((row) => document.fixes[row * 4 + 3]),
    [1, 1, 4],
  );
});

test('Linux packages are not among the affected products', async (context) => {
  const document = await read(context, {
    products: { '1': 'Microsoft Edge (Chromium-based)', '2': 'azl3 vim 9.1-1 on Azure Linux 3.0' },
    vulnerabilities: [{ id: 'CVE-2020-0796', affected: ['1', '2'] }],
  });
  assert.deepEqual(
    document.products.map(({ id, affected }) => [id, affected]),
    [
      ['1', true],
      ['2', false],
    ],
  );
});

test('a product that only a fix refers to is kept without a name', async (context) => {
  const document = await read(context, { ...withFix({}), products: {} });
  assert.deepEqual(document.products, [{ id: '11800', name: '', affected: false }]);
});
