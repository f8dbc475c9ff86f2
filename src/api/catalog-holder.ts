/** The one complete catalogue that answers come from, swapped whole when its file changes. */

import { statSync } from 'node:fs';
import type { Logger } from 'pino';
import { assessState } from '../assessment/assess.ts';
import { explainUpdate } from '../assessment/explain.ts';
import type { Assessment, Explanation } from '../assessment/model.ts';
import type { PatchState } from '../assessment/patch-state.ts';
import type { KbNumber } from '../brand.ts';
import type { Catalog } from '../catalog/model.ts';
import { readCatalog } from '../catalog/snapshot.ts';

/** What answers need of a catalogue. */
export interface Assessor {
  readonly catalogVersion: string;
  /** Newest date of the feed's documents. */
  readonly feedDate: string;
  assess(state: PatchState, asOf: string): Assessment;
  explain(state: PatchState, kb: KbNumber, asOf: string): Explanation;
}

export interface CatalogSource {
  /** Changes when there is something new to load. Throws when there is nothing at all. */
  stamp(): string;
  load(): Assessor;
}

/** Throws what `load` throws when there is no catalogue to begin with; from then on the last good one stays. */
export class CatalogHolder {
  readonly #source: CatalogSource;
  readonly #logger: Logger;
  #stamp: string;
  #current: Assessor;

  constructor(source: CatalogSource, logger: Logger) {
    this.#source = source;
    this.#logger = logger;
    this.#stamp = stampOf(source);
    this.#current = source.load();
  }

  get current(): Assessor {
    return this.#current;
  }

  /** Loads the catalogue when it has changed. A damaged one is logged, once, and the last good one stays. */
  refresh(): void {
    const stamp = stampOf(this.#source);
    if (stamp === this.#stamp) return;
    this.#stamp = stamp;
    try {
      this.#current = this.#source.load();
      const { catalogVersion, feedDate } = this.#current;
      this.#logger.info({ catalogVersion, feedDate }, 'catalogue swapped in');
    } catch (error) {
      this.#logger.error({ err: error }, 'the changed catalogue cannot be used; the last good one stays');
    }
  }

  /** Looks for a change every so often, until the returned function is called. */
  watch(everyMs: number): () => void {
    const timer = setInterval(() => this.refresh(), everyMs);
    timer.unref();
    return () => clearInterval(timer);
  }
}

/** The compiled catalogue in a file. It is replaced by rename, so a new one has a new inode, size or time. */
export function catalogFile(file: string): CatalogSource {
  return {
    stamp: () => {
      const { ino, size, mtimeMs } = statSync(file);
      return `${ino} ${size} ${mtimeMs}`;
    },
    load: () => assessorOf(readCatalog(file)),
  };
}

export function assessorOf(catalog: Catalog): Assessor {
  return {
    catalogVersion: catalog.version,
    feedDate: catalog.feedDate,
    assess: (state, asOf) => assessState(catalog, state, asOf),
    explain: (state, kb, asOf) => explainUpdate(catalog, state, kb, asOf),
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
