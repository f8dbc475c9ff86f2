/** Opens the store that the settings name. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { KnownError } from '../errors.ts';
import { openSqliteStore } from './sqlite/open.ts';
import type { Store } from './store.ts';

/** Makes the data folder and the database when they are missing. Throws `KnownError` StoreUnavailable. */
export async function openStore(settings: { readonly dataFolder: string }): Promise<Store> {
  try {
    mkdirSync(settings.dataFolder, { recursive: true });
  } catch (cause) {
    throw new KnownError(
      'StoreUnavailable',
      `The data folder ${settings.dataFolder} cannot be made: ${(cause as Error).message}. Set MISSINGKBS_DATA to a folder that can be written.`,
      { cause },
    );
  }
  return openSqliteStore(join(settings.dataFolder, 'missingkbs.sqlite'));
}
