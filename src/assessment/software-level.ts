/** How far software beside Windows has come: by its own version, or by the updates that the device lists. */

import type { KbNumber } from '../brand.ts';
import type { Catalog, Product } from '../catalog/model.ts';
import type { FoundSoftware, VersionLevel } from '../lines/finding.ts';
import { furthestStop, type Train } from '../lines/train.ts';
import { placeOfVersion } from '../lines/version-train.ts';
import type { DeviceLevel } from './device-level.ts';
import type { PatchState } from './patch-state.ts';
import type { Remedy } from './platform-remedies.ts';
import type { SoftwareKnowledge } from './software-remedies.ts';

export interface SoftwareLevel {
  /** The stop on its train that it has reached for sure; -1 where there is none, or no train. */
  readonly position: number;
  /** The stop that it may have reached. */
  readonly possible: number;
  isClosedBy(remedy: Remedy): boolean;
  /** Open as far as anybody can tell, which is not far enough. */
  isDoubtful(remedy: Remedy): boolean;
}

/** The furthest stop of a train that updates in the device's list prove; each train is asked once. */
export type ProvenStops = (train: Train, level: VersionLevel) => number;

export function provenStops(catalog: Catalog, { installedKbs = [] }: PatchState): ProvenStops {
  const reported = new Set(installedKbs);
  const positions = new Map<Train, number>();
  return (train, { updatesCount, leftFrom }) => {
    if (!updatesCount) return -1;
    if (leftFrom) return furthestStop(train, withoutLeftOvers(catalog, reported, new Set(leftFrom)));
    const stop = positions.get(train) ?? furthestStop(train, reported);
    positions.set(train, stop);
    return stop;
  };
}

export function levelOfSoftware(
  state: PatchState,
  software: FoundSoftware,
  knowledge: SoftwareKnowledge,
  level: DeviceLevel,
  provenStopOn: ProvenStops,
): SoftwareLevel {
  if (software.level.by === 'updates' || !knowledge.train) {
    const telling = isListTelling(state, level);
    return { position: -1, possible: -1, isClosedBy: level.isClosedBy, isDoubtful: () => !telling };
  }
  const { train } = knowledge;
  const place = placeOfVersion(train, software.level.branch, software.level.version);
  const position = Math.max(place.reached, provenStopOn(train, software.level));
  return {
    position,
    possible: place.possible,
    isClosedBy: (remedy) => (remedy.position === undefined ? level.isClosedBy(remedy) : remedy.position <= position),
    isDoubtful: (remedy) => remedy.position !== undefined && remedy.position <= place.possible,
  };
}

/** A list that names updates, or says that there are none where nothing proves the contrary: a revision shows that some are. */
function isListTelling({ installedKbs }: PatchState, { revision }: DeviceLevel): boolean {
  if (installedKbs === undefined) return false;
  return installedKbs.length > 0 || revision === undefined;
}

/** The reported updates themselves, not what they supersede: on these lines the feed's links lead from one branch to another. */
function withoutLeftOvers(
  catalog: Catalog,
  reported: ReadonlySet<KbNumber>,
  leftFrom: ReadonlySet<Product>,
): ReadonlySet<KbNumber> {
  return new Set(
    [...reported].filter((kb) => {
      const update = catalog.updateOf(kb);
      return update === undefined || !catalog.productsOf(update).some((product) => leftFrom.has(product));
    }),
  );
}
