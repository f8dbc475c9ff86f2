/** Refreshes the compiled catalogue, from a folder of CVRF documents or from Microsoft. */

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { compileCatalog } from '../catalog/compile/compile.ts';
import type { FeedDocument } from '../catalog/compile/feed-document.ts';
import { coverageOf, describeLastingGap, staleDaysOn } from '../catalog/coverage.ts';
import { newestRelease } from '../catalog/facts.ts';
import { buildCatalog } from '../catalog/open.ts';
import { KnownError } from '../errors.ts';
import { type CatalogPlace, catalogInFile } from './catalog-place.ts';
import { microsoftBaseUrl, openFeed } from './client.ts';
import { type DocumentSource, openDocumentSource } from './document-source.ts';
import { openFeedStore } from './document-store.ts';
import { type FeedReport, refreshFeed } from './refresh.ts';
import { replaceCatalog } from './replace-catalog.ts';
import type { SyncProgress, SyncReport } from './sync-report.ts';

export type FolderSyncOptions = FolderSync & Target;
export type MicrosoftSyncOptions = MicrosoftSync & Target;

/** The file that is replaced, or another place. */
type Target = { readonly catalogFile: string } | { readonly place: CatalogPlace };

interface FolderSync {
  readonly folder: string;
  /** Where it is kept what the documents gave, in the folder `parsed`; without it they are parsed each time. */
  readonly dataFolder?: string;
  /** The new catalogue may know less than the one in place. */
  readonly acceptLoss?: boolean;
  readonly now?: () => Date;
  /** How many threads read; two if not given. */
  readonly threads?: number;
  readonly onProgress?: (progress: SyncProgress) => void;
}

interface MicrosoftSync {
  /** Where the fetched documents are kept, in the folder `feed`, and what they gave, in `parsed`. */
  readonly dataFolder: string;
  readonly acceptLoss?: boolean;
  readonly baseUrl?: string;
  /** Origins beside that of `baseUrl` from which documents may come. */
  readonly otherOrigins?: readonly string[];
  readonly fetch?: typeof fetch;
  readonly wait?: (ms: number) => Promise<void>;
  readonly now?: () => Date;
  readonly threads?: number;
  readonly onProgress?: (progress: SyncProgress) => void;
}

/**
 * Compiles every `.xml` and `.xml.gz` of the folder into the catalogue. One bad document fails it all, and the old
 * catalogue stays; so it does when the new one knew less (KnownError CatalogLoss).
 */
export async function syncFromFolder(options: FolderSyncOptions): Promise<SyncReport> {
  const files = await documentsIn(options.folder);
  const source = openSource(options);
  try {
    return await compileFiles(files, source, options);
  } finally {
    await source.close();
  }
}

/**
 * Fetches what changed at Microsoft since the last time, then compiles all documents known. A document that comes back
 * damaged, empty or not at all stays as it was, and the report says so. Safe to repeat after an interruption.
 */
export async function syncFromMicrosoft(options: MicrosoftSyncOptions): Promise<SyncReport> {
  const { baseUrl = microsoftBaseUrl, otherOrigins = [], wait = setTimeout, now = systemNow, onProgress } = options;
  const feed = openFeed(baseUrl, { otherOrigins, fetch: options.fetch ?? fetch, wait: (ms) => wait(ms), now });
  const store = openFeedStore(join(options.dataFolder, 'feed'));
  const source = openSource(options);
  try {
    const report = await refreshFeed(feed, store, source, {
      now: now(),
      acceptLoss: options.acceptLoss ?? false,
      onProgress: (done, total) => onProgress?.({ phase: 'fetch', done, total }),
    });
    if (store.ids().length === 0) throw nothingNamed(baseUrl);
    const read = (id: string): Promise<FeedDocument> =>
      source.read(store.fileOf(id)).catch((error: unknown) => {
        // So that the next run fetches it instead of stumbling again.
        if (error instanceof KnownError) store.forget(id);
        throw error;
      });
    return await compileFiles(store.ids(), { ...source, read }, options, report);
  } finally {
    await source.close();
  }
}

function openSource({ dataFolder, threads }: Pick<FolderSync, 'dataFolder' | 'threads'>): DocumentSource {
  return openDocumentSource({
    parsedFolder: dataFolder === undefined ? undefined : join(dataFolder, 'parsed'),
    threads,
  });
}

async function compileFiles(
  files: readonly string[],
  source: DocumentSource,
  options: Omit<FolderSync, 'folder'> & Target,
  feed?: FeedReport,
): Promise<SyncReport> {
  const { acceptLoss = false, now = systemNow, onProgress } = options;
  const place = 'place' in options ? options.place : catalogInFile(options.catalogFile);
  let done = 0;
  const documents = await Promise.all(
    files.map(async (file) => {
      const document = await source.read(file);
      done += 1;
      onProgress?.({ phase: 'read', done, total: files.length });
      return document;
    }),
  );
  onProgress?.({ phase: 'compile', done: 0, total: 1 });
  const { facts, productsNamed, dropped, assumed } = compileCatalog(documents, dayAfter(now()));
  const dates = newestDates(documents);
  const { version, losses, notCompared } = await replaceCatalog(place, facts, { acceptLoss, dates });
  source.finish();
  const catalog = buildCatalog(facts, version);
  const coverage = coverageOf(catalog);
  const isStale = staleDaysOn(coverage, now().toISOString().slice(0, 10)) > 0;
  onProgress?.({ phase: 'compile', done: 1, total: 1 });
  return {
    place: place.name,
    version,
    feedDate: newestRelease(facts.documents),
    documents: facts.documents.length,
    updates: facts.updates.length,
    products: facts.products.length,
    productsNamed,
    fixes: facts.fixes.product.length,
    vulnerabilities: facts.vulnerabilities.length,
    ...(losses && { losses }),
    ...(notCompared !== undefined && { notCompared }),
    reading: source.report(),
    ...(isStale && { staleReason: describeLastingGap(coverage) }),
    dropped,
    assumed,
    catalog,
    ...(feed && { feed }),
  };
}

const systemNow = (): Date => new Date();

/** A folder may hold a document twice. */
function newestDates(documents: readonly FeedDocument[]): Map<string, string> {
  const dates = new Map<string, string>();
  for (const { id, currentRelease } of documents) {
    if ((dates.get(id) ?? '') < currentRelease) dates.set(id, currentRelease);
  }
  return dates;
}

/** Clocks of feed and machine differ, and days differ by place. */
function dayAfter(now: Date): string {
  return new Date(now.getTime() + 86_400_000).toISOString();
}

function nothingNamed(baseUrl: string): KnownError {
  return new KnownError(
    'FeedUnavailable',
    `The index of ${baseUrl} names no document, and none was known. The catalogue stays as it was. Try again later.`,
  );
}

/** The largest first, so that no thread is left with a large one at the end. */
async function documentsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new KnownError('UnreadableFile', `The folder ${folder} cannot be read (${String(cause)}).`, { cause });
  });
  const files = names.filter((name) => /\.xml(?:\.gz)?$/i.test(name)).map((name) => join(folder, name));
  if (files.length === 0) {
    throw new KnownError(
      'UnreadableFile',
      `No CVRF documents (.xml, .xml.gz) in ${folder}. Name the folder that holds them.`,
    );
  }
  const sizes = await Promise.all(files.map(async (file) => ({ file, size: (await stat(file)).size })));
  return sizes.sort((a, b) => b.size - a.size).map(({ file }) => file);
}
