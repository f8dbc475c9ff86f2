/** Trains: updates of one line in the order in which each contains the ones before it. */

import { compareKbs, type KbNumber } from '../brand.ts';
import type { Catalog, Update } from '../catalog/model.ts';

/** One stop of a train. Previews and other updates that the feed does not know have no `update`. */
export interface TrainMember {
  readonly kb: KbNumber;
  readonly update?: Update;
  /** Revision of the OS that this update brings, where it is known. */
  readonly revision?: number;
  /** YYYY-MM-DD. */
  readonly released: string;
}

export interface Train {
  /** Oldest first; a member's position is its index. Several KBs may stand for one member. */
  readonly members: readonly TrainMember[];
  positionOf(kb: KbNumber): number | undefined;
}

/** The train that runs through these members in this order. */
export function trainOf(members: readonly TrainMember[]): Train {
  const positions = new Map(members.map((member, position) => [member.kb, position]));
  return { members, positionOf: (kb) => positions.get(kb) };
}

/** A train of updates without builds: by day of release, then by KB number. */
export function trainByRelease(updates: Iterable<Update>): Train {
  const members = [...new Set(updates)].map((update) => ({ kb: update.kb, update, released: update.released }));
  return trainOf(members.sort(byRelease));
}

export function byRelease(a: TrainMember, b: TrainMember): number {
  if (a.released !== b.released) return a.released < b.released ? -1 : 1;
  return compareKbs(a.kb, b.kb);
}

/** Highest KB number that the train or the catalogue knows: an installed one beyond it is newer than both. */
export function newestKbOf(catalog: Catalog, { members }: Pick<Train, 'members'>): number {
  return Math.max(catalog.newestKb, ...members.map(({ kb }) => Number(kb)));
}

/** Position of the furthest stop that one of these updates proves; -1 when none does. */
export function furthestStop(train: Train, installed: ReadonlySet<KbNumber>): number {
  let furthest = -1;
  for (const kb of installed) furthest = Math.max(furthest, train.positionOf(kb) ?? -1);
  return furthest;
}

/**
 * Position of the furthest stop that this revision of the OS has reached; -1 when it is below all. A stop whose revision
 * nobody knows is passed once a later one is.
 */
export function stopAtRevision(train: Train, revision: number): number {
  for (let position = train.members.length - 1; position >= 0; position -= 1) {
    const known = train.members[position]?.revision;
    if (known !== undefined && known <= revision) return position;
  }
  return -1;
}
