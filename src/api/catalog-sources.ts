/** Where the catalogue comes from that answers are worked out with: a file of this host, or the store that several hosts share. */

import { statSync } from 'node:fs';
import type { Logger } from 'pino';
import { formatVersion, readSnapshot } from '../catalog/snapshot.ts';
import { presentCatalogFile } from '../catalog-file.ts';
import type { CatalogStore } from '../store/catalog-store.ts';
import type { Store } from '../store/store.ts';
import { startAssessorThreads } from './assessor/assessor-threads.ts';
import type { CatalogSource } from './catalog-holder.ts';
import { publishSnapshot, readStoredSnapshot } from './stored-catalog.ts';

export interface SourceOptions {
  readonly store: Store;
  /** Of the data folder. */
  readonly file: string;
  readonly logger: Logger;
  readonly now: () => number;
}

/** The store where hosts share it. Else the file, and the store keeps what was answered from, to tell one day what was known. */
export function catalogSourceOf({
  store: { capabilities, catalogs },
  file,
  logger,
  now,
}: SourceOptions): CatalogSource {
  if (capabilities.sharedBetweenHosts) return storedCatalog(catalogs, logger);
  const { stamp, load } = catalogFile(file, async (snapshot) => {
    try {
      await publishSnapshot(catalogs, snapshot, { now: now(), after: await catalogs.newest(formatVersion) });
    } catch (error) {
      logger.warn({ err: error }, 'the store does not keep this catalogue; it is answered from all the same');
    }
  });
  return { stamp, load };
}

/** The compiled catalogue in a file. It is replaced by rename, so a new one has a new inode, size or time. */
export function catalogFile(file: string, keep?: (snapshot: Uint8Array) => Promise<void>): CatalogSource {
  return {
    stamp: () => {
      const { ino, size, mtimeMs } = statSync(presentCatalogFile(file));
      return `${ino} ${size} ${mtimeMs}`;
    },
    async load() {
      const snapshot = readSnapshot(file);
      const assessor = await startAssessorThreads(snapshot);
      await keep?.(snapshot);
      return assessor;
    },
  };
}

/** The newest catalogue of our format. Of another format, which servers of another age follow, the log tells once. */
export function storedCatalog(catalogs: CatalogStore, logger: Logger): CatalogSource {
  let told = 0;

  async function tellOfOtherFormat(): Promise<void> {
    const newest = await catalogs.newest();
    if (newest === undefined || newest.format === formatVersion || newest.number === told) return;
    told = newest.number;
    logger.warn(
      { format: newest.format, catalogVersion: newest.version, readsFormat: formatVersion },
      'the newest catalogue is of a format that this missingkbs does not read; the last one of its own stays',
    );
  }

  return {
    async stamp() {
      await tellOfOtherFormat();
      return String((await catalogs.newest(formatVersion))?.number);
    },
    load: async () => startAssessorThreads(await readStoredSnapshot(catalogs)),
    watch: (look) => catalogs.watch?.(look),
  };
}
