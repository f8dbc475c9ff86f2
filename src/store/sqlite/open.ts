/** The SQLite store: one file, one host, many processes. */

import { KnownError } from '../../errors.ts';
import type { Store } from '../store.ts';
import { createAnswerStore } from './answers.ts';
import { createApplicationStore } from './applications.ts';
import { openDatabase, useDatabase } from './database.ts';
import { createDeviceStore } from './devices.ts';
import { migrate } from './migrations.ts';
import { createSigningKeyStore } from './signing-keys.ts';
import { openStateLookup, snapshotMs } from './state-lookup.ts';

/** Throws `KnownError` StoreUnavailable when the file cannot be opened, is no store, or a newer program made it. */
export async function openSqliteStore(file: string): Promise<Store> {
  const { database, lookup } = openMigrated(file);
  const pingStatement = database.prepare('SELECT 1');
  return {
    capabilities: { sharedBetweenHosts: false, otherWritersSeenAfterMs: snapshotMs },
    devices: createDeviceStore(database, lookup),
    answers: createAnswerStore(database),
    applications: createApplicationStore(database),
    signingKeys: createSigningKeyStore(database),
    async ping() {
      useDatabase(() => pingStatement.get());
    },
    async close() {
      useDatabase(() => {
        lookup.close();
        database.close();
      });
    },
  };
}

function openMigrated(file: string) {
  try {
    const database = openDatabase(file);
    migrate(database, file);
    return { database, lookup: openStateLookup(file) };
  } catch (cause) {
    if (cause instanceof KnownError) throw cause;
    throw new KnownError(
      'StoreUnavailable',
      `The store ${file} cannot be opened: ${(cause as Error).message}. Check that the file belongs to missingkbs and can be read and written, or set MISSINGKBS_DATA to another folder.`,
      { cause },
    );
  }
}
