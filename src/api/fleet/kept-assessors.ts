/** Assessors by the catalogues that answers came from on days of the past, in threads that end with the question. */

import type { CatalogStore } from '../../store/catalog-store.ts';
import type { ServedAssessor } from '../assessor/assessor.ts';
import { startAssessorThreads } from '../assessor/assessor-threads.ts';
import { readSnapshotOfDay } from '../stored-catalog.ts';

/** One at a time: the threads of each take as much memory as those of today's answers. */
export class KeptAssessors {
  readonly #catalogs: CatalogStore;
  #last: { readonly number: number; readonly assessor: ServedAssessor } | undefined;

  constructor(catalogs: CatalogStore) {
    this.#catalogs = catalogs;
  }

  /** Ends the one of the day before it, unless it is the same. Rejects with a KnownError ResourceNotFound when none is kept. */
  async of(day: string): Promise<ServedAssessor> {
    const { number, snapshot } = await readSnapshotOfDay(this.#catalogs, day);
    if (this.#last?.number !== number) {
      await this.close();
      this.#last = { number, assessor: await startAssessorThreads(await snapshot()) };
    }
    return this.#last.assessor;
  }

  async close(): Promise<void> {
    const last = this.#last;
    this.#last = undefined;
    await last?.assessor.close();
  }
}
