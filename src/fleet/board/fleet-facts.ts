/** What a catalogue says of its updates and vulnerabilities themselves, as questions about a fleet need it: made once a catalogue, and small enough to be handed from thread to thread. */

import { eventDaysOf } from '../../assessment/event-days.ts';
import type { KbNumber } from '../../brand.ts';
import { type Catalog, type Severity, severities, type Update, type Vulnerability } from '../../catalog/model.ts';

export interface FleetFacts {
  readonly updates: readonly UpdateFacts[];
  /** In the order of the catalogue: a vulnerability's place in this list stands for it in `StateSummary`. */
  readonly vulnerabilities: readonly VulnerabilityFacts[];
  /** Between two of these days nobody misses anything new: see `eventDaysOf`. */
  readonly eventDays: readonly string[];
}

export interface UpdateFacts extends Pick<Update, 'kb' | 'name' | 'url' | 'released' | 'restart'> {}

export interface VulnerabilityFacts extends Vulnerability {
  /** The worst that the feed names for it, in whatever product. */
  readonly severity: Severity;
}

/** The facts with their look-ups. */
export interface FactTable extends FleetFacts {
  updateOf(kb: KbNumber): UpdateFacts | undefined;
  placeOf(vulnerability: string): number | undefined;
  /** Throws for a place that the table does not have. */
  vulnerabilityAt(place: number): VulnerabilityFacts;
  /** How many of those at these places the feed calls exploited; remembered for the list. */
  countExploited(places: Uint32Array): number;
}

export function factsOf(catalog: Catalog): FleetFacts {
  const worst = new Map<Vulnerability, number>();
  for (const product of catalog.products) {
    for (const { vulnerability, severity } of catalog.fixesOf(product)) {
      const rank = severities.indexOf(severity);
      if (rank < (worst.get(vulnerability) ?? severities.length)) worst.set(vulnerability, rank);
    }
  }
  return {
    updates: catalog.updates.map(({ kb, name, url, released, restart }) => ({ kb, name, url, released, restart })),
    vulnerabilities: catalog.vulnerabilities.map((vulnerability) => ({
      ...vulnerability,
      severity: severities[worst.get(vulnerability) ?? severities.length - 1] as Severity,
    })),
    eventDays: eventDaysOf(catalog),
  };
}

export function tableOfFacts(facts: FleetFacts): FactTable {
  const updates = new Map(facts.updates.map((update) => [update.kb, update]));
  const places = new Map(facts.vulnerabilities.map(({ id }, place) => [id, place]));
  const exploited = Uint8Array.from(facts.vulnerabilities, (vulnerability) => (vulnerability.exploited ? 1 : 0));
  const counted = new WeakMap<Uint32Array, number>();
  return {
    ...facts,
    updateOf: (kb) => updates.get(kb),
    placeOf: (vulnerability) => places.get(vulnerability),
    vulnerabilityAt(place) {
      const found = facts.vulnerabilities[place];
      if (found === undefined) throw new Error(`The catalogue has no vulnerability at place ${place}.`);
      return found;
    },
    countExploited(list) {
      const count = counted.get(list) ?? list.reduce((sum, place) => sum + (exploited[place] as number), 0);
      counted.set(list, count);
      return count;
    },
  };
}

/** The worst of them; "none" of none. */
export function worstSeverity(found: Iterable<Severity>): Severity {
  const ranks = Array.from(found, (severity) => severities.indexOf(severity));
  return severities[Math.min(severities.length - 1, ...ranks)] as Severity;
}
