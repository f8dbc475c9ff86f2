/** A thread that does one synchronisation and ends: while it compiles, requests would wait. */

import { parentPort, workerData } from 'node:worker_threads';
import { KnownError } from '../../errors.ts';
import { runJob } from './run-job.ts';
import type { SyncJob, SyncWord } from './sync-job.ts';

// Not awaited here: the bundle is CommonJS.
void run(workerData as SyncJob);

async function run(job: SyncJob): Promise<void> {
  try {
    say({ report: await runJob(job, (progress) => say({ progress })) });
  } catch (error) {
    const { message } = error as Error;
    say({ failure: { code: error instanceof KnownError ? error.code : 'InternalServerError', message } });
  }
}

function say(word: SyncWord): void {
  parentPort?.postMessage(word);
}
