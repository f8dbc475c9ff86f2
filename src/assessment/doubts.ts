/** What cannot be told: exposures that the inventory neither proves nor refutes become notes, not rows. */

import type { Catalog } from '../catalog/model.ts';
import { standaloneKindOf } from '../catalog/standalone.ts';
import { dotNetRollupName } from '../inventory/dot-net-rollup.ts';
import { isForeignRevision } from '../lines/windows/os-lines.ts';
import type { OsTrain } from '../lines/windows/os-train.ts';
import type { DeviceLevel } from './device-level.ts';
import type { Exposure } from './exposures.ts';
import { type Doubt, doubtOfFeature, notApplicable } from './features.ts';
import type { Note } from './model.ts';
import type { PatchState } from './patch-state.ts';
import type { PlatformKnowledge, ProductKnowledge, Remedy } from './platform-remedies.ts';

export interface Certainty {
  readonly certain: readonly Exposure[];
  readonly notes: Note[];
}

/** Why nothing at all can be said of the device's level; undefined when something can. */
export function doubtOfLevel(state: PatchState, level: DeviceLevel, osTrain: OsTrain): string | undefined {
  if (level.revision !== undefined) return undefined;
  if (state.installedKbs === undefined) {
    return 'The inventory reports neither a revision of the build nor installed updates.';
  }
  const newest = state.installedKbs.map(Number).reduce((most, kb) => (kb < 10_000_000 ? Math.max(most, kb) : most), 0);
  if (level.osPosition >= 0 || newest <= osTrain.newestKb || osTrain.members.length === 0) return undefined;
  return `The inventory reports no revision of the build, and KB${newest} is newer than anything the catalogue knows; refresh it with "missingkbs sync".`;
}

/** Windows 11 with a revision that only Windows Server 2025 has: one of the two is wrong, and the revision clears everything. */
export function doubtOfRole({ platform }: PlatformKnowledge, { revision }: DeviceLevel, asOf: string): Note[] {
  if (revision === undefined || platform.role !== 'client') return [];
  if (!isForeignRevision(platform.build, platform.role, revision, asOf)) return [];
  const about = `${platform.build}.${revision}`;
  const reason = `Revision ${revision} of build ${platform.build} is one of Windows Server 2025, and the inventory tells of a client: what its system lacks cannot be told. Correct installationType or osVersion.`;
  return [{ kind: 'cannot-tell', about, reason }];
}

/** What the list of updates and the reported revision say against each other: the revision counts, and the answer says so. */
export function contradictionNotes(level: DeviceLevel): Note[] {
  if (level.aboveRevision.length === 0) return [];
  return [{ kind: 'cannot-tell', about: 'osVersion', reason: describeAboveRevision(level) }];
}

/** "The list of updates names KB5094123, which is above the reported revision 8750: …" */
export function describeAboveRevision({ aboveRevision, revision }: DeviceLevel): string {
  const [newest, ...others] = [...aboveRevision].reverse();
  const names = others.length === 0 ? `KB${newest}, which is` : `KB${newest} and ${others.length} more, which are`;
  return `The list of updates names ${names} above the reported revision ${revision}: a restart is due, or the revision is older than the list.`;
}

/** Exposures that are sure, and a note for each update or software of which that cannot be said. */
export function splitCertain(
  catalog: Catalog,
  exposures: readonly Exposure[],
  state: PatchState,
  knowledge: PlatformKnowledge,
  level: DeviceLevel,
  asOf: string,
): Certainty {
  const notes = new Map<string, Note>();
  const certain = exposures.filter((exposure) => {
    const doubt = doubtOf(catalog, exposure, state, knowledge, level, asOf);
    if (doubt === undefined) return true;
    if (doubt !== notApplicable) notes.set(doubt.about, { kind: 'cannot-tell', ...doubt });
    return false;
  });
  return { certain, notes: [...notes.values()] };
}

/** Undefined for an exposure that is sure. */
function doubtOf(
  catalog: Catalog,
  exposure: Exposure,
  state: PatchState,
  { osTrain, platform }: PlatformKnowledge,
  level: DeviceLevel,
  asOf: string,
): Doubt | typeof notApplicable | undefined {
  const { owner, pair, remedy } = exposure;
  const { kb } = remedy.update;
  const { software } = owner.product;
  const ofFeature = doubtOfFeature(exposure, catalog, state, platform, level, asOf);
  if (ofFeature) return ofFeature;
  if (isUncompared(remedy, level, osTrain)) return { about: kb, reason: noBuild };
  if (isHiddenByRollup(owner, remedy, state, level)) return { about: software, reason: noDotNetKb };
  if (pair.perhaps && level.isClosedBy(pair.perhaps)) return { about: kb, reason: perhapsContained };
  const toldByRevision = remedy.train === osTrain || remedy.hotpatch?.revision !== undefined;
  if (toldByRevision || level.kbListKnown) return undefined;
  return { about: standaloneKindOf(kb) ? kb : software, reason: noList };
}

const noList =
  'The list of updates holds nothing beyond the cumulative updates of Windows, or was not reported; the build says nothing about it.';

const noBuild =
  'The feed names no build of this line for it, so the revision that the device reports cannot be compared with it.';

const noDotNetKb =
  'The list of packages names the cumulative update of the .NET Framework by its version, without its KB.';

const perhapsContained =
  'No source says whether the installed Monthly Rollup contains it, and Windows Update offers it beside some.';

/** The device has a cumulative update of .NET and nothing says which. */
function isHiddenByRollup(owner: ProductKnowledge, remedy: Remedy, state: PatchState, level: DeviceLevel): boolean {
  if (owner.component !== 'dot-net' || !remedy.train) return false;
  const rollup = state.software?.some(({ name }) => name === dotNetRollupName) ?? false;
  return rollup && level.positionOn(remedy.train) < 0;
}

/** Neither the feed nor the release history says which revision the update brings, and the device tells its level by revision. */
function isUncompared(remedy: Remedy, level: DeviceLevel, osTrain: OsTrain): boolean {
  if (remedy.train !== osTrain || !osTrain.decidedByRevision || remedy.position === undefined) return false;
  if (level.revision === undefined) return false;
  return osTrain.members[remedy.position]?.revision === undefined;
}
