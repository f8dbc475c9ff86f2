import assert from 'node:assert/strict';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { temporaryFolder, writeDocument } from '../../test/builders/cvrf.ts';
import { documentXml, microsoft } from '../../test/builders/microsoft.ts';
import { syncFromFolder } from './sync.ts';
import type { SyncReport } from './sync-report.ts';

/** A folder of three documents, and a data folder that syncs from it. */
function threeDocuments(context: TestContext) {
  const folder = temporaryFolder(context);
  const dataFolder = temporaryFolder(context);
  const catalogFile = join(dataFolder, 'catalog.bin');
  for (let month = 1; month <= 3; month += 1) {
    writeDocument(folder, `${month}.xml`, documentXml(`2020-${month}`, `454067${month}`, month * 10));
  }
  const parsedFolder = join(dataFolder, 'parsed');
  return {
    folder,
    parsedFolder,
    parsed: () => readdirSync(parsedFolder).sort(),
    sync: () => syncFromFolder({ folder, dataFolder, catalogFile, threads: 1 }),
    /** Bytes of the catalogue in the data folder, and of the one compiled from nothing. */
    catalogs: async () => {
      const fromNothing = join(temporaryFolder(context), 'catalog.bin');
      await syncFromFolder({ folder, catalogFile: fromNothing, threads: 1 });
      return [readFileSync(catalogFile), readFileSync(fromNothing)] as const;
    },
  };
}

function parsedIn({ reading }: SyncReport): number {
  return reading.parsed;
}

test('only a document whose content has changed is parsed again, and the catalogue is that of a compile from nothing', async (context) => {
  const { folder, sync, catalogs, parsed } = threeDocuments(context);
  assert.equal(parsedIn(await sync()), 3);
  assert.equal(parsedIn(await sync()), 0);
  writeDocument(folder, '2.xml', documentXml('2020-2', '4540679', 21));
  const report = await sync();
  assert.deepEqual(report.reading, { parsed: 1, damaged: [] });
  const [kept, fromNothing] = await catalogs();
  assert.deepEqual(kept, fromNothing);
  assert.equal(parsed().length, 3, 'what the changed document gave before is gone');
});

test('a document under another name is known by its content', async (context) => {
  const { folder, sync } = threeDocuments(context);
  await sync();
  renameSync(join(folder, '2.xml'), join(folder, 'february.xml'));
  assert.equal(parsedIn(await sync()), 0);
});

test('nothing is written into the folder of the documents', async (context) => {
  const { folder, sync } = threeDocuments(context);
  await sync();
  assert.deepEqual(readdirSync(folder).sort(), ['1.xml', '2.xml', '3.xml']);
});

test('what is damaged, cut off or empty is told, parsed again and written anew', async (context) => {
  const { parsedFolder, sync, parsed, catalogs } = threeDocuments(context);
  await sync();
  const [first = '', second = '', third = ''] = parsed().map((name) => join(parsedFolder, name));
  writeFileSync(first, readFileSync(first).subarray(0, 100));
  writeFileSync(second, 'something else');
  writeFileSync(third, '');
  const report = await sync();
  assert.equal(report.reading.parsed, 3);
  assert.deepEqual(report.reading.damaged.toSorted(), [first, second, third]);
  const [kept, fromNothing] = await catalogs();
  assert.deepEqual(kept, fromNothing);
  assert.deepEqual((await sync()).reading, { parsed: 0, damaged: [] });
});

test('what another version of the reader kept is neither used nor left there', async (context) => {
  const { parsedFolder, sync, parsed } = threeDocuments(context);
  await sync();
  const names = parsed();
  for (const name of names) {
    renameSync(join(parsedFolder, name), join(parsedFolder, name.replace(/-[0-9a-f]+/, '-0000000000000000')));
  }
  assert.deepEqual((await sync()).reading, { parsed: 3, damaged: [] });
  assert.deepEqual(parsed(), names);
});

test('what cannot be kept fails no synchronisation, and the report says why', async (context) => {
  const { parsedFolder, sync } = threeDocuments(context);
  writeFileSync(parsedFolder, 'a file where the folder should be');
  const report = await sync();
  assert.equal(report.documents, 3);
  assert.match(report.reading.notKept ?? '', /EEXIST|ENOTDIR/);
});

test('a synchronisation from Microsoft parses each document once, and later what has changed', async (context) => {
  const { server, sync, dataFolder } = await microsoft(context);
  assert.equal(parsedIn(await sync()), 2);
  assert.equal(parsedIn(await sync()), 0);
  server.index({ '2020-Mar': '2020-03-12T07:00:00Z', '2020-Apr': '2020-04-20T07:00:00Z' });
  server.document('2020-Apr', documentXml('2020-Apr', '4549952', 20, '2020-04-20T07:00:00'));
  assert.equal(parsedIn(await sync()), 1);
  await sync();
  assert.equal(readdirSync(join(dataFolder, 'parsed')).length, 2);
});
