/** Devices of a fleet come in cohorts that are alike in everything but name: what a cohort is, on every day. */

import { type KbNumber, parseKbNumber } from '../brand.ts';
import type { Catalog } from '../catalog/model.ts';
import { firstBuildOfWindows10 } from '../lines/windows/os-lines.ts';
import { type Draws, drawsFor, pickByShare } from './chance.ts';
import type { Habits } from './levels.ts';
import { delayDaysAt, hotpatchShare, previewShare } from './mix.ts';
import { forgottenInstanceShare, type Program, plainPrograms, programGroupsOf } from './programs.ts';
import type { System } from './systems.ts';

export interface Cohort {
  readonly system: System;
  /** Days from an update's release until it is installed. */
  readonly delayDays: number;
  /** Days that the updates beside the system's, and those of programs, come later still. */
  readonly extraDays: number;
  readonly habits: Habits;
  readonly programs: readonly Program[];
  /** Of a second instance of SQL Server. */
  readonly forgotten?: Program;
  /** Updates that no catalogue names: drivers, other languages, tools. */
  readonly strayKbs: readonly KbNumber[];
  /** How many earlier cumulative updates are still listed. */
  readonly listedBefore: number;
  /** A number in [0, 1) that chooses the edition. */
  readonly edition: number;
  readonly secureBoot?: boolean;
  readonly tellsKbs: boolean;
  readonly tellsSoftware: boolean;
}

/**
 * The cohort of this number, whatever the others are. Systems and delays are spread evenly over the numbers (a Kronecker
 * sequence of the plastic number), so that the largest cohorts alone already have the shares that the fleet is to have.
 */
export function chooseCohort(place: number, seed: number, systems: readonly System[], catalog: Catalog): Cohort {
  const draws = drawsFor(seed, place);
  const system = pickByShare(systems, (place * 0.7548776662466927) % 1);
  if (!system) throw new Error('The catalogue names no system that a device of the fleet could run.');
  const legacy = system.build < firstBuildOfWindows10;
  const programs = choosePrograms(system, draws);
  const sql = programs.find(({ name }) => name.startsWith('Microsoft SQL Server'));
  return {
    system,
    delayDays: delayDaysAt((place * 0.5698402909980532) % 1),
    extraDays: draws.happens(0.25) ? draws.below(180) : 0,
    habits: { hotpatch: draws.happens(hotpatchShare), previews: draws.happens(previewShare) },
    programs,
    ...(sql && draws.happens(forgottenInstanceShare) && { forgotten: sql }),
    strayKbs: chooseStrayKbs(draws, catalog),
    listedBefore: draws.happens(legacy ? 1 : 0.35) ? 1 + draws.below(legacy ? 24 : 5) : 0,
    edition: draws.fraction(),
    ...(draws.happens(0.7) && { secureBoot: draws.happens(0.85) && !legacy }),
    tellsKbs: legacy || draws.happens(0.97),
    tellsSoftware: draws.happens(0.97),
  };
}

function choosePrograms(system: System, draws: Draws): Program[] {
  const groups = programGroupsOf(system).map((group) => {
    const rest = 1 - group.reduce((sum, { share }) => sum + share, 0);
    return pickByShare([...group, { name: '', version: '', vendor: '', share: rest }], draws.fraction());
  });
  const plain = plainPrograms.filter(({ share }) =>
    draws.happens(system.installationType === 'Client' ? share : share / 4),
  );
  return [...groups.flatMap((program) => (program?.name ? [program] : [])), ...plain];
}

function chooseStrayKbs(draws: Draws, catalog: Catalog): KbNumber[] {
  const numbers = Array.from({ length: 1 + draws.below(4) }, () =>
    parseKbNumber(String(4_100_000 + draws.below(890_000))),
  );
  return numbers.flatMap((kb) => (kb && catalog.updateOf(kb) === undefined ? [kb] : []));
}
