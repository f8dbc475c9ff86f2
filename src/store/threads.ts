/** Threads of a store: one for what takes long, which is there only while somebody needs it. */

import { Tinypool } from 'tinypool';
import { threadFile } from '../package-files.ts';
import { storeFailure } from './store-failure.ts';

export interface StoreThread<Question, Answer> {
  /** Rejects with what the thread throws; with `KnownError` StoreUnavailable once it is closed. */
  ask(question: Question): Promise<Answer>;
  close(): Promise<void>;
}

/** A thread that nobody needs ends; the next one starts in some ten milliseconds. */
const idleMs = 60_000;

export interface StoreThreadOptions {
  /** What the thread finds as its `workerData`. */
  readonly workerData?: string;
  /** It has something to do between questions too. */
  readonly works?: boolean;
}

/**
 * `source` as `threadFile` has it; `task` is what that file exports for questions. Starts no thread before the first question.
 */
export function createStoreThread<Question, Answer>(
  source: string,
  task: string,
  { workerData, works = false }: StoreThreadOptions = {},
): StoreThread<Question, Answer> {
  const pool = new Tinypool({
    filename: threadFile(source).href,
    name: task,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: idleMs,
    // Else it sleeps until the next question.
    useAtomics: !works,
    workerData,
  });
  let open = true;
  return {
    async ask(question) {
      // The pool would start another thread.
      if (!open) throw storeFailure(new Error('database is not open'));
      return pool.run(question);
    },
    async close() {
      open = false;
      await pool.destroy();
    },
  };
}
