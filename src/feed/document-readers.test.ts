import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { cvrfXml, temporaryFolder, writeDocument } from '../../test/builders/cvrf.ts';
import { KnownError } from '../errors.ts';
import { readFeedDocument } from './cvrf/read.ts';
import { startDocumentReaders } from './document-readers.ts';

test('a thread gives the document that reading in place gives, and the hash of its file', async (context) => {
  const products = { '1': 'Windows Server 2019' };
  const vulnerabilities = [{ id: 'CVE-2020-0796', fixes: [{ kb: '4551762', products: ['1'], build: '10.0.17763.1' }] }];
  const file = writeDocument(temporaryFolder(context), '2020-Mar.xml', cvrfXml({ products, vulnerabilities }));
  const readers = startDocumentReaders(1);
  context.after(() => readers.close());
  const contentHash = createHash('sha256').update(readFileSync(file)).digest('hex');
  assert.deepEqual(await readers.read(file), { document: await readFeedDocument(file), contentHash });
});

test('one bad file does not stop the thread, and its error arrives as it was', async (context) => {
  const folder = temporaryFolder(context);
  const bad = writeDocument(folder, 'bad.xml', '<html/>');
  const good = writeDocument(folder, 'good.xml', cvrfXml());
  const readers = startDocumentReaders(1);
  context.after(() => readers.close());
  const results = await Promise.allSettled([bad, good, `${good}.gone`, good].map((file) => readers.read(file)));
  assert.deepEqual(
    results.map((result) => (result.status === 'fulfilled' ? result.value.document.id : result.reason.code)),
    ['MalformedDocument', '2020-Mar', 'UnreadableFile', '2020-Mar'],
  );
  const [first] = results;
  assert.ok(first?.status === 'rejected' && first.reason instanceof KnownError);
  assert.match(first.reason.message, /bad\.xml:1:\d+/);
});

test('what is queued when the threads are ended is rejected, not forgotten', async (context) => {
  const file = writeDocument(temporaryFolder(context), 'good.xml', cvrfXml());
  const readers = startDocumentReaders(1);
  const reads = [1, 2, 3].map(() => readers.read(file));
  const settled = Promise.allSettled(reads);
  await readers.close();
  assert.deepEqual(new Set((await settled).map(({ status }) => status)), new Set(['rejected']));
});
