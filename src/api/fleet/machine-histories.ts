/** The past of single devices, judged in the assessor's threads by the catalogue of now; what was judged is kept for whoever looks again. */

import { LRUCache } from 'lru-cache';
import { eventDayOf } from '../../assessment/event-days.ts';
import type { MachineId } from '../../brand.ts';
import type { StateSummary } from '../../fleet/board/state-summary.ts';
import { machineHistory, type PastStep } from '../../fleet/past/machine-history.ts';
import type { StateId, Store } from '../../store/store.ts';
import type { AssessmentQueue } from '../assessor/assessment-queue.ts';
import type { ServedAssessor } from '../assessor/assessor.ts';
import { dayOfInstant } from '../catalog-age.ts';
import type { CatalogHolder } from '../catalog-holder.ts';

export interface MachineHistoriesParts {
  readonly store: Pick<Store, 'history' | 'devices'>;
  readonly catalogs: CatalogHolder;
  readonly queue: AssessmentQueue;
  readonly now: () => number;
}

export interface ToldHistory {
  readonly catalogVersion: string;
  readonly asOf: string;
  readonly steps: readonly PastStep[];
  readonly next?: string;
}

/** Some ten kilobytes each. Apart from what is kept of days of whole fleets, which one device must not push out. */
const mostKept = 1_000;
const mostCatalogs = 2;

/** A summary is of no use under another catalogue: vulnerabilities stand in it by their places. */
interface Judged {
  readonly eventDays: readonly string[];
  readonly summaries: LRUCache<string, StateSummary>;
}

export class MachineHistories {
  readonly #parts: MachineHistoriesParts;
  readonly #judged = new LRUCache<string, Judged>({ max: mostCatalogs });

  constructor(parts: MachineHistoriesParts) {
    this.#parts = parts;
  }

  /** Undefined when the tenant has no such device. */
  async of(
    tenant: string,
    id: MachineId,
    page: { readonly limit: number; readonly before?: string },
  ): Promise<ToldHistory | undefined> {
    const { store, catalogs, now } = this.#parts;
    const states = await store.history.read(tenant, id);
    if (states.length === 0) return undefined;
    const assessor = catalogs.current;
    const judged = await this.#judgedBy(assessor);
    const asOf = dayOfInstant(now());
    const found = await machineHistory(states, { ...page, today: asOf }, (day, asked) =>
      this.#summarize(assessor, judged, eventDayOf(judged.eventDays, day), asked),
    );
    return { catalogVersion: assessor.catalogVersion, asOf, ...found };
  }

  async #judgedBy(assessor: ServedAssessor): Promise<Judged> {
    const known = this.#judged.get(assessor.catalogVersion);
    if (known !== undefined) return known;
    const { eventDays } = await this.#parts.queue.runForMany(() => assessor.summaries.facts());
    const judged = { eventDays, summaries: new LRUCache<string, StateSummary>({ max: mostKept }) };
    this.#judged.set(assessor.catalogVersion, judged);
    return judged;
  }

  async #summarize(
    assessor: ServedAssessor,
    { summaries }: Judged,
    day: string,
    states: readonly StateId[],
  ): Promise<readonly (StateSummary | undefined)[]> {
    const { store, queue } = this.#parts;
    const keyOf = (state: StateId) => `${day} ${state}`;
    const unknown = states.filter((state) => !summaries.has(keyOf(state)));
    if (unknown.length > 0) {
      const texts = [...(await store.devices.readStateTexts(unknown))];
      const made = await queue.runForMany(() =>
        assessor.summaries.summarize(
          texts.map(([, text]) => text),
          day,
        ),
      );
      for (const [place, summary] of made.entries()) {
        const [state] = texts[place] as (typeof texts)[0];
        summaries.set(keyOf(state), summary);
      }
    }
    return states.map((state) => summaries.get(keyOf(state)));
  }
}
