/** What patch states missed on days of the past, judged in the assessor's threads and remembered: it never changes under one catalogue. */

import { LRUCache } from 'lru-cache';
import { eventDayOf } from '../../assessment/event-days.ts';
import type { FactTable } from '../../fleet/board/fleet-facts.ts';
import { SummaryInterner } from '../../fleet/board/summary-interner.ts';
import type { PastJudge } from '../../fleet/past/past-fleet.ts';
import type { DeviceStore } from '../../store/store.ts';
import type { ServedAssessor } from '../assessor/assessor.ts';
import { type InTurn, StateSummaries } from './state-summaries.ts';

/** Days on which something came out: two years of them. Ten thousand states take a megabyte a day, beside what they share. */
const mostDays = 50;
/** After so many days what they share is gathered anew, so that it does not hold what no day needs any more. */
const daysOfOneInterner = 200;
const mostCatalogs = 3;

export class PastJudges {
  readonly #devices: Pick<DeviceStore, 'readStateTexts'>;
  readonly #days = new LRUCache<string, StateSummaries>({ max: mostDays });
  readonly #facts = new LRUCache<string, FactTable>({ max: mostCatalogs });
  #interner = new SummaryInterner();
  #interned = 0;

  constructor(devices: Pick<DeviceStore, 'readStateTexts'>) {
    this.#devices = devices;
  }

  by(assessor: ServedAssessor, inTurn: InTurn): PastJudge {
    const { catalogVersion } = assessor;
    const facts = async () => {
      const known = this.#facts.get(catalogVersion) ?? (await this.#newSummaries(assessor, '').facts(inTurn));
      this.#facts.set(catalogVersion, known);
      return known;
    };
    return {
      catalogVersion,
      facts,
      summaries: async (states, day) => {
        const eventDay = eventDayOf((await facts()).eventDays, day);
        const key = `${catalogVersion} ${eventDay}`;
        const known = this.#days.get(key) ?? this.#newSummaries(assessor, eventDay);
        this.#days.set(key, known);
        return known.of(states, inTurn);
      },
    };
  }

  #newSummaries(assessor: ServedAssessor, asOf: string): StateSummaries {
    this.#interned += 1;
    if (this.#interned % daysOfOneInterner === 0) this.#interner = new SummaryInterner();
    return new StateSummaries({ assessor, asOf, devices: this.#devices, interner: this.#interner });
  }
}
