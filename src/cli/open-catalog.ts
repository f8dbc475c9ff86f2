/** The catalogue that a command works with: the data folder's or the database's, or the one that --catalog names. */

import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Catalog } from '../catalog/model.ts';
import { decodeSnapshot, readCatalog } from '../catalog/snapshot.ts';
import { catalogFileName, formerCatalogFileName } from '../catalog-file.ts';
import { readSettings, type Settings } from '../config.ts';
import { KnownError } from '../errors.ts';
import type { Terminal } from './terminal.ts';

/** `path` is a compiled catalogue, a data folder, or a folder of CVRF documents, which is compiled for this one run. */
export async function openCatalog(path: string | undefined, terminal: Terminal): Promise<Catalog> {
  if (path === undefined) return openUsual(readSettings(terminal.env));
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return readCatalog(path);
  const names = readdirSync(path);
  if (names.includes(catalogFileName) || names.includes(formerCatalogFileName))
    return readCatalog(join(path, catalogFileName));
  if (names.some((name) => /\.xml(\.gz)?$/.test(name))) return compileForThisRun(path);
  throw new KnownError(
    'CatalogMissing',
    `${path} holds neither a compiled catalogue (${catalogFileName}) nor CVRF documents (.xml, .xml.gz). Name a folder that does, or run \`missingkbs sync\`.`,
  );
}

async function openUsual(settings: Settings): Promise<Catalog> {
  if (settings.databaseUrl === undefined) return readCatalog(settings.catalogFile);
  const [{ openStore }, { readStoredSnapshot }] = await Promise.all([
    import('../store/open.ts'),
    import('../api/stored-catalog.ts'),
  ]);
  const store = await openStore(settings);
  try {
    return decodeSnapshot(await readStoredSnapshot(store.catalogs));
  } finally {
    await store.close();
  }
}

async function compileForThisRun(folder: string): Promise<Catalog> {
  const { syncFromFolder } = await import('../feed/sync.ts');
  const aside = mkdtempSync(join(tmpdir(), 'missingkbs-'));
  try {
    const catalogFile = join(aside, catalogFileName);
    await syncFromFolder({ folder, catalogFile });
    return readCatalog(catalogFile);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
