/** The one look at a device that both the answer and its explanation are written from. */

import { dotNetVersionOf } from '../lines/dot-net-framework/version.ts';
import type { OsTrain } from '../lines/windows/os-train.ts';
import { findPlatform } from '../lines/windows/platform.ts';
import type { CatalogKnowledge } from './catalog-knowledge.ts';
import { type DeviceLevel, levelOf } from './device-level.ts';
import { contradictionNotes, doubtOfLevel, doubtOfRole, splitCertain } from './doubts.ts';
import { applicableProducts, type Exposure, findExposures } from './exposures.ts';
import type { Note } from './model.ts';
import type { PatchState } from './patch-state.ts';
import type { PlatformKnowledge, ProductKnowledge } from './platform-remedies.ts';
import { examineSoftware, withPositions } from './software-examination.ts';
import { noteOfDay, noteOfDevice } from './stale.ts';
import type { Support } from './support.ts';

export type Examination = Finding & {
  /** Why what was found is older than the question. */
  readonly stale: readonly Note[];
};

type Finding =
  | { readonly status: 'unknown' | 'unsupported'; readonly reason: string }
  | {
      readonly status: 'assessed';
      readonly knowledge: PlatformKnowledge;
      readonly level: DeviceLevel;
      /** What the device has. */
      readonly products: readonly ProductKnowledge[];
      /** The pairs that are open for sure. */
      readonly exposures: readonly Exposure[];
      /** Which of the updates that close them are offered to this device. */
      readonly support: Support;
      /** Written when they are asked for first. */
      readonly notes: readonly Note[];
    };

export function examineState(catalogKnowledge: CatalogKnowledge, state: PatchState, asOf: string): Examination {
  const { catalog } = catalogKnowledge;
  const stale = noteOfDay(catalogKnowledge.coverage, asOf);
  const finding = findPlatform(catalogKnowledge.platforms, state);
  if (!finding.found) return { status: finding.status, reason: finding.reason, stale };
  const knowledge = catalogKnowledge.ofPlatform(finding.platform, dotNetVersionOf(state, finding.platform.build));
  const level = levelOf(catalog, state, knowledge);
  const doubt = doubtOfLevel(state, level, knowledge.osTrain);
  if (doubt) return { status: 'unknown', reason: doubt, stale };
  const products = applicableProducts(knowledge, state, level);
  const open = findExposures(catalogKnowledge.possibleExposures, products, level, asOf);
  const { certain, notes } = splitCertain(catalog, open, state, knowledge, level, asOf);
  const software = examineSoftware(catalogKnowledge, state, level, asOf);
  const exposures = [...certain, ...software.exposures];
  const reachedDay = securityReachedOn(knowledge.osTrain, level.osPosition);
  const support = catalogKnowledge.supportOf(finding.platform.line, state, reachedDay);
  let noted: readonly Note[] | undefined;
  const noteAll = () => [
    ...doubtOfRole(knowledge, level, asOf),
    ...contradictionNotes(level),
    ...notes,
    ...software.notes(),
    ...support.notesOn(exposures),
    ...(finding.processorAssumed ? [processorNote] : []),
  ];
  return {
    status: 'assessed',
    knowledge,
    level: withPositions(level, software.positions),
    products: [...products, ...software.products],
    exposures,
    support,
    get notes() {
      noted ??= noteAll();
      return noted;
    },
    stale: [...stale, ...noteOfDevice(catalogKnowledge, knowledge, level, asOf)],
  };
}

/** Day of the newest stop, up to this position, that is a security update; "" where there is none. */
function securityReachedOn({ members }: OsTrain, position: number): string {
  return members.slice(0, position + 1).findLast(({ update }) => update !== undefined)?.released ?? '';
}

const processorNote: Note = {
  kind: 'cannot-tell',
  about: 'osProcessor',
  reason: 'The inventory reports no architecture; answered for x64.',
};
