/** What fully updated devices of a day have beside the cumulative update: its other updates, and the versions of its programs. */

import type { CatalogKnowledge } from '../assessment/catalog-knowledge.ts';
import { examineState } from '../assessment/examination.ts';
import { closeInstalled } from '../assessment/installed.ts';
import type { Remedy } from '../assessment/platform-remedies.ts';
import type { KbNumber } from '../brand.ts';
import type { Catalog } from '../catalog/model.ts';
import type { Processor, Software } from '../inventory/model.ts';
import { versionOfRank } from '../lines/software-version.ts';
import { levelAt } from './levels.ts';
import type { System } from './systems.ts';

export interface UpdatesOfDay {
  /** What closes on the day all that is open beside the cumulative update of the system, for the system and this software. */
  besideSystem(system: System, software: readonly Software[], day: string): readonly KbNumber[];
  /** The program at the newest version of its branch that was out by the day; as it is where the catalogue knows none. */
  updated(program: Software, processor: Processor, day: string): Software;
}

/** Each question is answered once. */
export function createUpdatesOfDay(knowledge: CatalogKnowledge): UpdatesOfDay {
  const beside = new Map<string, readonly KbNumber[]>();
  const programs = new Map<string, Software>();
  const patched = new Map<string, boolean>();
  const isPatched = (program: Software): boolean =>
    once(patched, program.name, () =>
      knowledge.findSoftware([program], undefined).found.some(({ level }) => level.by === 'updates'),
    );
  return {
    besideSystem(system, software, day) {
      const { version, processor, installationType } = system;
      const patchedOnes = software.filter(isPatched);
      const key = JSON.stringify([version, processor, installationType, day, patchedOnes]);
      return once(beside, key, () => findBeside(knowledge, system, patchedOnes, day));
    },
    updated(program, processor, day) {
      const key = JSON.stringify([program.name, program.version, processor, day]);
      return once(programs, key, () => updateProgram(knowledge, program, processor, day));
    },
  };
}

function findBeside(
  knowledge: CatalogKnowledge,
  system: System,
  software: readonly Software[],
  day: string,
): readonly KbNumber[] {
  const level = levelAt(system, { hotpatch: false, previews: false }, day);
  const { processor, installationType } = level.system;
  const [newest] = level.taken.slice(-1);
  const state = {
    osVersion: level.osVersion,
    osProcessor: processor,
    installationType,
    installedKbs: newest === undefined ? [] : [newest],
    software,
  };
  const examination = examineState(knowledge, state, day);
  if (examination.status !== 'assessed') return [];
  const { osTrain } = examination.knowledge;
  const isOfSystem = ({ update: { kb } }: Remedy): boolean =>
    osTrain.positionOf(kb) !== undefined || osTrain.hotpatches.positionOf(kb) !== undefined;
  const wanted = examination.exposures.flatMap(({ remedy }) => (isOfSystem(remedy) ? [] : [newestBy(day, remedy)]));
  return withoutContained(knowledge.catalog, new Set(wanted));
}

/** Of its train the last one that was out by the day. */
function newestBy(day: string, { train, update: { kb } }: Remedy): KbNumber {
  return train?.members.findLast(({ update, released }) => update !== undefined && released <= day)?.kb ?? kb;
}

function withoutContained(catalog: Catalog, kbs: ReadonlySet<KbNumber>): KbNumber[] {
  const needed = new Set(kbs);
  for (const kb of kbs) {
    if (!needed.has(kb)) continue;
    for (const contained of closeInstalled(catalog, [kb])) if (contained !== kb) needed.delete(contained);
  }
  return [...needed];
}

function updateProgram(knowledge: CatalogKnowledge, program: Software, processor: Processor, day: string): Software {
  const [found] = knowledge.findSoftware([program], processor).found;
  if (found?.level.by !== 'version') return program;
  const { version } = found.level;
  const reached = knowledge
    .ofSoftware(found)
    .train?.members.findLast(({ released, revision = 0 }) => released <= day && revision > version);
  return reached?.revision === undefined ? program : withVersion(program, reached.revision);
}

/** Runtimes of .NET bear their version in the name; a rank without major version (SQL Server) is one of the build alone. */
function withVersion(program: Software, rank: number): Software {
  const [major, minor, build, revision] = versionOfRank(rank);
  const inName = / - \d+\.\d+\.\d+\b/;
  if (inName.test(program.name))
    return { ...program, name: program.name.replace(inName, ` - ${major}.${minor}.${build}`) };
  const [ownMajor, ownMinor] = (program.version ?? '').split('.');
  const version = major === 0 ? `${ownMajor}.${ownMinor}.${build}.0` : [major, minor, build, revision].join('.');
  return { ...program, version };
}

function once<Value>(known: Map<string, Value>, key: string, work: () => Value): Value {
  const value = known.get(key) ?? work();
  known.set(key, value);
  return value;
}
