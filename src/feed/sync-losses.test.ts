/** What was known stays: a new catalogue takes the place of the last one when it knows as much, or when somebody says so. */

import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { cvrfXml, temporaryFolder, writeDocument } from '../../test/builders/cvrf.ts';
import { documentXml, microsoft, refusal } from '../../test/builders/microsoft.ts';
import { readCatalog } from '../catalog/snapshot.ts';
import { CatalogLoss } from './replace-catalog.ts';
import { syncFromFolder } from './sync.ts';
import type { SyncReport } from './sync-report.ts';

const windows = '11800';
const office = '10950';
const names = {
  [windows]: 'Windows 10 Version 1909 for x64-based Systems',
  [office]: 'Microsoft Excel 2016 (64-bit edition)',
};

/** `count` vulnerabilities of March in Windows and one in Office, each fixed by the KB of its product. */
function march(count: number, { kb = '4540673', withOffice = true } = {}): string {
  const inWindows = Array.from({ length: count }, (_, index) => ({
    id: `CVE-2020-${2000 + index}`,
    fixes: [{ kb, products: [windows] }],
  }));
  const inOffice = withOffice ? [{ id: 'CVE-2020-3000', fixes: [{ kb: '4484267', products: [office] }] }] : [];
  return cvrfXml({ products: names, vulnerabilities: [...inWindows, ...inOffice] });
}

interface Folder {
  readonly folder: string;
  readonly catalogFile: string;
  sync(options?: { acceptLoss: boolean }): Promise<SyncReport>;
}

function folderWith(context: TestContext, documents: Readonly<Record<string, string>>): Folder {
  const folder = temporaryFolder(context);
  for (const [id, xml] of Object.entries(documents)) writeDocument(folder, `${id}.xml`, xml);
  const catalogFile = join(folder, 'catalog.bin');
  return { folder, catalogFile, sync: (options) => syncFromFolder({ folder, catalogFile, threads: 1, ...options }) };
}

async function lossOf(promise: Promise<unknown>): Promise<CatalogLoss> {
  const error = await refusal(promise);
  assert.ok(error instanceof CatalogLoss, String(error));
  return error;
}

test('a catalogue made from a folder is not replaced by what an index of one month gives', async (context) => {
  const { server, sync, dataFolder, catalogFile } = await microsoft(context);
  const folder = temporaryFolder(context);
  writeDocument(folder, '2020-Feb.xml', documentXml('2020-Feb', '4532693', 40));
  writeDocument(folder, '2020-Mar.xml', documentXml('2020-Mar', '4540673', 30));
  const { version } = await syncFromFolder({ folder, catalogFile });
  server.index({ '2020-Mar': '2020-03-12T07:00:00Z' });
  const error = await lossOf(sync());
  assert.equal(error.code, 'CatalogLoss');
  assert.deepEqual(error.losses.documents, ['2020-Feb']);
  assert.match(error.message, /would lose 1 document, 10 fixes that it has\.\n {2}documents 2020-Feb\n/);
  assert.equal(readCatalog(catalogFile).version, version);

  // The document lies with the others: nothing is lost, and what Microsoft has is there as well.
  server.index({ '2020-Mar': '2020-03-12T07:00:00Z', '2020-Apr': '2020-03-12T07:00:00Z' });
  writeDocument(join(dataFolder, 'feed'), '2020-Feb.xml.gz', documentXml('2020-Feb', '4532693', 40));
  const report = await sync();
  assert.equal(report.losses, undefined);
  assert.deepEqual(
    readCatalog(catalogFile).documents.map(({ id }) => id),
    ['2020-Apr', '2020-Feb', '2020-Mar'],
  );
});

test('an empty index makes no catalogue, neither over one nor where there is none', async (context) => {
  const { server, sync, catalogFile } = await microsoft(context);
  server.index({});
  assert.match((await refusal(sync())).message, /names no document, and none was known/);
  assert.equal(existsSync(catalogFile), false);
  const folder = temporaryFolder(context);
  writeDocument(folder, '2020-Mar.xml', documentXml('2020-Mar', '4540673', 30));
  const { version } = await syncFromFolder({ folder, catalogFile });
  assert.equal((await refusal(sync())).code, 'FeedUnavailable');
  assert.equal((await refusal(sync({ acceptLoss: true }))).code, 'FeedUnavailable');
  assert.equal(readCatalog(catalogFile).version, version);
});

