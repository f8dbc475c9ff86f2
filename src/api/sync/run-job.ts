/** One synchronisation from begin to end, by the settings of the server: what `missingkbs sync` does. */

import { setTimeout } from 'node:timers/promises';
import type { Catalog } from '../../catalog/model.ts';
import { decodeSnapshot, readCatalog } from '../../catalog/snapshot.ts';
import { catalogInFile } from '../../feed/catalog-place.ts';
import { syncFromMicrosoft } from '../../feed/sync.ts';
import { openStore } from '../../store/open.ts';
import type { Store } from '../../store/store.ts';
import { listsInFolder } from '../../threats/list-place.ts';
import { readStoredSnapshot } from '../stored-catalog.ts';
import { catalogInStore } from './catalog-in-store.ts';
import { writeSyncReport } from './catalog-report.ts';
import { writeEpssReport, writeKevReport } from './list-report.ts';
import { linesOf } from './report-writer.ts';
import type { SyncJob, SyncPlace, SyncProgress, SyncTask } from './sync-job.ts';
import { epssUrl, kevUrl, type ListSync, syncEpss, syncKev } from './sync-lists.ts';

const now = (): Date => new Date();

/** The report, as lines. Rejects with what went wrong; what was in place stays. */
export async function runJob({ place, task }: SyncJob, onProgress: (progress: SyncProgress) => void) {
  const { dataFolder, databaseUrl } = place;
  const store = databaseUrl === undefined ? undefined : await openStore({ dataFolder, databaseUrl });
  try {
    return task.name === 'catalogue'
      ? await syncCatalogue(place, store, onProgress)
      : await syncList(task, place, store);
  } finally {
    await store?.close();
  }
}

async function syncCatalogue(
  { dataFolder, catalogFile, feedOrigins: otherOrigins, sources: { feed: baseUrl } }: SyncPlace,
  store: Store | undefined,
  onProgress: (progress: SyncProgress) => void,
): Promise<readonly string[]> {
  const report = await syncFromMicrosoft({
    dataFolder,
    place: store === undefined ? catalogInFile(catalogFile) : catalogInStore(store, now),
    otherOrigins,
    now,
    onProgress,
    ...(baseUrl !== undefined && { baseUrl }),
  });
  return linesOf((writer) => writeSyncReport(report, false, writer));
}

async function syncList(
  { name, sent }: Exclude<SyncTask, { readonly name: 'catalogue' }>,
  place: SyncPlace,
  store: Store | undefined,
): Promise<readonly string[]> {
  const { dataFolder, feedOrigins: otherOrigins, sources } = place;
  const sync: ListSync = {
    place: store?.threatLists ?? listsInFolder(dataFolder),
    catalog: await readKnownCatalog(place, store),
    acceptLoss: false,
    http: { fetch, wait: (ms) => setTimeout(ms), now, otherOrigins },
  };
  if (name === 'kev') {
    const report = await syncKev(sent ?? sources.kev ?? kevUrl, sync);
    return linesOf((writer) => writeKevReport(report, writer));
  }
  const report = await syncEpss(sent ?? sources.epss ?? epssUrl, sync);
  return linesOf((writer) => writeEpssReport(report, writer));
}

async function readKnownCatalog({ catalogFile }: SyncPlace, store: Store | undefined): Promise<Catalog> {
  if (store === undefined) return readCatalog(catalogFile);
  return decodeSnapshot(await readStoredSnapshot(store.catalogs));
}
