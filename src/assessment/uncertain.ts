/** What cannot be told: exposures that the inventory neither proves nor refutes become notes, not rows. */

import { isForeignRevision } from '../catalog/os-lines.ts';
import type { OsTrain } from '../catalog/os-train.ts';
import { type StandaloneKind, standaloneKindOf } from '../catalog/standalone.ts';
import { dotNetRollupName } from '../inventory/dot-net.ts';
import type { Exposure } from './exposures.ts';
import type { PlatformKnowledge, ProductKnowledge, Remedy } from './knowledge.ts';
import type { DeviceLevel } from './levels.ts';
import type { Note } from './model.ts';
import type { PatchState } from './patch-state.ts';

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

/** Exposures that are sure, and a note for each update or software of which that cannot be said. */
export function splitCertain(
  exposures: readonly Exposure[],
  state: PatchState,
  knowledge: PlatformKnowledge,
  level: DeviceLevel,
): Certainty {
  const notes = new Map<string, Note>();
  const certain = exposures.filter((exposure) => {
    const doubt = doubtOf(exposure, state, knowledge, level);
    if (doubt === undefined) return true;
    const { about, reason } = doubt;
    if (reason !== notApplicable) notes.set(about, { kind: 'cannot-tell', about, reason });
    return false;
  });
  return { certain, notes: [...notes.values()] };
}

/** What is in doubt, an update or software, and why; undefined for an exposure that is sure. */
function doubtOf(
  { owner, remedy }: Exposure,
  state: PatchState,
  { osTrain, platform }: PlatformKnowledge,
  level: DeviceLevel,
): Pick<Note, 'about' | 'reason'> | undefined {
  const { kb } = remedy.update;
  const { software } = owner.product;
  const standalone = standaloneKindOf(kb);
  if (standalone) {
    const reason = doubtOfStandalone(standalone, state, platform.role, level);
    return reason === undefined ? undefined : { about: kb, reason };
  }
  if (isUncompared(remedy, level, osTrain)) return { about: kb, reason: noBuild };
  if (isHiddenByRollup(owner, remedy, state, level)) return { about: software, reason: noDotNetKb };
  const toldByRevision = remedy.train === osTrain || remedy.hotpatch?.revision !== undefined;
  return toldByRevision || level.kbListKnown ? undefined : { about: software, reason: noList };
}

const notApplicable = '';
const noList =
  'The list of updates holds nothing beyond the cumulative updates of Windows, or was not reported; the build says nothing about it.';

const noBuild =
  'The feed names no build of this line for it, so the revision that the device reports cannot be compared with it.';

const noDotNetKb =
  'The list of packages names the cumulative update of the .NET Framework by its version, without its KB.';

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

/**
 * Windows Update offers the Secure Boot and WinRE updates only where Secure Boot or WinRE is on. Clients are sold with
 * both, servers are not (of Windows Server 2019 without KB5012170 Windows Update says that nothing is missing).
 */
function doubtOfStandalone(
  kind: StandaloneKind,
  state: PatchState,
  role: 'client' | 'server',
  level: DeviceLevel,
): string | undefined {
  if (!level.kbListKnown) return noList;
  if (kind === 'secure-boot-dbx' && state.secureBoot !== undefined) return state.secureBoot ? undefined : notApplicable;
  if (role === 'client') return undefined;
  return kind === 'secure-boot-dbx'
    ? 'It applies where Secure Boot is on; the inventory does not say (secureBoot).'
    : 'It applies where the Windows Recovery Environment is enabled; the inventory cannot say.';
}
