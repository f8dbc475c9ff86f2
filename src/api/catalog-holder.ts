/** The one complete catalogue that answers come from, swapped whole when its file changes. */

import { statSync } from 'node:fs';
import type { Logger } from 'pino';
import { readSnapshot } from '../catalog/snapshot.ts';
import { presentCatalogFile } from '../catalog-file.ts';
import type { ServedAssessor } from './assessor/assessor.ts';
import { startAssessorThreads } from './assessor/assessor-threads.ts';

export interface CatalogSource {
  /** Changes when there is something new to load. Throws when there is nothing at all. */
  stamp(): string;
  /** Rejects when what is there cannot be used. */
  load(): Promise<ServedAssessor>;
}

/** For requests that took the last catalogue before it was swapped out and have not asked it yet. */
const graceMs = 1_000;

export class CatalogHolder {
  readonly #source: CatalogSource;
  readonly #logger: Logger;
  #stamp: string;
  #current: ServedAssessor;
  /** Swapped out, and in their grace. */
  readonly #last = new Set<ServedAssessor>();
  #refreshing: Promise<void> | undefined;

  private constructor(source: CatalogSource, logger: Logger, stamp: string, current: ServedAssessor) {
    this.#source = source;
    this.#logger = logger;
    this.#stamp = stamp;
    this.#current = current;
  }

  /** Rejects as the source's `load` does when there is no catalogue to begin with; from then on the last good one stays. */
  static async open(source: CatalogSource, logger: Logger): Promise<CatalogHolder> {
    const stamp = stampOf(source);
    return new CatalogHolder(source, logger, stamp, await source.load());
  }

  get current(): ServedAssessor {
    return this.#current;
  }

  /** Loads the catalogue when it has changed. A damaged one is logged, once, and the last good one stays. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#swap().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  /** Looks for a change every so often, until the returned function is called. */
  watch(everyMs: number): () => void {
    const timer = setInterval(() => this.refresh(), everyMs);
    timer.unref();
    return () => clearInterval(timer);
  }

  async close(): Promise<void> {
    await this.#refreshing;
    await Promise.all([...this.#last].map((last) => this.#end(last)));
    await this.#current.close();
  }

  async #swap(): Promise<void> {
    const stamp = stampOf(this.#source);
    if (stamp === this.#stamp) return;
    this.#stamp = stamp;
    const last = this.#current;
    try {
      this.#current = await this.#source.load();
    } catch (error) {
      this.#logger.error({ err: error }, 'the changed catalogue cannot be used; the last good one stays');
      return;
    }
    const { catalogVersion, feedDate } = this.#current;
    this.#logger.info({ catalogVersion, feedDate }, 'catalogue swapped in');
    this.#last.add(last);
    setTimeout(() => this.#end(last), graceMs).unref();
  }

  async #end(last: ServedAssessor): Promise<void> {
    if (this.#last.delete(last)) await last.close();
  }
}

/** The compiled catalogue in a file. It is replaced by rename, so a new one has a new inode, size or time. */
export function catalogFile(file: string): CatalogSource {
  return {
    stamp: () => {
      const { ino, size, mtimeMs } = statSync(presentCatalogFile(file));
      return `${ino} ${size} ${mtimeMs}`;
    },
    load: async () => startAssessorThreads(readSnapshot(file)),
  };
}

/** A source that is gone has a stamp of its own, so that `load` says what is wrong with it. */
function stampOf(source: CatalogSource): string {
  try {
    return source.stamp();
  } catch {
    return 'gone';
  }
}
