/** The one complete catalogue that answers come from, swapped whole when its source has another. */

import type { Logger } from 'pino';
import { RetryLater } from '../errors.ts';
import type { ServedAssessor } from './assessor/assessor.ts';
import { type ChangingSource, lookForChanges } from './look-for-changes.ts';

export interface CatalogSource extends ChangingSource {
  /** Changes when there is something new to load. Throws or rejects when there is nothing at all, or nobody knows. */
  stamp(): string | Promise<string>;
  /** Rejects when what is there cannot be used; with `RetryLater` when it may be another time. */
  load(): Promise<ServedAssessor>;
}

/** For requests that took the last catalogue before it was swapped out and have not asked it yet. */
const graceMs = 1_000;

/** Ends early when the signal says so. */
type Prepare = (next: ServedAssessor, signal: AbortSignal) => Promise<void>;

export class CatalogHolder {
  readonly #source: CatalogSource;
  readonly #logger: Logger;
  /** Of what is loaded. */
  #stamp: string;
  /** Of what could not be, which is told once. */
  #refused: string | undefined;
  #current: ServedAssessor;
  /** Swapped out, and in their grace. */
  readonly #last = new Set<ServedAssessor>();
  #refreshing: Promise<void> | undefined;
  /** Something may have come while it was looked for. */
  #lookAgain = false;
  readonly #preparations: Prepare[] = [];
  readonly #closing = new AbortController();

  private constructor(source: CatalogSource, logger: Logger, stamp: string, current: ServedAssessor) {
    this.#source = source;
    this.#logger = logger;
    this.#stamp = stamp;
    this.#current = current;
  }

  /** Rejects as the source's `load` does when there is no catalogue to begin with; from then on the last good one stays. */
  static async open(source: CatalogSource, logger: Logger): Promise<CatalogHolder> {
    const stamp = await stampOf(source);
    return new CatalogHolder(source, logger, stamp, await source.load());
  }

  get current(): ServedAssessor {
    return this.#current;
  }

  /** Called with each catalogue before it is swapped in, which waits for what is done here; one after the other. */
  beforeSwap(prepare: Prepare): void {
    this.#preparations.push(prepare);
  }

  /** Loads the catalogue when it has changed. One that cannot be used is logged, once, and the last good one stays. */
  refresh(): Promise<void> {
    this.#lookAgain = this.#refreshing !== undefined;
    this.#refreshing ??= this.#swap().finally(() => {
      this.#refreshing = undefined;
      if (this.#lookAgain) void this.refresh();
    });
    return this.#refreshing;
  }

  /** Looks for a change every so often, and when the source says so, until the returned function is called. */
  watch(everyMs: number): () => void {
    return lookForChanges(this.#source, everyMs, () => this.refresh());
  }

  async close(): Promise<void> {
    this.#closing.abort();
    while (this.#refreshing !== undefined) await this.#refreshing;
    await Promise.all([...this.#last].map((last) => this.#end(last)));
    await this.#current.close();
  }

  async #swap(): Promise<void> {
    const stamp = await stampOf(this.#source);
    // What was loaded is there again: it need not be loaded for that.
    if (stamp === this.#stamp) this.#refused = undefined;
    if (stamp === this.#stamp || stamp === this.#refused) return;
    const last = this.#current;
    const began = performance.now();
    try {
      this.#current = await this.#loadNext();
    } catch (error) {
      this.#refused = error instanceof RetryLater ? gone : stamp;
      this.#logger.error({ err: error }, 'the changed catalogue cannot be used; the last good one stays');
      return;
    }
    this.#stamp = stamp;
    this.#refused = undefined;
    const { catalogVersion, feedDate } = this.#current;
    const preparedMs = Math.round(performance.now() - began);
    this.#logger.info({ catalogVersion, feedDate, preparedMs }, 'catalogue swapped in');
    this.#last.add(last);
    setTimeout(() => this.#end(last), graceMs).unref();
  }

  async #loadNext(): Promise<ServedAssessor> {
    const next = await this.#source.load();
    try {
      for (const prepare of this.#preparations) await prepare(next, this.#closing.signal);
      return next;
    } catch (error) {
      await next.close();
      throw error;
    }
  }

  async #end(last: ServedAssessor): Promise<void> {
    if (this.#last.delete(last)) await last.close();
  }
}

const gone = 'gone';

/** A source that is gone has a stamp of its own, so that `load` says what is wrong with it. */
async function stampOf(source: CatalogSource): Promise<string> {
  try {
    return await source.stamp();
  } catch {
    return gone;
  }
}
