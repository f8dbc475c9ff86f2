/** Threads for exports: started when they are needed, kept for a while, and never more than some at a time. */

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { RetryLater } from '../../errors.ts';
import { threadFile } from '../../package-files.ts';
import type { StoreSettings } from '../../store/open.ts';
import type { ToExport } from './thread-messages.ts';

/** Each takes some ten megabytes. */
const mostAtOnce = 4;
const mostOfTenant = 2;
const retryAfterSeconds = 10;
/** A thread that nobody needs ends; the next one starts in some hundred milliseconds. */
const idleMs = 60_000;

export class ExportThreads {
  readonly #place: StoreSettings;
  /** Tenants of the exports that are under way. */
  readonly #running: string[] = [];
  readonly #idle = new Map<Worker, NodeJS.Timeout>();
  readonly #all = new Set<Worker>();

  /** Of the settings a thread gets what it needs. */
  constructor({ dataFolder, databaseUrl }: StoreSettings) {
    this.#place = { dataFolder, ...(databaseUrl !== undefined && { databaseUrl }) };
  }

  /** Throws `RetryLater` ServerBusy. Whoever has it gives it back when it has said its last word. */
  take(tenant: string): Worker {
    const ofTenant = this.#running.filter((running) => running === tenant).length;
    if (this.#running.length >= mostAtOnce || ofTenant >= mostOfTenant) {
      throw new RetryLater(
        'ServerBusy',
        `${ofTenant} exports of the tenant and ${this.#running.length} in all are under way already; there may be ${mostOfTenant} and ${mostAtOnce}.`,
        retryAfterSeconds,
      );
    }
    this.#running.push(tenant);
    const [idle] = this.#idle;
    if (idle === undefined) return this.#start();
    const [thread, timer] = idle;
    clearTimeout(timer);
    this.#idle.delete(thread);
    thread.ref();
    return thread;
  }

  giveBack(tenant: string, thread: Worker): void {
    this.#running.splice(this.#running.indexOf(tenant), 1);
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
