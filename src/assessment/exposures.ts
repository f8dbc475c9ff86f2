/** The pairs of product and vulnerability that nothing on the device closes, and the one update that each belongs to. */

import { compareKbs } from '../brand.ts';
import type { FixKind } from '../catalog/model.ts';
import { hasComponent } from './components.ts';
import type { DeviceLevel } from './device-level.ts';
import type { PatchState } from './patch-state.ts';
import type { Pair, PlatformKnowledge, ProductKnowledge, Remedy } from './platform-remedies.ts';

export interface Exposure {
  readonly owner: ProductKnowledge;
  readonly pair: Pair;
  readonly remedy: Remedy;
}

/**
 * The pairs of a product that were published by that day, that the train of the system leaves open and that some update
 * released by that day would close, in their order. A device is exposed to those that nothing else on it closes.
 */
export type PossibleExposures = (
  owner: ProductKnowledge,
  level: Pick<DeviceLevel, 'osPosition' | 'hotpatched'>,
  asOf: string,
) => readonly Exposure[];

/** Kinds that may prove a level but are never an answer. */
const neverListed: ReadonlySet<FixKind> = new Set<FixKind>(['preview', 'servicing-stack', 'other']);

/** Which of several updates for one pair is named: the smallest rank. */
const rankOfKind: Readonly<Record<FixKind, number>> = {
  'monthly-rollup': 1,
  'security-update': 2,
  'ie-cumulative': 3,
  'alternate-cumulative': 4,
  'security-only': 5,
  standalone: 6,
  hotpatch: 7,
  preview: 8,
  'servicing-stack': 8,
  other: 8,
};

/** The products of the knowledge that the device has. */
export function applicableProducts(
  knowledge: PlatformKnowledge,
  state: PatchState,
  level: DeviceLevel,
): ProductKnowledge[] {
  const reachedDay = knowledge.osTrain.members[level.osPosition]?.released;
  return knowledge.products.filter(({ component }) => hasComponent(component, state, reachedDay));
}

/** Every pair, published by that day, that no update closes and some update released by that day would. */
export function findExposures(
  possibleExposures: PossibleExposures,
  products: readonly ProductKnowledge[],
  level: DeviceLevel,
  asOf: string,
): Exposure[] {
  const exposures: Exposure[] = [];
  for (const owner of products) {
    for (const exposure of possibleExposures(owner, level, asOf)) {
      const { closedByStopsAlone, remedies } = exposure.pair;
      if (closedByStopsAlone || !remedies.some(level.isClosedBy)) exposures.push(exposure);
    }
  }
  return exposures;
}

/** The one update that the pair belongs to on that day; undefined when none that may be listed was released. */
export function chooseRemedy(remedies: readonly Remedy[], hotpatched: boolean, asOf: string): Remedy | undefined {
  let chosen: Remedy | undefined;
  for (const remedy of remedies) {
    if (remedy.released > asOf || neverListed.has(remedy.kind) || (remedy.hotpatch && !hotpatched)) continue;
    if (remedy.implied) continue;
    if (!chosen || compareRemedies(remedy, chosen, hotpatched) < 0) chosen = remedy;
  }
  return chosen;
}

function compareRemedies(a: Remedy, b: Remedy, hotpatched: boolean): number {
  return (
    rankOf(a, hotpatched) - rankOf(b, hotpatched) ||
    (a.position ?? 0) - (b.position ?? 0) ||
    (a.released < b.released ? -1 : a.released > b.released ? 1 : 0) ||
    compareKbs(a.update.kb, b.update.kb)
  );
}

function rankOf(remedy: Remedy, hotpatched: boolean): number {
  return remedy.hotpatch && hotpatched ? 0 : rankOfKind[remedy.kind];
}
