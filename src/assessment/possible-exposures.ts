/** What devices may be exposed to in a product: worked out once for all that have come as far on the train of their system. */

import { chooseRemedy, type Exposure, type PossibleExposures } from './exposures.ts';
import type { ProductKnowledge } from './platform-remedies.ts';

/** So many at a time, in all lists: some twenty megabytes. Lists of devices that are far behind are long. */
const mostKept = 400_000;

/** Keeps the lists of one day, the last one that was asked for. */
export function createPossibleExposures(): PossibleExposures {
  const kept = new Map<ProductKnowledge, Map<string, readonly Exposure[]>>();
  let keptCount = 0;
  let day = '';

  function forget(): void {
    kept.clear();
    keptCount = 0;
  }

  return (owner, { osPosition, hotpatched }, asOf) => {
    if (asOf !== day) forget();
    day = asOf;
    const stop = Math.min(osPosition, owner.lastClosingStop);
    const key = `${stop} ${hotpatched}`;
    const known = kept.get(owner)?.get(key);
    if (known) return known;
    const possible = possibleExposures(owner, stop, hotpatched, asOf);
    keptCount += possible.length;
    if (keptCount > mostKept) forget();
    const lists = kept.get(owner) ?? new Map<string, readonly Exposure[]>();
    kept.set(owner, lists.set(key, possible));
    return possible;
  };
}

function possibleExposures(owner: ProductKnowledge, stop: number, hotpatched: boolean, asOf: string): Exposure[] {
  const exposures: Exposure[] = [];
  for (const pair of owner.pairs) {
    if (pair.closedFrom !== undefined && pair.closedFrom <= stop) continue;
    if (pair.vulnerability.published > asOf) continue;
    const remedy = chooseRemedy(pair.remedies, hotpatched, asOf);
    if (remedy) exposures.push({ owner, pair, remedy });
  }
  return exposures;
}
