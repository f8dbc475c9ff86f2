/** Trains of software whose own version tells which updates it contains: SQL Server, Exchange Server, .NET. */

import type { KbNumber } from '../brand.ts';
import type { Catalog, Fix, Product, Update } from '../catalog/model.ts';
import { type Train, type TrainMember, trainOf } from './train.ts';
import { orderMembers, type Placed } from './train-order.ts';

/** Updates of one branch of a product, each with the version that it gives. */
export interface VersionBranch {
  /** The same for the same branch of the same products. */
  readonly key: string;
  /** Undefined where the fix belongs to another branch. */
  versionOf(fix: Fix, product: Product): OwnVersion | undefined;
  /** Stops that are known without the feed. */
  readonly stops: readonly KnownStop[];
  /** The version of the release, without any update. */
  readonly from?: number;
}

/**
 * The version that a fix gives on its branch, 'unknown' where nobody knows it, 'beside' where it is no update of the branch but
 * what replaces it, such as a later cumulative update: no version of the branch contains that.
 */
export type OwnVersion = number | 'unknown' | 'beside';

export interface KnownStop {
  readonly kb: KbNumber;
  readonly version: number;
}

/** The updates of the branch in the order of their versions, and of release where a version is unknown. */
export function buildVersionTrain(catalog: Catalog, products: readonly Product[], branch: VersionBranch): Train {
  const placed = new Map<Update, Placed>();
  for (const product of products) {
    for (const fix of catalog.fixesOf(product)) {
      const version = branch.versionOf(fix, product);
      if (version === undefined || version === 'beside') continue;
      const known = placed.get(fix.update);
      if (version === 'unknown') placed.set(fix.update, known ?? { update: fix.update });
      else if (known?.revision === undefined || known.revision > version) {
        placed.set(fix.update, { update: fix.update, revision: version });
      }
    }
  }
  const stops = new Map(branch.stops.map(({ kb, version }) => [kb, { revision: version }]));
  return trainOf(orderMembers([...placed.values()], stops));
}

/** How far a version has come: `reached` for sure, and perhaps as far as `possible`, over stops whose version nobody knows. */
export function placeOfVersion(
  train: Train,
  branch: VersionBranch,
  version: number,
): { reached: number; possible: number } {
  const reached = train.members.findLastIndex(({ revision }) => revision !== undefined && revision <= version);
  let possible = reached;
  if ((train.members[reached]?.revision ?? branch.from) !== version) {
    while (isUnknown(train.members[possible + 1])) possible += 1;
  }
  return { reached, possible };
}

function isUnknown(member: TrainMember | undefined): boolean {
  return member !== undefined && member.revision === undefined;
}
