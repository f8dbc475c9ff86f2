/** Opens the store that the settings name. */

import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { KnownError } from '../errors.ts';
import type { OpenLists } from './device-list.ts';
import type { QuickListsOptions } from './quick-lists.ts';
import { openSqliteStore } from './sqlite/open.ts';
import { openSqliteLists } from './sqlite/open-lists.ts';
import type { Store } from './store.ts';

export interface StoreSettings {
  readonly dataFolder: string;
  /** Of PostgreSQL; without it the store is a file in the data folder. */
  readonly databaseUrl?: string;
}

export interface StoreOptions {
  readonly lists?: QuickListsOptions;
}

/** Makes the data folder and the tables when they are missing. Throws `KnownError` StoreUnavailable or DatabaseAway. */
export async function openStore(settings: StoreSettings, options: StoreOptions = {}): Promise<Store> {
  if (settings.databaseUrl !== undefined) {
    const { openPostgresStore } = await import('./postgres/open.ts');
    return openPostgresStore(settings.databaseUrl, options);
  }
  try {
    mkdirSync(settings.dataFolder, { recursive: true });
  } catch (cause) {
    throw new KnownError(
      'StoreUnavailable',
      `The data folder ${settings.dataFolder} cannot be made: ${(cause as Error).message}. Set MISSINGKBS_DATA to a folder that can be written.`,
      { cause },
    );
  }
  return openSqliteStore(fileIn(settings.dataFolder), options);
}

/** Of a store that is open: what a thread reads lists of devices by. */
export async function openLists({ dataFolder, databaseUrl }: StoreSettings): Promise<OpenLists> {
  if (databaseUrl !== undefined) {
    const { openPostgresLists } = await import('./postgres/open-lists.ts');
    return openPostgresLists(databaseUrl);
  }
  return openSqliteLists(fileIn(dataFolder));
}

/** Whether there is one already: nobody has to make one to find that it is empty. */
export function isStoreThere({ dataFolder, databaseUrl }: StoreSettings): boolean {
  return databaseUrl !== undefined || existsSync(fileIn(dataFolder));
}

function fileIn(dataFolder: string): string {
  return join(dataFolder, 'missingkbs.sqlite');
}
