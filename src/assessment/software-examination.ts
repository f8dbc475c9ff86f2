/** The look at the software beside Windows: what each is exposed to, and what cannot be told of it. */

import type { Train } from '../lines/train.ts';
import type { CatalogKnowledge } from './catalog-knowledge.ts';
import type { DeviceLevel } from './device-level.ts';
import type { Exposure } from './exposures.ts';
import type { Note } from './model.ts';
import type { PatchState } from './patch-state.ts';
import type { ProductKnowledge } from './platform-remedies.ts';
import { type Look, lookAtEach } from './software-look.ts';
import { notesOnLooks } from './software-notes.ts';

export interface SoftwareExamination {
  readonly products: readonly ProductKnowledge[];
  readonly exposures: readonly Exposure[];
  notes(): readonly Note[];
  /** How far the software has come on its train; of several instances on one train the one furthest behind. */
  readonly positions: ReadonlyMap<Train, number>;
}

/** Everything that the inventory's list of software adds to what Windows itself misses. */
export function examineSoftware(
  catalogKnowledge: CatalogKnowledge,
  state: PatchState,
  level: DeviceLevel,
  asOf: string,
): SoftwareExamination {
  const finding = catalogKnowledge.findSoftware(state.software ?? [], state.osProcessor);
  const looks = lookAtEach(catalogKnowledge, state, finding.found, level, asOf);
  return {
    products: [...new Set(looks.flatMap(({ knowledge }) => knowledge.products))],
    exposures: distinctExposures(looks),
    notes: () => distinctNotes([...finding.notes, ...notesOnLooks(looks, state, level, asOf)]),
    positions: positionsOf(looks),
  };
}

/** The level of the device, which on the trains of its software is theirs. */
export function withPositions(level: DeviceLevel, positions: ReadonlyMap<Train, number>): DeviceLevel {
  const ofSoftware = (train: Train | undefined): number | undefined => train && positions.get(train);
  return {
    ...level,
    positionOn: (train) => ofSoftware(train) ?? level.positionOn(train),
    isClosedBy(remedy) {
      const position = ofSoftware(remedy.train);
      return position === undefined
        ? level.isClosedBy(remedy)
        : (remedy.position ?? Number.POSITIVE_INFINITY) <= position;
    },
  };
}

/** One for each pair and update: two instances behind on one train are exposed to the same. */
function distinctExposures(looks: readonly Look[]): Exposure[] {
  const byPair = new Map<object, Exposure>();
  for (const exposure of looks.flatMap(({ certain }) => certain)) {
    if (!byPair.has(exposure.pair)) byPair.set(exposure.pair, exposure);
  }
  return [...byPair.values()];
}

function positionsOf(looks: readonly Look[]): Map<Train, number> {
  const positions = new Map<Train, number>();
  for (const { knowledge, level } of looks) {
    if (!knowledge.train) continue;
    positions.set(knowledge.train, Math.min(level.position, positions.get(knowledge.train) ?? level.position));
  }
  return positions;
}

function distinctNotes(notes: readonly Note[]): Note[] {
  return [...new Map(notes.map((note) => [`${note.kind} ${note.about} ${note.reason}`, note])).values()];
}
