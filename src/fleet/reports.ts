/** What a cohort reports on a day: its habits, held against what was out by then. */

import { type KbNumber, parseKbNumber } from '../brand.ts';
import { patchTuesdayUpTo } from '../catalog/patch-tuesday.ts';
import { daysAfter } from '../day.ts';
import { sortKbNumbers } from '../inventory/kb-numbers.ts';
import type { InventoryReading, Software } from '../inventory/model.ts';
import { firstBuildOfWindows10 } from '../lines/windows/os-lines.ts';
import type { Cohort } from './cohorts.ts';
import { editionFor } from './editions.ts';
import { type Level, levelAt } from './levels.ts';
import { edgeAt } from './programs.ts';
import type { UpdatesOfDay } from './updates.ts';

/** What each device of a cohort reports, and how far it is. */
export interface Report {
  readonly reading: Omit<InventoryReading, 'id' | 'computerDnsName' | 'lastSeen'>;
  readonly level: Level;
}

export function reportOf(cohort: Cohort, day: string, updates: UpdatesOfDay): Report {
  const level = levelAt(cohort.system, cohort.habits, daysAfter(day, -cohort.delayDays));
  const { processor, installationType } = level.system;
  const tuesday = patchTuesdayUpTo(daysAfter(day, -cohort.delayDays - cohort.extraDays));
  const software = softwareOf(cohort, level, tuesday, updates);
  const { secureBoot } = cohort;
  const reading = {
    ...editionFor(level.system, cohort.edition),
    osVersion: level.osVersion,
    osProcessor: processor,
    installationType,
    ...(cohort.tellsKbs && { installedKbs: kbsOf(cohort, level, software, tuesday, updates) }),
    ...(cohort.tellsSoftware && { software }),
    ...(level.hotpatched && { hotpatch: true }),
    ...(secureBoot !== undefined && { secureBoot }),
  };
  return { reading, level };
}

function softwareOf(cohort: Cohort, level: Level, day: string, updates: UpdatesOfDay): Software[] {
  const { processor, build } = level.system;
  const edge = build >= firstBuildOfWindows10 ? [edgeAt(day)] : [];
  const forgotten = cohort.forgotten ? [cohort.forgotten] : [];
  return [...edge, ...cohort.programs.map((program) => updates.updated(program, processor, day)), ...forgotten].map(
    ({ name, version, vendor }) => ({
      name,
      ...(version !== undefined && { version }),
      ...(vendor !== undefined && { vendor }),
    }),
  );
}

/** Malicious Software Removal Tool, and the platform of Defender: on most devices, in no catalogue. */
const everywhere = ['890830', '4052623'].flatMap((text) => parseKbNumber(text) ?? []);

function kbsOf(
  cohort: Cohort,
  level: Level,
  software: readonly Software[],
  day: string,
  updates: UpdatesOfDay,
): readonly KbNumber[] {
  const beside = updates.besideSystem(level.system, software, day);
  const taken = level.taken.slice(-1 - cohort.listedBefore);
  return sortKbNumbers([...taken, ...beside, ...everywhere, ...cohort.strayKbs]);
}