test('a folder that lacks a document loses it only when that is accepted, and says so', async (context) => {
  const { folder, catalogFile, sync } = folderWith(context, { '2020-Mar': march(40) });
  writeDocument(folder, '2020-Feb.xml', documentXml('2020-Feb', '4532693', 2));
  const { version } = await sync();
  const smaller = folderWith(context, { '2020-Mar': march(40) });
  const onto = (acceptLoss: boolean) => syncFromFolder({ folder: smaller.folder, catalogFile, acceptLoss });
  assert.deepEqual((await lossOf(onto(false))).losses.documents, ['2020-Feb']);
  assert.equal(readCatalog(catalogFile).version, version);
  const report = await onto(true);
  assert.deepEqual(report.losses?.documents, ['2020-Feb']);
  assert.deepEqual(report.losses?.fixes, [
    { month: '2020-Feb', lost: 2, of: 2, updates: [{ kb: '4532693', lost: 2 }] },
  ]);
  assert.equal(readCatalog(catalogFile).version, report.version);
  assert.equal((await onto(false)).losses, undefined, 'what is gone is gone: the next time nothing is lost');
});

test('a product that no update fixes any more is told by id and name', async (context) => {
  const { folder, sync } = folderWith(context, { '2020-Mar': march(40) });
  await sync();
  writeDocument(folder, '2020-Mar.xml', march(40, { withOffice: false }));
  const { losses, message } = await lossOf(sync());
  assert.deepEqual(losses.products, [{ id: office, name: names[office] }]);
  assert.match(
    message,
    /\n {2}product 10950: Microsoft Excel 2016 \(64-bit edition\)\n {2}1 of 41 fixes of 2020-Mar: KB4484267 1\n/,
  );
});

test('more than a twentieth of the fixes of a month is a loss, told by update', async (context) => {
  const { folder, sync } = folderWith(context, { '2020-Mar': march(99) });
  await sync();
  writeDocument(folder, '2020-Mar.xml', march(93));
  const { losses } = await lossOf(sync());
  assert.deepEqual(losses, {
    documents: [],
    older: [],
    products: [],
    fixes: [{ month: '2020-Mar', lost: 6, of: 100, updates: [{ kb: '4540673', lost: 6 }] }],
  });
});

test('a vulnerability that is withdrawn stops no synchronisation, and the report says what went', async (context) => {
  const { folder, sync } = folderWith(context, { '2020-Mar': march(99) });
  await sync();
  writeDocument(folder, '2020-Mar.xml', march(94));
  const { losses } = await sync();
  assert.deepEqual(losses?.fixes, [{ month: '2020-Mar', lost: 5, of: 100, updates: [{ kb: '4540673', lost: 5 }] }]);
  assert.equal((await sync()).losses, undefined);
});

test('an older edition of a document does not take the place of the one that is known', async (context) => {
  const { folder, catalogFile, sync } = folderWith(context, { '2020-Mar': march(40) });
  const { version } = await sync();
  writeDocument(folder, '2020-Mar.xml', march(40).replace('2020-03-12T07:00:00', '2020-03-11T07:00:00'));
  const { losses, message } = await lossOf(sync());
  assert.deepEqual(losses.older, ['2020-Mar']);
  assert.match(message, /would lose the last edition of 1 document that it has\.\n {2}older documents 2020-Mar\n/);
  assert.equal(readCatalog(catalogFile).version, version);
  assert.deepEqual((await sync({ acceptLoss: true })).losses?.older, ['2020-Mar']);
});

test('fixes that another update has taken over are not lost', async (context) => {
  const { folder, catalogFile, sync } = folderWith(context, { '2020-Mar': march(40) });
  await sync();
  writeDocument(folder, '2020-Mar.xml', march(40, { kb: '4551762' }));
  assert.equal((await sync()).losses, undefined);
  assert.deepEqual(
    readCatalog(catalogFile).updates.map(({ kb }) => kb),
    ['4484267', '4551762'],
  );
});

