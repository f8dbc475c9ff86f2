/** Where the recorded feed and the labelled devices are; says loudly when they are not there. */

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Catalog } from '../../src/catalog/model.ts';
import { readCatalog } from '../../src/catalog/snapshot.ts';
import { syncFromFolder } from '../../src/feed/sync.ts';

export function sharedFolder(): string {
  const folder = resolve(import.meta.dirname, '../..', process.env.MISSINGKBS_SHARED ?? '../shared');
  if (!existsSync(join(folder, 'msrc/cvrf'))) {
    throw new Error(
      `There is no recorded feed in ${folder}. Set MISSINGKBS_SHARED to the folder that holds msrc/cvrf.`,
    );
  }
  return folder;
}

/** The catalogue of the whole recorded feed, compiled for this run. */
export async function compileRecordedFeed(): Promise<Catalog> {
  const folder = mkdtempSync(join(tmpdir(), 'missingkbs-quality-'));
  try {
    const catalogFile = join(folder, 'catalog.bin');
    await syncFromFolder({ folder: join(sharedFolder(), 'msrc/cvrf'), catalogFile });
    return readCatalog(catalogFile);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
