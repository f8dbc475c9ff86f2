/** What the lists say of a vulnerability on a day. Each speaks for itself, and Microsoft's own flag for Microsoft: nothing is merged. */

import { dayOfKev } from './losses.ts';
import type { EpssList, EpssScore, KevEntry, KevList } from './model.ts';

export interface Threats {
  /** Undefined when there is no entry, or on that day (YYYY-MM-DD) was none yet. */
  kevOf(cve: string, asOf: string): KevEntry | undefined;
  /** As the list in place has it: of earlier days no scores are kept. */
  epssOf(cve: string): EpssScore | undefined;
  /** Day of each list that there is. */
  readonly kevDay?: string;
  readonly epssDay?: string;
  /** How many there are in each. */
  readonly kevEntries?: number;
  readonly epssScores?: number;
}

export function createThreats({ kev, epss }: { readonly kev?: KevList; readonly epss?: EpssList }): Threats {
  const entries = new Map(kev?.entries.map((entry) => [entry.cve, entry]));
  return {
    kevOf(cve, asOf) {
      const entry = entries.get(cve);
      return entry !== undefined && entry.dateAdded <= asOf ? entry : undefined;
    },
    epssOf: (cve) => epss?.scores.get(cve),
    ...(kev !== undefined && { kevDay: dayOfKev(kev), kevEntries: kev.entries.length }),
    ...(epss !== undefined && { epssDay: epss.day, epssScores: epss.scores.size }),
  };
}

export const noThreats: Threats = createThreats({});
