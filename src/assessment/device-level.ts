/** How far a device has come: what it has installed, and the stop it has reached on each train. */

import type { KbNumber } from '../brand.ts';
import type { Catalog } from '../catalog/model.ts';
import { parseOsBuild } from '../inventory/os-build.ts';
import { furthestStop, stopAtRevision, type Train } from '../lines/train.ts';
import type { OsTrain } from '../lines/windows/os-train.ts';
import { closeInstalled } from './installed.ts';
import type { PatchState } from './patch-state.ts';
import type { PassedStops, Remedy } from './platform-remedies.ts';

export interface DeviceLevel {
  /** The revision of the build that the device reports. */
  readonly revision: number | undefined;
  /** Reported, and above the revision that the device reports, oldest first: they wait for a restart, or the revision is an old one. */
  readonly aboveRevision: readonly KbNumber[];
  /** False when the list of updates says nothing beyond the system's own train, so that an absent KB proves nothing. */
  readonly kbListKnown: boolean;
  /** The device takes hotpatches. */
  readonly hotpatched: boolean;
  /** Position on the train of the operating system; -1 before its first stop. */
  readonly osPosition: number;
  /** Reported and not waiting for a restart, passed on the train of the system, or contained in either. */
  isInstalled(kb: KbNumber): boolean;
  /** Position of the furthest stop that the device has reached on a train; -1 before its first. */
  positionOn(train: Train): number;
  isClosedBy(remedy: Remedy): boolean;
}

/**
 * Where the device reports a revision, it decides for the train of the operating system, and installed updates beyond it
 * wait for a restart; where it reports none, the list of updates decides.
 */
export function levelOf(catalog: Catalog, state: PatchState, { osTrain, passedAt }: PassedStops): DeviceLevel {
  const revision = state.osVersion === undefined ? undefined : parseOsBuild(state.osVersion)?.revision;
  const reported = state.installedKbs ?? [];
  const positions = new Map<Train, number>();
  const osPosition = positionOnOsTrain(osTrain, revision, () => closeInstalled(catalog, reported));
  const place = (kb: KbNumber): number => osTrain.positionOf(kb) ?? -1;
  const aboveRevision = reported.filter((kb) => place(kb) > osPosition).sort((a, b) => place(a) - place(b));
  const effective = aboveRevision.length === 0 ? reported : reported.filter((kb) => place(kb) <= osPosition);
  const passed = passedAt(osPosition);
  const beyond = closeInstalled(catalog, effective, passed.updates);
  positions.set(osTrain, osPosition);
  const hotpatched = isHotpatched(catalog, state, osTrain);

  function isInstalled(kb: KbNumber): boolean {
    return beyond.has(kb) || passed.updates.has(kb);
  }

  function positionOn(train: Train): number {
    const known = positions.get(train) ?? Math.max(passed.furthestOn(train), furthestStop(train, beyond));
    positions.set(train, known);
    return known;
  }

  function hotpatchReached(remedy: Remedy): boolean {
    if (isInstalled(remedy.update.kb)) return true;
    if (revision === undefined && remedy.train && (remedy.position ?? 0) <= positionOn(remedy.train)) return true;
    const given = remedy.hotpatch?.revision;
    const reached = revision ?? osTrain.members[osPosition]?.revision;
    return reached !== undefined && given !== undefined && given <= reached;
  }

  return {
    revision,
    isInstalled,
    aboveRevision,
    kbListKnown: isListTelling(state, osTrain, revision),
    hotpatched,
    osPosition,
    positionOn,
    isClosedBy(remedy) {
      if (remedy.hotpatch) return hotpatchReached(remedy);
      if (!remedy.train || remedy.position === undefined) return isInstalled(remedy.update.kb);
      return remedy.position <= positionOn(remedy.train);
    },
  };
}

/**
 * Every Windows that was ever updated lists more than the cumulative updates of its system (servicing stacks, .NET). A
 * list of nothing else without a revision is cut short, as is an empty one beside a revision: neither says anything of
 * the other updates.
 */
function isListTelling(state: PatchState, osTrain: OsTrain, revision: number | undefined): boolean {
  if (state.installedKbs === undefined) return false;
  if (revision !== undefined) return state.installedKbs.length > 0;
  const beyondTrain = state.installedKbs.some((kb) => osTrain.positionOf(kb) === undefined);
  return beyondTrain || state.installedKbs.length === 0 || !osTrain.decidedByRevision;
}

/**
 * By revision where the train has revisions to compare with, stops of unknown revision that follow counting where the
 * device lists them; else by the list of updates.
 */
function positionOnOsTrain(
  osTrain: OsTrain,
  revision: number | undefined,
  closeReported: () => ReadonlySet<KbNumber>,
): number {
  if (revision === undefined || !osTrain.decidedByRevision) {
    const reached = revision === undefined ? -1 : stopAtRevision(osTrain, revision);
    return Math.max(reached, furthestStop(osTrain, closeReported()));
  }
  let position = stopAtRevision(osTrain, revision);
  for (;;) {
    const next = osTrain.members[position + 1];
    if (!next || next.revision !== undefined || !closeReported().has(next.kb)) return position;
    position += 1;
  }
}

/**
 * Told by the inventory, or by installed hotpatches: then what was installed since the last one are baselines, the
 * cumulative updates of months without a hotpatch.
 */
function isHotpatched(catalog: Catalog, state: PatchState, osTrain: OsTrain): boolean {
  if (state.hotpatch !== undefined) return state.hotpatch;
  if (osTrain.hotpatches.members.length === 0) return false;
  const reported = (state.installedKbs ?? [])
    .map((kb) => catalog.updateOf(kb))
    .filter((update) => update !== undefined);
  const hotpatches = reported.filter(({ kb }) => osTrain.hotpatches.positionOf(kb) !== undefined);
  if (hotpatches.length === 0) return false;
  const last =
    hotpatches
      .map(({ released }) => released)
      .sort()
      .at(-1) ?? '';
  const hotpatchMonths = new Set(osTrain.hotpatches.members.map(({ update }) => update?.month));
  return reported
    .filter(({ kb, released }) => osTrain.positionOf(kb) !== undefined && released >= last)
    .every(({ month }) => !hotpatchMonths.has(month));
}
