/** Usual days of the past of tenants that look at their fleets, made ready in the background, so that nobody waits for states that nobody has judged. */

import { setTimeout } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { usualDays } from '../../fleet/past/usual-days.ts';
import type { CatalogHolder } from '../catalog-holder.ts';
import type { PastQuestions } from './past-questions.ts';

export interface PastPreparationParts {
  readonly past: Pick<PastQuestions, 'prepare' | 'today'>;
  readonly catalogs: Pick<CatalogHolder, 'current'>;
}

const mostTenants = 1_000;
/** The answer that somebody waits for goes first. */
const beginAfterMs = 500;
/** Histories are kept for as long again, and a report that came meanwhile is soon judged. */
const againAfterMs = 300_000;

export class PastPreparation {
  readonly #parts: PastPreparationParts;
  /** Catalogue and day that each was prepared for. */
  readonly #prepared = new LRUCache<string, string>({ max: mostTenants, ttl: againAfterMs });
  /** One tenant after the other. */
  #last: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(parts: PastPreparationParts) {
    this.#parts = parts;
  }

  /** Begins when those before it are done, unless that was done a short while ago. What fails is worked out when it is asked for. */
  begin(tenant: string): void {
    const { past, catalogs } = this.#parts;
    const today = past.today();
    const key = `${catalogs.current.catalogVersion} ${today}`;
    if (this.#prepared.get(tenant) === key) return;
    this.#prepared.set(tenant, key);
    this.#last = this.#last.then(async () => {
      await setTimeout(beginAfterMs, undefined, { ref: false });
      if (!this.#isClosed) await past.prepare(tenant, usualDays(today)).catch(() => undefined);
    });
  }

  close(): void {
    this.#isClosed = true;
  }
}
