/** What is worked out of one catalogue as devices ask for it, each part of it once: every cache of the engine hangs here. */

import { type Coverage, coverageOf } from '../catalog/coverage.ts';
import type { Catalog } from '../catalog/model.ts';
import type { DotNetVersion } from '../lines/dot-net-framework/version.ts';
import type { FoundSoftware } from '../lines/finding.ts';
import { createSoftwareFinder, type SoftwareFinder } from '../lines/table.ts';
import { indexPlatforms, type Platform, type PlatformIndex } from '../lines/windows/platform.ts';
import type { PossibleExposures } from './exposures.ts';
import { learnPlatform, type PlatformKnowledge } from './platform-remedies.ts';
import { createPossibleExposures } from './possible-exposures.ts';
import { learnSoftware, type SoftwareKnowledge } from './software-remedies.ts';
import { createSupportFinder, type SupportFinder } from './support.ts';

export interface CatalogKnowledge {
  readonly catalog: Catalog;
  readonly coverage: Coverage;
  readonly platforms: PlatformIndex;
  readonly findSoftware: SoftwareFinder;
  readonly possibleExposures: PossibleExposures;
  readonly supportOf: SupportFinder;
  /** The same object for the same platform and version of the .NET Framework. */
  ofPlatform(platform: Platform, dotNet: DotNetVersion | undefined): PlatformKnowledge;
  /** The same object for the same products on the same branch. */
  ofSoftware(software: FoundSoftware): SoftwareKnowledge;
}

export function createKnowledge(catalog: Catalog): CatalogKnowledge {
  const ofPlatforms = new Map<string, PlatformKnowledge>();
  const ofSoftware = new Map<string, SoftwareKnowledge>();
  return {
    catalog,
    coverage: coverageOf(catalog),
    platforms: indexPlatforms(catalog),
    findSoftware: createSoftwareFinder(catalog),
    possibleExposures: createPossibleExposures(),
    supportOf: createSupportFinder(),
    ofPlatform: (platform, dotNet) =>
      once(ofPlatforms, keyOfPlatform(platform, dotNet), () => learnPlatform(catalog, platform, dotNet)),
    ofSoftware: (software) => once(ofSoftware, keyOfSoftware(software), () => learnSoftware(catalog, software)),
  };
}

function keyOfPlatform({ build, products }: Platform, dotNet: DotNetVersion | undefined): string {
  return `${build}/${products.map(({ id }) => id).join('+')}/${dotNet ?? ''}`;
}

function keyOfSoftware({ products, level }: FoundSoftware): string {
  return `${products.map(({ id }) => id).join(' ')} ${level.by === 'version' ? level.branch.key : ''}`;
}

function once<Value>(known: Map<string, Value>, key: string, work: () => Value): Value {
  const value = known.get(key) ?? work();
  known.set(key, value);
  return value;
}