test('a month that has grown since may lose what little it had', async (context) => {
  const { folder, sync } = folderWith(context, { '2020-Mar': march(1, { withOffice: false }) });
  await sync();
  const grown = march(60).replace('CVE-2020-2000', 'CVE-2020-1999');
  writeDocument(folder, '2020-Mar.xml', grown);
  assert.deepEqual((await sync()).losses?.fixes, [
    { month: '2020-Mar', lost: 1, of: 61, updates: [{ kb: '4540673', lost: 1 }] },
  ]);
});

test('a fetched document that loses more than that stays as it was known, until that is accepted', async (context) => {
  const { server, sync, catalogFile } = await microsoft(context);
  server.index({ '2020-Mar': '2020-03-12T07:00:00Z' });
  server.document('2020-Mar', march(99));
  const first = await sync();
  server.index({ '2020-Mar': '2020-03-20T07:00:00Z' });
  const shrunk = march(50).replace('2020-03-12T07:00:00', '2020-03-20T07:00:00');
  server.document('2020-Mar', shrunk);
  const second = await sync();
  assert.equal(second.version, first.version);
  assert.match(second.feed?.kept[0]?.reason ?? '', /lost its fixes for 49 of 100 .* --accept-loss takes it/);
  const third = await sync({ acceptLoss: true });
  assert.deepEqual(third.feed?.fetched, ['2020-Mar']);
  assert.equal(third.losses?.fixes[0]?.lost, 49);
  assert.equal(readCatalog(catalogFile).vulnerabilities.length, 51);
});

test('a catalogue in place that cannot be read is replaced, and the report says that nothing was compared', async (context) => {
  const { catalogFile, sync } = folderWith(context, { '2020-Mar': march(2) });
  writeFileSync(catalogFile, 'damaged');
  const report = await sync();
  assert.match(report.notCompared ?? '', /is damaged: it is no compiled catalogue/);
  assert.equal(readCatalog(catalogFile).version, report.version);
  assert.equal((await sync()).notCompared, undefined);
});

test('a document dated in the future does not stand in the way of later ones', async (context) => {
  const { server, sync, kbs } = await microsoft(context);
  server.index({ '2020-Mar': '2031-01-01T07:00:00Z' });
  server.document('2020-Mar', documentXml('2020-Mar', '4540673', 30, '2031-01-01T07:00:00'));
  const first = await sync();
  assert.equal(first.feedDate, '2020-03-10T07:00:00Z', 'nor does it make the catalogue look new');
  assert.match(JSON.stringify(first.assumed), /document dated in the future/);
  server.index({ '2020-Mar': '2020-04-02T07:00:00Z' });
  server.document('2020-Mar', documentXml('2020-Mar', '4551762', 30, '2020-04-02T07:00:00'));
  const second = await sync();
  assert.deepEqual([second.feed?.fetched, second.feedDate], [['2020-Mar'], '2020-04-02T07:00:00Z']);
  assert.deepEqual(kbs(), ['4551762']);
});

test('of two files of one document the one dated in the future is not the newer', async (context) => {
  const { folder, catalogFile } = folderWith(context, {
    a: documentXml('2020-Mar', '4540673', 2, '2031-01-01T07:00:00'),
    b: documentXml('2020-Mar', '4551762', 2, '2020-04-02T07:00:00'),
  });
  await syncFromFolder({ folder, catalogFile, now: () => new Date('2020-04-15T12:00:00Z') });
  assert.deepEqual(
    readCatalog(catalogFile).updates.map(({ kb }) => kb),
    ['4551762'],
  );
});

test('a catalogue that is too old for today says so when it is made', async (context) => {
  const { folder, catalogFile } = folderWith(context, { '2020-Mar': march(2) });
  const on = async (day: string) =>
    (await syncFromFolder({ folder, catalogFile, now: () => new Date(`${day}T12:00:00Z`) })).staleReason;
  assert.equal(await on('2020-04-15'), undefined);
  assert.match((await on('2020-05-01')) ?? '', /knows no update after 2020-03-10/);
});
