/** Documents that lie in a folder: compiled as a whole, or not at all. */

import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder, writeDocument } from '../../test/builders/cvrf.ts';
import { documentXml, refusal } from '../../test/builders/microsoft.ts';
import { readCatalog } from '../catalog/snapshot.ts';
import { syncFromFolder } from './sync.ts';
import type { SyncProgress } from './sync-report.ts';

test('a folder is compiled, plain and zipped documents, and the report counts', async (context) => {
  const folder = temporaryFolder(context);
  writeDocument(folder, '2020-Mar.xml.gz', documentXml('2020-Mar', '4540673', 3));
  writeDocument(folder, '2020-Apr.xml', documentXml('2020-Apr', '4549951', 2));
  writeFileSync(join(folder, 'readme.txt'), 'not a document');
  const catalogFile = join(folder, 'catalog.bin');
  const progress: SyncProgress[] = [];
  const report = await syncFromFolder({ folder, catalogFile, onProgress: (step) => progress.push(step) });
  assert.deepEqual(
    [report.documents, report.updates, report.products, report.fixes, report.vulnerabilities],
    [2, 2, 1, 5, 3],
  );
  assert.equal(report.feedDate, '2020-03-12T07:00:00Z');
  assert.equal(readCatalog(catalogFile).version, report.version);
  assert.deepEqual(progress.at(-1), { phase: 'compile', done: 1, total: 1 });
  assert.deepEqual(
    progress.filter(({ phase }) => phase === 'read').map(({ done, total }) => [done, total]),
    [
      [1, 2],
      [2, 2],
    ],
  );
});

test('the number of threads does not change the catalogue', async (context) => {
  const folder = temporaryFolder(context);
  for (let month = 1; month <= 5; month += 1) {
    writeDocument(folder, `${month}.xml`, documentXml(`2020-${month}`, `454067${month}`, month));
  }
  const versions = [1, 2, 4].map(async (threads) => {
    const report = await syncFromFolder({ folder, catalogFile: join(folder, `${threads}.bin`), threads });
    return report.version;
  });
  assert.equal(new Set(await Promise.all(versions)).size, 1);
});

test('one bad document fails the whole folder, and the old catalogue stays', async (context) => {
  const folder = temporaryFolder(context);
  const catalogFile = join(folder, 'catalog.bin');
  writeDocument(folder, '2020-Mar.xml', documentXml('2020-Mar', '4540673', 3));
  const { version } = await syncFromFolder({ folder, catalogFile });
  writeDocument(folder, '2020-Apr.xml', '<cvrf:cvrfdoc>');
  const error = await refusal(syncFromFolder({ folder, catalogFile }));
  assert.equal(error.code, 'MalformedDocument');
  assert.match(error.message, /2020-Apr\.xml:1:\d+/);
  assert.equal(readCatalog(catalogFile).version, version);
});

test('a folder without documents, or none at all, is an error that says so', async (context) => {
  const folder = temporaryFolder(context);
  const catalogFile = join(folder, 'catalog.bin');
  assert.match((await refusal(syncFromFolder({ folder, catalogFile }))).message, /No CVRF documents/);
  const nowhere = join(folder, 'nowhere');
  assert.equal((await refusal(syncFromFolder({ folder: nowhere, catalogFile }))).code, 'UnreadableFile');
  assert.equal(existsSync(catalogFile), false);
});
