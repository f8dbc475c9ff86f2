/** What the compiled catalogue is called in a data folder. */

import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

export const catalogFileName = 'catalog.bin';
/** Before 0.2.0. */
export const formerCatalogFileName = 'catalogue.bin';

/** The file itself, or the one of before 0.2.0 in the same folder, which counts until a `sync` has written the new one. */
export function presentCatalogFile(file: string): string {
  if (basename(file) !== catalogFileName || existsSync(file)) return file;
  const former = join(dirname(file), formerCatalogFileName);
  return existsSync(former) ? former : file;
}
