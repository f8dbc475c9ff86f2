/** The look at the software beside Windows: what each is exposed to, and what cannot be told of it. */

import type { KbNumber } from '../brand.ts';
import type { Catalog } from '../catalog/model.ts';
import { furthestStop, type Train } from '../catalog/trains.ts';
import { placeOfVersion } from '../catalog/version-line.ts';
import type { FoundSoftware, VersionLevel } from '../inventory/software/finding.ts';
import { findSoftware } from '../inventory/software-products.ts';
import { type Exposure, findExposures } from './exposures.ts';
import type { ProductKnowledge, Remedy } from './knowledge.ts';
import type { DeviceLevel } from './levels.ts';
import type { Note } from './model.ts';
import type { PatchState } from './patch-state.ts';
import { type SoftwareKnowledge, softwareKnowledgeOf } from './software-knowledge.ts';

export interface SoftwareExamination {
  readonly products: readonly ProductKnowledge[];
  readonly exposures: readonly Exposure[];
  readonly notes: readonly Note[];
  /** How far the software has come on its train; of several instances on one train the one furthest behind. */
  readonly positions: ReadonlyMap<Train, number>;
}

/** Everything that the inventory's list of software adds to what Windows itself misses. */
export function examineSoftware(
  catalog: Catalog,
  state: PatchState,
  level: DeviceLevel,
  asOf: string,
): SoftwareExamination {
  const finding = findSoftware(catalog, state.software ?? [], state.osProcessor);
  const products = new Set<ProductKnowledge>();
  const exposures: Exposure[] = [];
  const notes: Note[] = [...finding.notes];
  const positions = new Map<Train, number>();
  for (const found of finding.found) {
    const knowledge = softwareKnowledgeOf(catalog, found);
    for (const product of knowledge.products) products.add(product);
    const own = levelOfSoftware(catalog, state, found, knowledge, level);
    const open = findExposures(knowledge.products, { ...level, hotpatched: false, isClosedBy: own.isClosedBy }, asOf);
    const certain = open.filter(({ remedy }) => !own.isDoubtful(remedy));
    notes.push(...doubtNotes(found, open, own), ...successorNotes(found, knowledge, asOf));
    if (isListSilent(found, knowledge, certain, level)) notes.push(silentListNote(found));
    exposures.push(...certain);
    if (knowledge.train) {
      positions.set(knowledge.train, Math.min(own.position, positions.get(knowledge.train) ?? own.position));
    }
  }
  return { products: [...products], exposures, notes: distinctNotes(notes), positions };
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

interface SoftwareLevel {
  readonly position: number;
  readonly reason: string;
  isClosedBy(remedy: Remedy): boolean;
  /** Open as far as anybody can tell, which is not far enough. */
  isDoubtful(remedy: Remedy): boolean;
}

function levelOfSoftware(
  catalog: Catalog,
  state: PatchState,
  found: FoundSoftware,
  knowledge: SoftwareKnowledge,
  level: DeviceLevel,
): SoftwareLevel {
  if (found.level.by === 'updates' || !knowledge.train) {
    return {
      position: -1,
      reason: 'Only a list of installed updates tells its level, and none was reported.',
      isClosedBy: level.isClosedBy,
      isDoubtful: () => !isListTelling(state, level),
    };
  }
  const { train } = knowledge;
  const place = placeOfVersion(train, found.level.line, found.level.version);
  const position = Math.max(place.reached, furthestStop(train, provingUpdates(catalog, state, found.level)));
  return {
    position,
    reason: 'Its version lies between two that are known; which security updates it has cannot be told.',
    isClosedBy: (remedy) => (remedy.position === undefined ? level.isClosedBy(remedy) : remedy.position <= position),
    isDoubtful: (remedy) => remedy.position !== undefined && remedy.position <= place.possible,
  };
}

/** A list that names updates, or says that there are none where nothing proves the contrary: a revision shows that some are. */
function isListTelling({ installedKbs }: PatchState, { revision }: DeviceLevel): boolean {
  if (installedKbs === undefined) return false;
  return installedKbs.length > 0 || revision === undefined;
}

/** The reported updates themselves, not what they supersede: on these lines the feed's links lead from one branch to another. */
function provingUpdates(catalog: Catalog, state: PatchState, level: VersionLevel): ReadonlySet<KbNumber> {
  if (!level.updatesCount) return new Set();
  const reported = state.installedKbs ?? [];
  const leftFrom = level.leftFrom;
  if (!leftFrom) return new Set(reported);
  return new Set(
    reported.filter((kb) => {
      const update = catalog.updateOf(kb);
      return update === undefined || !catalog.productsOf(update).some((product) => leftFrom.includes(product));
    }),
  );
}

function doubtNotes(found: FoundSoftware, open: readonly Exposure[], own: SoftwareLevel): Note[] {
  const doubtful = open.filter(({ remedy }) => own.isDoubtful(remedy));
  if (doubtful.length === 0) return [];
  if (found.level.by === 'updates') return [{ kind: 'cannot-tell', about: found.name, reason: own.reason }];
  const kbs = new Set(doubtful.map(({ remedy }) => remedy.update.kb));
  return [...kbs].map((kb) => ({ kind: 'cannot-tell', about: kb, reason: `${found.name}: ${own.reason}` }));
}

/** So many updates missing and not one there: nobody patches that way, so the list may be one that never names them. */
const suspiciouslyMany = 10;

function isListSilent(
  found: FoundSoftware,
  { products }: SoftwareKnowledge,
  open: readonly Exposure[],
  level: DeviceLevel,
): boolean {
  if (found.level.by !== 'updates') return false;
  if (new Set(open.map(({ remedy }) => remedy.update)).size < suspiciouslyMany) return false;
  return !products.some(({ pairs }) => pairs.some(({ remedies }) => remedies.some(level.isClosedBy)));
}

function silentListNote(found: FoundSoftware): Note {
  const reason =
    'The list of updates names none of its updates. systeminfo and Get-HotFix never do: if the list is from there, the rows may be false; add the Uninstall keys or the history of Windows Update.';
  return { kind: 'cannot-tell', about: found.name, reason };
}

/** Silence of the feed is no good news where it speaks of the next service pack or cumulative update only. */
function successorNotes(found: FoundSoftware, knowledge: SoftwareKnowledge, asOf: string): Note[] {
  if (!found.successors) return [];
  const newest = knowledge.successorDays.findLast((day) => day <= asOf);
  const own = knowledge.days.findLast((day) => day <= asOf);
  if (newest === undefined || (own !== undefined && newest <= own)) return [];
  const since = own === undefined ? 'It gets no security updates' : `It got its last security update on ${own}`;
  return [
    {
      kind: 'not-covered',
      about: found.name,
      reason: `${since}; those of ${newest} are for what replaces it: ${found.successors.advice}.`,
    },
  ];
}

function distinctNotes(notes: readonly Note[]): Note[] {
  return [...new Map(notes.map((note) => [`${note.kind} ${note.about} ${note.reason}`, note])).values()];
}
