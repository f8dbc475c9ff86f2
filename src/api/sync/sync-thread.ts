/** A thread that does one synchronisation and ends: while it compiles, requests would wait. */

import { parentPort, workerData } from 'node:worker_threads';
import { KnownError } from '../../errors.ts';
import { runJob } from './run-job.ts';
import type { SyncJob, SyncWord } from './sync-job.ts';

const say = (word: SyncWord) => parentPort?.postMessage(word);

try {
  say({ report: await runJob(workerData as SyncJob, (progress) => say({ progress })) });
} catch (error) {
  const { message } = error as Error;
  say({ failure: { code: error instanceof KnownError ? error.code : 'InternalServerError', message } });
}
