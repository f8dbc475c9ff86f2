/** Lets the page see the syncs of the command line, and keeps both from doing the same at once: through the store, where there is one. */

import type { SyncName } from '../api/sync/sync-job.ts';
import { beginSync, type RunningSync } from '../api/sync/told-sync.ts';
import type { Settings } from '../config.ts';
import { KnownError } from '../errors.ts';
import { isStoreThere, openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import type { Terminal } from './terminal.ts';

/** The report, as lines. */
type Work = (progress: RunningSync['progress']) => Promise<readonly string[]>;

export type TellSync = (name: SyncName, work: Work) => Promise<void>;

/** `open` is the store that is open already. Rejects as the work does, or with `KnownError` SyncUnderWay. */
export async function tellingSyncs(
  settings: Settings,
  open: Store | undefined,
  terminal: Terminal,
  use: (tell: TellSync) => Promise<void>,
): Promise<void> {
  const store = open ?? (await openOwn(settings, terminal));
  try {
    await use((name, work) => tellSync(store, name, terminal, work));
  } finally {
    if (open === undefined) await store?.close();
  }
}

/** The catalogue needs no store: one that cannot be opened is the matter of whoever needs it. */
async function openOwn(settings: Settings, terminal: Terminal): Promise<Store | undefined> {
  if (!isStoreThere(settings)) return undefined;
  try {
    return await openStore(settings);
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    sayUnseen(terminal, error);
    return undefined;
  }
}

/** A store that cannot be written keeps no catalogue from being brought up to date. */
async function begin({ syncs }: Store, name: SyncName, terminal: Terminal): Promise<RunningSync | undefined> {
  try {
    return await beginSync({ syncs, now: () => terminal.now().getTime() }, name, 'missingkbs sync');
  } catch (error) {
    if (!(error instanceof KnownError) || error.code !== 'StoreUnavailable') throw error;
    sayUnseen(terminal, error);
    return undefined;
  }
}

async function tellSync(store: Store | undefined, name: SyncName, terminal: Terminal, work: Work): Promise<void> {
  const running = store && (await begin(store, name, terminal));
  if (running === undefined) return void (await work(() => undefined));
  const end: RunningSync['end'] = (outcome) =>
    running.end(outcome).catch((error: Error) => {
      terminal.stderr.write(`missingkbs: the page does not show how this sync ended: ${error.message}\n`);
    });
  let report: readonly string[];
  try {
    report = await work(running.progress);
  } catch (error) {
    const code = error instanceof KnownError ? error.code : 'InternalServerError';
    await end({ failure: { code, message: (error as Error).message } });
    throw error;
  }
  await end({ report });
}

function sayUnseen(terminal: Terminal, { message }: KnownError): void {
  terminal.stderr.write(`missingkbs: the page does not show this sync: ${message}\n`);
}
