/** Refreshes the compiled catalogue, from a folder of CVRF documents or from Microsoft. */

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KnownError } from '../errors.ts';
import { compileCatalog } from './compile.ts';
import { startDocumentReaders } from './document-readers.ts';
import { newestRelease } from './facts.ts';
import type { FeedDocument } from './feed-document.ts';
import { writeCatalog } from './snapshot.ts';
import type { SyncProgress, SyncReport } from './sync-report.ts';

export interface FolderSyncOptions {
  readonly folder: string;
  readonly catalogFile: string;
  /** How many threads read; one a core if not given. */
  readonly threads?: number;
  readonly onProgress?: (progress: SyncProgress) => void;
}

/** Compiles every `.xml` and `.xml.gz` of the folder into the catalogue file. One bad document fails it all, and the old file stays. */
export async function syncFromFolder({
  folder,
  catalogFile,
  threads,
  onProgress,
}: FolderSyncOptions): Promise<SyncReport> {
  const files = await documentsIn(folder);
  const readers = startDocumentReaders(threads);
  try {
    let done = 0;
    const documents = await Promise.all(
      files.map(async (file) => {
        const document = await readers.read(file);
        done += 1;
        onProgress?.({ phase: 'read', done, total: files.length });
        return document;
      }),
    );
    return compileToFile(documents, catalogFile, onProgress);
  } finally {
    await readers.close();
  }
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

function compileToFile(
  documents: readonly FeedDocument[],
  catalogFile: string,
  onProgress: FolderSyncOptions['onProgress'],
): SyncReport {
  onProgress?.({ phase: 'compile', done: 0, total: 1 });
  const { facts, dropped, assumed } = compileCatalog(documents);
  const version = writeCatalog(catalogFile, facts);
  onProgress?.({ phase: 'compile', done: 1, total: 1 });
  return {
    catalogFile,
    version,
    feedDate: newestRelease(facts.documents),
    documents: facts.documents.length,
    updates: facts.updates.length,
    products: facts.products.length,
    fixes: facts.fixes.product.length,
    vulnerabilities: facts.vulnerabilities.length,
    dropped,
    assumed,
  };
}
