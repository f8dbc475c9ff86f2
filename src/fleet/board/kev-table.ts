/** What KEV has on one day, by the places of the vulnerabilities in the facts: made once for all questions of that day. */

import type { KevEntry } from '../../threats/model.ts';
import { noThreats, type Threats } from '../../threats/threats.ts';
import type { FactTable } from './fleet-facts.ts';

export interface KevTable {
  at(place: number): KevEntry | undefined;
  /** How many of those at these places KEV has; remembered for the list. */
  count(places: Uint32Array): number;
}

export function tableOfKev({ vulnerabilities }: FactTable, threats: Threats, asOf: string): KevTable {
  const entries = vulnerabilities.map(({ id }) => threats.kevOf(id, asOf));
  const counted = new WeakMap<Uint32Array, number>();
  return {
    at: (place) => entries[place],
    count(places) {
      const count = counted.get(places) ?? places.reduce((sum, place) => (entries[place] ? sum + 1 : sum), 0);
      counted.set(places, count);
      return count;
    },
  };
}

/** The lists, and their table for a day. */
export interface BoardThreats extends Threats {
  readonly kev: KevTable;
}

/** What a question goes by: of a board that nobody gave any, nothing. */
export const noBoardThreats: BoardThreats = { ...noThreats, kev: { at: () => undefined, count: () => 0 } };
