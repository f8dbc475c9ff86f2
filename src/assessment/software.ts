/** The look at the software beside Windows: what each is exposed to, and what cannot be told of it. */

import type { Catalog } from '../catalog/model.ts';
import type { Train } from '../catalog/trains.ts';
import type { FoundSoftware } from '../inventory/software/finding.ts';
import { findSoftware } from '../inventory/software-products.ts';
import { type Exposure, findExposures } from './exposures.ts';
import type { ProductKnowledge } from './knowledge.ts';
import type { DeviceLevel } from './levels.ts';
import type { Note } from './model.ts';
import type { PatchState } from './patch-state.ts';
import { type SoftwareKnowledge, softwareKnowledgeOf } from './software-knowledge.ts';
import { levelOfSoftware, provenStops, type SoftwareLevel } from './software-level.ts';
import { notesOnLooks } from './software-notes.ts';

export interface SoftwareExamination {
  readonly products: readonly ProductKnowledge[];
  readonly exposures: readonly Exposure[];
  readonly notes: readonly Note[];
  /** How far the software has come on its train; of several instances on one train the one furthest behind. */
  readonly positions: ReadonlyMap<Train, number>;
}

/** Software of the same products at the same level, looked at once: a list may name thousands of instances. */
export interface Look {
  readonly knowledge: SoftwareKnowledge;
  readonly level: SoftwareLevel;
  /** By name. */
  readonly found: ReadonlyMap<string, FoundSoftware>;
  readonly open: readonly Exposure[];
  /** Those of the open ones that are open for sure. */
  readonly certain: readonly Exposure[];
}

/** Everything that the inventory's list of software adds to what Windows itself misses. */
export function examineSoftware(
  catalog: Catalog,
  state: PatchState,
  level: DeviceLevel,
  asOf: string,
): SoftwareExamination {
  const finding = findSoftware(catalog, state.software ?? [], state.osProcessor);
  const looks = lookAtEach(catalog, state, finding.found, level, asOf);
  return {
    products: [...new Set(looks.flatMap(({ knowledge }) => knowledge.products))],
    exposures: distinctExposures(looks),
    notes: distinctNotes([...finding.notes, ...notesOnLooks(looks, state, level, asOf)]),
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

function lookAtEach(
  catalog: Catalog,
  state: PatchState,
  software: readonly FoundSoftware[],
  level: DeviceLevel,
  asOf: string,
): Look[] {
  const provenStopOn = provenStops(catalog, state);
  const looks = new Map<SoftwareKnowledge, Map<string, ReturnType<typeof lookAt>>>();
  for (const found of software) {
    const knowledge = softwareKnowledgeOf(catalog, found);
    const own = levelOfSoftware(state, found, knowledge, level, provenStopOn);
    const levels = looks.get(knowledge) ?? new Map();
    looks.set(knowledge, levels);
    const key = `${own.position} ${own.possible}`;
    const look = levels.get(key) ?? lookAt(knowledge, own, level, asOf);
    levels.set(key, look);
    look.found.set(found.name, found);
  }
  return [...looks.values()].flatMap((levels) => [...levels.values()]);
}

function lookAt(knowledge: SoftwareKnowledge, own: SoftwareLevel, level: DeviceLevel, asOf: string) {
  const open = findExposures(knowledge.products, { ...level, hotpatched: false, isClosedBy: own.isClosedBy }, asOf);
  const certain = open.filter(({ remedy }) => !own.isDoubtful(remedy));
  return { knowledge, level: own, found: new Map<string, FoundSoftware>(), open, certain };
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
