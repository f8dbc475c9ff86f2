/** Tells subscriptions of a `sync` that failed: the command puts the notices into the store, the running server sends them. */

import { readSettings } from '../config.ts';
import { KnownError } from '../errors.ts';
import { rememberSync, type SyncSubject, tellSyncFailed } from '../notices/tell.ts';
import { isStoreThere, openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import type { Terminal } from './terminal.ts';

/** Does the work, and rejects as it does. Wrong usage, and that another sync is under way, is told to whoever typed it and to nobody else. */
export async function tellingOfFailure(of: SyncSubject, terminal: Terminal, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const code = error instanceof KnownError ? error.code : 'InternalServerError';
    const isNoFailure = error instanceof KnownError && (error.exitCode === 2 || error.code === 'SyncUnderWay');
    if (!isNoFailure)
      await inStore(terminal, ({ notices }) => tellSyncFailed(notices, { of, code }, terminal.now().getTime()));
    throw error;
  }
  await inStore(terminal, ({ notices }) => rememberSync(notices, of));
}

/** Where nobody can be told there is nothing to do. What fails here is said, and changes nothing about the sync. */
async function inStore(terminal: Terminal, use: (store: Store) => Promise<void>): Promise<void> {
  try {
    const settings = readSettings(terminal.env);
    if (settings.noticeHosts.length === 0 || !isStoreThere(settings)) return;
    const store = await openStore(settings);
    try {
      await use(store);
    } finally {
      await store.close();
    }
  } catch (error) {
    terminal.stderr.write(`missingkbs: nobody is told how the sync went: ${(error as Error).message}\n`);
  }
}
