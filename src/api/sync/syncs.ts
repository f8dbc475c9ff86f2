/** Synchronisations that the page begins: one of a name at a time, in a thread of its own, and told of as those of the command line are. */

import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { Settings } from '../../config.ts';
import { rememberSync, tellSyncFailed } from '../../notices/tell.ts';
import { threadFile } from '../../package-files.ts';
import type { Store } from '../../store/store.ts';
import type { SyncFailure, SyncJob, SyncPlace, SyncTask, SyncWord } from './sync-job.ts';
import { beginSync, killed, type RunningSync } from './told-sync.ts';

export interface SyncParts {
  readonly store: Pick<Store, 'syncs' | 'notices'>;
  readonly settings: Settings;
  /** Takes up what is new. */
  readonly takeUp: () => Promise<void>;
  readonly logger: Logger;
  readonly now: () => number;
}

export class Syncs {
  readonly #parts: SyncParts;
  readonly #place: SyncPlace;
  readonly #threads = new Set<Worker>();
  readonly #ending = new Set<Promise<void>>();

  constructor(parts: SyncParts) {
    this.#parts = parts;
    const { dataFolder, catalogFile, databaseUrl, feedOrigins, sources } = parts.settings;
    this.#place = {
      dataFolder,
      catalogFile,
      feedOrigins,
      sources,
      ...(databaseUrl !== undefined && { databaseUrl }),
    };
  }

  /** Resolves when it has begun. Rejects with `KnownError` SyncUnderWay. */
  async begin(task: SyncTask, by: string): Promise<void> {
    const { store, now, logger } = this.#parts;
    const running = await beginSync({ syncs: store.syncs, now }, task.name, by);
    logger.info({ sync: task.name, by }, 'sync began');
    const ending = this.#run(task, running).catch((err: unknown) =>
      logger.error({ err, sync: task.name }, 'nobody can be told how the sync ended'),
    );
    this.#ending.add(ending);
    ending.then(() => this.#ending.delete(ending));
  }

  /** Those under way are broken off: what was in place stays. */
  async close(): Promise<void> {
    await Promise.all([...this.#threads].map((thread) => thread.terminate()));
    await Promise.all(this.#ending);
  }

  async #run(task: SyncTask, running: RunningSync): Promise<void> {
    const { store, logger, takeUp, now } = this.#parts;
    const word = await this.#ask({ place: this.#place, task }, running);
    await running.end(word);
    const of = task.name === 'catalogue' ? 'catalogue' : 'lists';
    if ('failure' in word) {
      const { code, message } = word.failure;
      logger.warn({ sync: task.name, code, reason: message }, 'sync failed');
      if (word.failure !== killed) await tellSyncFailed(store.notices, { of, code }, now());
      return;
    }
    logger.info({ sync: task.name }, 'sync ended');
    await takeUp();
    await rememberSync(store.notices, of);
  }

  /** The last word of the thread, or why there is none. */
  #ask(job: SyncJob, running: RunningSync): Promise<{ report: readonly string[] } | { failure: SyncFailure }> {
    const thread = new Worker(threadFile('api/sync/sync-thread'), { workerData: job, name: `sync ${job.task.name}` });
    this.#threads.add(thread);
    running.lost.addEventListener('abort', () => void thread.terminate(), { once: true });
    return new Promise((resolve) => {
      thread.on('message', (word: SyncWord) => {
        if ('progress' in word) running.progress(word.progress);
        else resolve(word);
      });
      thread.on('error', ({ message }) => resolve({ failure: { code: 'InternalServerError', message } }));
      thread.on('exit', () => {
        this.#threads.delete(thread);
        resolve({ failure: killed });
      });
    });
  }
}
