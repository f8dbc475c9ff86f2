/** The look at each piece of software that the inventory lists: how far it has come, and what it is exposed to. */

import type { FoundSoftware } from '../lines/finding.ts';
import type { CatalogKnowledge } from './catalog-knowledge.ts';
import type { DeviceLevel } from './device-level.ts';
import { type Exposure, findExposures } from './exposures.ts';
import type { PatchState } from './patch-state.ts';
import { levelOfSoftware, provenStops, type SoftwareLevel } from './software-level.ts';
import type { SoftwareKnowledge } from './software-remedies.ts';

/** Software of the same products at the same level, looked at once: a list may name thousands of instances. */
export interface Look {
  readonly knowledge: SoftwareKnowledge;
  readonly level: SoftwareLevel;
  /** By name. */
  readonly found: ReadonlyMap<string, FoundSoftware>;
  readonly open: readonly Exposure[];
  /** Those of the open ones that are open for sure. */
  readonly certain: readonly Exposure[];
}

/** In the order of the list. */
export function lookAtEach(
  catalogKnowledge: CatalogKnowledge,
  state: PatchState,
  software: readonly FoundSoftware[],
  level: DeviceLevel,
  asOf: string,
): Look[] {
  const provenStopOn = provenStops(catalogKnowledge.catalog, state);
  const looks = new Map<SoftwareKnowledge, Map<string, ReturnType<typeof lookAt>>>();
  for (const found of software) {
    const knowledge = catalogKnowledge.ofSoftware(found);
    const own = levelOfSoftware(state, found, knowledge, level, provenStopOn);
    const levels = looks.get(knowledge) ?? new Map();
    looks.set(knowledge, levels);
    const key = `${own.position} ${own.possible}`;
    const look = levels.get(key) ?? lookAt(catalogKnowledge, knowledge, own, level, asOf);
    levels.set(key, look);
    look.found.set(found.name, found);
  }
  return [...looks.values()].flatMap((levels) => [...levels.values()]);
}

function lookAt(
  { possibleExposures }: CatalogKnowledge,
  knowledge: SoftwareKnowledge,
  own: SoftwareLevel,
  level: DeviceLevel,
  asOf: string,
) {
  const beside = { ...level, hotpatched: false, isClosedBy: own.isClosedBy };
  const open = findExposures(possibleExposures, knowledge.products, beside, asOf);
  const certain = open.filter(({ remedy }) => !own.isDoubtful(remedy));
  return { knowledge, level: own, found: new Map<string, FoundSoftware>(), open, certain };
}
