/** Threads for exports: started when they are needed, kept for a while, and never more than some at a time. */

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { threadFile } from '../../package-files.ts';
import type { StoreSettings } from '../../store/open.ts';
import { LongAnswers } from '../long-answers.ts';
import type { ToExport } from './thread-messages.ts';

/** Each takes some ten megabytes. */
const limits = { what: 'exports', ofTenant: 2, inAll: 4 };
/** A thread that nobody needs ends; the next one starts in some hundred milliseconds. */
const idleMs = 60_000;

export class ExportThreads {
  readonly #place: StoreSettings;
  readonly #running = new LongAnswers(limits);
  readonly #idle = new Map<Worker, NodeJS.Timeout>();
  readonly #all = new Set<Worker>();

  /** Of the settings a thread gets what it needs. */
  constructor({ dataFolder, databaseUrl }: StoreSettings) {
    this.#place = { dataFolder, ...(databaseUrl !== undefined && { databaseUrl }) };
  }

  /** Throws `RetryLater` ServerBusy. Whoever has it gives it back when it has said its last word. */
  take(tenant: string): Worker {
    this.#running.begin(tenant);
    const [idle] = this.#idle;
    if (idle === undefined) return this.#start();
    const [thread, timer] = idle;
    clearTimeout(timer);
    this.#idle.delete(thread);
    thread.ref();
    return thread;
  }

  giveBack(tenant: string, thread: Worker): void {
    this.#running.end(tenant);
    if (!this.#all.has(thread)) return;
    // Alone it holds nobody up who wants to end.
    thread.unref();
    this.#idle.set(thread, setTimeout(() => this.#end(thread), idleMs).unref());
  }

  /** Ends what is under way as well. */
  async close(): Promise<void> {
    await Promise.all([...this.#all].map((thread) => this.#end(thread)));
  }

  #start(): Worker {
    const thread = new Worker(threadFile('api/fleet-export/export-thread'), {
      workerData: this.#place,
      // What a page of devices needs dies with the page, and is not to be copied among what stays.
      resourceLimits: { maxYoungGenerationSizeMb: 64 },
    });
    this.#all.add(thread);
    thread.once('exit', () => {
      this.#all.delete(thread);
      clearTimeout(this.#idle.get(thread));
      this.#idle.delete(thread);
    });
    return thread;
  }

  async #end(thread: Worker): Promise<void> {
    thread.ref();
    const ended = once(thread, 'exit');
    thread.postMessage({ kind: 'close' } satisfies ToExport);
    await ended;
  }
}
