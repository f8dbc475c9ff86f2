/** Threads that read CVRF files side by side, each file whole or not at all. */

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FeedDocument } from '../catalog/compile/feed-document.ts';
import { type ErrorCode, KnownError } from '../errors.ts';
import { threadFile } from '../package-files.ts';

export interface ReadRequest {
  readonly file: string;
}

/** A document and the SHA-256 of the bytes that it was read from, hexadecimal. */
export interface Reading {
  readonly document: FeedDocument;
  readonly contentHash: string;
}

export interface ReadReply {
  readonly reading?: Reading;
  readonly known?: { readonly code: ErrorCode; readonly message: string };
  readonly unknown?: string;
}

export interface DocumentReaders {
  /** Queues the file. Rejects with the KnownError of the reader, which names file and place. */
  read(file: string): Promise<Reading>;
  /** Ends the threads; what is still queued is rejected. */
  close(): Promise<void>;
}

interface Job {
  readonly file: string;
  readonly resolve: (reading: Reading) => void;
  readonly reject: (error: Error) => void;
}

/** More would read faster and hold the memory of the process above what a small machine has: about 120 MB each. */
const usualThreads = Math.min(2, availableParallelism());

/** As many threads as asked for, two if not; a thread starts when there is something for it to read. */
export function startDocumentReaders(threads: number = usualThreads): DocumentReaders {
  const queue: Job[] = [];
  const idle: Worker[] = [];
  const running = new Map<Worker, Job | undefined>();

  function start(): Worker {
    const worker = new Worker(threadFile('feed/read-worker'));
    running.set(worker, undefined);
    worker.on('message', (reply: ReadReply) => {
      settle(running.get(worker), reply);
      running.set(worker, undefined);
      idle.push(worker);
      next();
    });
    worker.on('error', (error) => {
      running.get(worker)?.reject(error as Error);
      running.delete(worker);
      next();
    });
    return worker;
  }

  function next(): void {
    if (queue.length === 0) return;
    const worker = idle.pop() ?? (running.size < Math.max(1, threads) ? start() : undefined);
    if (!worker) return;
    const job = queue.shift();
    running.set(worker, job);
    worker.postMessage({ file: job?.file });
  }

  return {
    read: (file) =>
      new Promise((resolve, reject) => {
        queue.push({ file, resolve, reject });
        next();
      }),
    close: async () => {
      const ended = new Error('the threads that read documents have been ended');
      for (const job of [...queue.splice(0), ...running.values()]) job?.reject(ended);
      await Promise.all([...running.keys()].map((worker) => worker.terminate()));
    },
  };
}

function settle(job: Job | undefined, { reading, known, unknown }: ReadReply): void {
  if (reading) job?.resolve(reading);
  else if (known) job?.reject(new KnownError(known.code, known.message));
  else job?.reject(new Error(`reading ${job.file} failed: ${unknown}`));
}
