/** Microsoft's feed as it was within twelve hours of July 2026, when its index forgot June for nine of them. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { readCatalog } from '../../src/catalog/snapshot.ts';
import { syncFromMicrosoft } from '../../src/feed/sync.ts';
import type { SyncReport } from '../../src/feed/sync-report.ts';
import { temporaryFolder } from '../builders/cvrf.ts';
import { startFeedServer } from '../builders/feed-server.ts';
import { sharedPath } from './shared-folder.ts';

const history = sharedPath('msrc/feed-history');
const documents = sharedPath('msrc/cvrf');

/** Two months are enough: what the others hold does not change in these hours. */
const months = ['2026-May', '2026-Jun', '2026-Jul'];

function recordedIndex(name: string): Record<string, string> {
  const { value } = JSON.parse(readFileSync(join(history, name), 'utf8')) as {
    value: { ID: string; CurrentReleaseDate: string }[];
  };
  return Object.fromEntries(
    value.filter(({ ID }) => months.includes(ID)).map((row) => [row.ID, row.CurrentReleaseDate]),
  );
}

function recordedDocument(folder: string, name: string): string {
  return gunzipSync(readFileSync(join(folder, name))).toString('utf8');
}

test('the index forgets June 2026 for nine hours, and nothing that was known is lost', async (context) => {
  const server = await startFeedServer(context);
  const dataFolder = temporaryFolder(context);
  const catalogFile = join(dataFolder, 'catalog.bin');
  const sync = (): Promise<SyncReport> =>
    syncFromMicrosoft({ dataFolder, catalogFile, baseUrl: server.baseUrl, wait: async () => undefined });
  const updatesOfJune = (): number =>
    readCatalog(catalogFile).updates.filter(({ month }) => month === '2026-Jun').length;

  // 2 July, 22:23: all is well.
  server.index(recordedIndex('updates-20260702T222331Z.json'));
  server.document('2026-May', recordedDocument(documents, '2026-May.xml.gz'));
  server.document('2026-Jun', recordedDocument(history, '20260702T155644Z_2026-Jun.xml.gz'));
  server.document('2026-Jul', recordedDocument(history, '20260702T222331Z_2026-Jul.xml.gz'));
  const before = await sync();
  assert.deepEqual(before.feed?.fetched, ['2026-Jul', '2026-Jun', '2026-May']);
  const known = updatesOfJune();
  assert.equal(known, 28);

  // 23:25: June is gone from the index, and its document with it.
  server.index(recordedIndex('updates-20260702T232507Z.json'));
  server.document('2026-Jun', { status: 404 });
  const during = await sync();
  assert.deepEqual(during.feed?.kept, [{ id: '2026-Jun', reason: 'the index no longer names it' }]);
  assert.equal(during.version, before.version);
  assert.equal(updatesOfJune(), known);

  // 3 July, 09:04: June is back and has changed; July has grown.
  server.index(recordedIndex('updates-20260703T090439Z.json'));
  server.document('2026-Jun', recordedDocument(history, '20260703T090439Z_2026-Jun.xml.gz'));
  server.document('2026-Jul', recordedDocument(documents, '2026-Jul.xml.gz'));
  server.requests.length = 0;
  const after = await sync();
  assert.ok(after.feed?.fetched.includes('2026-Jun'));
  assert.ok(after.feed?.fetched.includes('2026-Jul'));
  assert.deepEqual(after.feed?.kept, []);
  assert.ok(updatesOfJune() >= known);
});

test('a June that comes back with the first lines of July only is refused', async (context) => {
  const server = await startFeedServer(context);
  const dataFolder = temporaryFolder(context);
  const catalogFile = join(dataFolder, 'catalog.bin');
  const sync = (): Promise<SyncReport> =>
    syncFromMicrosoft({ dataFolder, catalogFile, baseUrl: server.baseUrl, wait: async () => undefined });
  server.index({ '2026-Jun': '2026-07-01T14:48:24Z' });
  server.document('2026-Jun', recordedDocument(history, '20260702T155644Z_2026-Jun.xml.gz'));
  const before = await sync();
  server.index({ '2026-Jun': '2026-07-03T01:10:48Z' });
  server.document('2026-Jun', recordedDocument(history, '20260702T222331Z_2026-Jul.xml.gz'));
  const after = await sync();
  assert.deepEqual(after.feed?.kept, [{ id: '2026-Jun', reason: 'the feed gave document "2026-Jul" in its place' }]);
  assert.equal(after.version, before.version);
});
