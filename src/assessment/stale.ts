/**
 * An answer that is older than its question: the day lies beyond what the catalogue knows, or the device does. That is
 * said and nothing else changes: what the catalogue does not hold, nobody can tell.
 */

import { type Coverage, describeGap, staleDaysOn } from '../catalog/coverage.ts';
import type { Catalog } from '../catalog/model.ts';
import { daysBetween } from '../day.ts';
import type { TrainMember } from '../lines/train.ts';
import { codeFamilyOf, isForeignRevision } from '../lines/windows/os-lines.ts';
import type { OsTrain } from '../lines/windows/os-train.ts';
import type { Platform } from '../lines/windows/platform.ts';
import { releaseHistoryOf } from '../lines/windows/release-history.ts';
import type { CatalogKnowledge } from './catalog-knowledge.ts';
import type { DeviceLevel } from './device-level.ts';
import type { Note } from './model.ts';
import type { PlatformKnowledge } from './platform-remedies.ts';

/** What every answer of this catalogue for this day says, whatever the device. */
export function noteOfDay(coverage: Coverage, asOf: string): Note[] {
  if (staleDaysOn(coverage, asOf) === 0) return [];
  return [{ kind: 'stale', about: 'catalogue', reason: describeGap(coverage) }];
}

/**
 * What the answer says of a device whose revision is above all that the catalogue knows of its line. Nothing where a newer
 * catalogue would not know it either: a line that ended, a revision that is not of this line.
 */
export function noteOfDevice(
  { catalog, coverage }: Pick<CatalogKnowledge, 'catalog' | 'coverage'>,
  { platform, osTrain }: PlatformKnowledge,
  { revision }: DeviceLevel,
  asOf: string,
): Note[] {
  if (revision === undefined || isForeignRevision(platform.build, platform.role, revision, asOf)) return [];
  const served = newestOfServed(coverage, osTrain);
  if (served === undefined || revision <= served) return [];
  const newest = newestOf(knownStops(catalog, platform, osTrain, asOf));
  if (newest?.revision === undefined || revision <= newest.revision) return [];
  const reason = `Revision ${revision} of build ${platform.build} is above the newest that is known of ${platform.line}, ${newest.revision} (KB${newest.kb} of ${newest.released}): the device has an update, a preview at the least, that the catalogue does not know. What came with it is not in the answer. Refresh the catalogue with "missingkbs sync".`;
  return [{ kind: 'stale', about: `${platform.build}.${revision}`, reason }];
}

/** Revision of the newest update that the feed names for the line; undefined where it has none or got none of late. */
function newestOfServed(coverage: Coverage, osTrain: OsTrain): number | undefined {
  const newest = osTrain.members.findLast(({ update }) => update !== undefined);
  if (newest === undefined) return undefined;
  const daysBehind = daysBetween(newest.released, coverage.newestUpdate);
  return daysBehind <= servedWithinDays ? newest.revision : undefined;
}

/** Two Patch Tuesdays lie at most five weeks apart. */
const servedWithinDays = 42;

/**
 * The release history of the program runs ahead of an old catalogue. Its later revisions are known when the question is for
 * a day that the catalogue covers; for a later day they show that the device is ahead of it.
 */
function knownStops(catalog: Catalog, platform: Platform, osTrain: OsTrain, asOf: string): TrainMember[] {
  const catalogDay = catalog.feedDate.slice(0, 10);
  const stops = [...osTrain.members, ...osTrain.hotpatches.members, ...stopsOfSiblings(platform)];
  return asOf <= catalogDay
    ? stops
    : stops.filter(({ update, released }) => update !== undefined || released <= catalogDay);
}

/** A preview may have come for one line of a code base only; its revision means the same on all of them. */
function stopsOfSiblings({ build, role }: Platform): TrainMember[] {
  return codeFamilyOf(build)
    .filter((sibling) => sibling !== build)
    .flatMap((sibling) => releaseHistoryOf(String(sibling)))
    .filter(({ revision, released = '' }) => !isForeignRevision(build, role, revision, released))
    .map(({ kb, revision, released = '' }) => ({ kb, revision, released }));
}

function newestOf(stops: readonly TrainMember[]): TrainMember | undefined {
  let newest: TrainMember | undefined;
  for (const stop of stops) if ((stop.revision ?? -1) > (newest?.revision ?? -1)) newest = stop;
  return newest;
}
