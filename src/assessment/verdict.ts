/** The verdict on one update of one device, and the sentence that says what it rests on. */

import type { KbNumber } from '../brand.ts';
import type { Catalog, Update } from '../catalog/model.ts';
import type { Train } from '../lines/train.ts';
import { describeAboveRevision } from './doubts.ts';
import type { Examination } from './examination.ts';
import type { Exposure } from './exposures.ts';
import type { Note, OfferMarks, Verdict } from './model.ts';
import type { PatchState } from './patch-state.ts';
import type { Remedy } from './platform-remedies.ts';
import { describePath, type SupersedingPath, supersedingPaths } from './superseding-path.ts';

type Assessed = Extract<Examination, { status: 'assessed' }>;

/** What was found of a device, and what is looked up in its lists for every update that is asked for. */
export interface Examined {
  readonly catalog: Catalog;
  readonly state: PatchState;
  readonly asOf: string;
  readonly examination: Examination;
  readonly reported: ReadonlySet<KbNumber>;
  /** By what they are about. */
  readonly notes: ReadonlyMap<string, Note>;
  /** Filled when the first update is asked for that needs it. */
  pathTo?: (kb: KbNumber) => SupersedingPath | undefined;
  pathOfPassed?: (kb: KbNumber) => SupersedingPath | undefined;
}

export interface Judgement extends OfferMarks {
  readonly verdict: Verdict;
  readonly reason: string;
}

/** Missing, or why not, and what that rests on. */
export function judgeUpdate(examined: Examined, kb: KbNumber, update: Update | undefined): Judgement {
  const { catalog, examination, asOf } = examined;
  if (examination.status !== 'assessed') return { verdict: 'cannot-tell', reason: examination.reason };
  const open = examination.exposures.find(({ remedy }) => remedy.update.kb === kb);
  if (open) {
    const marks = examination.support.marksOf(open);
    return { verdict: 'missing', reason: `${missingReason(open, examination)}${describeMarks(marks)}`, ...marks };
  }
  const note = examined.notes.get(kb);
  if (note) return { verdict: 'cannot-tell', reason: note.reason };
  const present = judgePresent(examined, examination, kb);
  if (present) return present;
  if (!update) {
    return {
      verdict: 'unknown-update',
      reason: `The catalogue of ${catalog.feedDate.slice(0, 10)} does not name KB${kb}.`,
    };
  }
  return judgeAbsent(catalog, update, examination, asOf);
}

function missingReason({ remedy }: Exposure, { knowledge, level }: Assessed): string {
  const reason = `Nothing on the device closes what KB${remedy.update.kb} closes.`;
  if (level.aboveRevision.length === 0 || remedy.train !== knowledge.osTrain) return reason;
  return `${reason} ${describeAboveRevision(level)}`;
}

function describeMarks({ needsEsu, notOffered }: OfferMarks): string {
  if (notOffered) return ` Windows Update does not offer it to this device: ${notOffered.reason}`;
  return needsEsu
    ? ' Windows Update offers it with Extended Security Updates only; nothing shows that the device has them.'
    : '';
}

/** Installed, superseded by something installed, or reached by the build. */
function judgePresent(examined: Examined, examination: Assessed, kb: KbNumber): Judgement | undefined {
  const { osTrain } = examination.knowledge;
  const { revision } = examination.level;
  const position = osTrain.positionOf(kb);
  const reached = position !== undefined && position <= examination.level.osPosition;
  if (examined.reported.has(kb) && (position === undefined || reached)) {
    return { verdict: 'installed', reason: `The inventory lists KB${kb}.` };
  }
  if (reached && revision !== undefined && osTrain.decidedByRevision) {
    const brings = osTrain.members[position]?.revision;
    const compared = brings === undefined ? 'is beyond it' : `is at or beyond its ${brings}`;
    return {
      verdict: 'reached',
      reason: `Revision ${revision} of build ${examination.knowledge.platform.build} ${compared}.`,
    };
  }
  examined.pathTo ??= supersedingPaths(examined.catalog, examined.reported);
  const path = examined.pathTo(kb);
  if (path) return { verdict: 'superseded', reason: `The installed ${describePath(path)}.` };
  const contained = reached ? undefined : judgeContained(examined, examination, kb);
  if (contained) return contained;
  const train = reached ? osTrain : trainThatPassed(kb, examination);
  if (!train) return undefined;
  const stop = train.members[examination.level.positionOn(train)];
  return {
    verdict: 'superseded',
    reason: `The installed KB${stop?.kb} comes after it on the same train and contains it.`,
  };
}

/** On no train, and contained in what the device has passed on that of the system. */
function judgeContained(examined: Examined, examination: Assessed, kb: KbNumber): Judgement | undefined {
  const { osTrain } = examination.knowledge;
  const rollup = osTrain.decidedByRevision ? undefined : rollupWith(kb, examination);
  if (rollup) {
    const reason = `KB${rollup.update.kb} and the Monthly Rollups after it contain it, and the device has come that far.`;
    return { verdict: 'superseded', reason };
  }
  if (!examination.level.isInstalled(kb)) return undefined;
  const passed = osTrain.members.slice(0, examination.level.osPosition + 1).map((member) => member.kb);
  examined.pathOfPassed ??= supersedingPaths(examined.catalog, passed.reverse());
  const path = examined.pathOfPassed(kb);
  if (!path) return undefined;
  const reason = `The device is at or beyond ${describePath(path, true)}.`;
  return { verdict: 'superseded', reason };
}

/** The first rollup that contains this update although no record says so, where the device has reached it. */
function rollupWith(kb: KbNumber, examination: Assessed): Remedy | undefined {
  for (const { pairs } of examination.products) {
    for (const { remedies } of pairs) {
      const rollup = remedies.find((remedy) => remedy.implied !== undefined && examination.level.isClosedBy(remedy));
      if (rollup && remedies.some(({ update }) => update.kb === kb)) return rollup;
    }
  }
  return undefined;
}

/** The train of a component on which the device is at or beyond this update. */
function trainThatPassed(kb: KbNumber, examination: Assessed): Train | undefined {
  for (const { pairs } of examination.products) {
    for (const { remedies } of pairs) {
      const remedy = remedies.find(({ update, train }) => update.kb === kb && train !== undefined);
      if (remedy && examination.level.isClosedBy(remedy)) return remedy.train;
    }
  }
  return undefined;
}

/** In the catalogue, not on the device, and yet not missing. */
function judgeAbsent(catalog: Catalog, update: Update, examination: Assessed, asOf: string): Judgement {
  const here = examination.products
    .map((owner) => ({
      owner,
      pairs: owner.pairs.filter(({ remedies }) => remedies.some((remedy) => remedy.update === update)),
    }))
    .filter(({ pairs }) => pairs.length > 0);
  if (here.length === 0)
    return { verdict: 'not-applicable', reason: notApplicableReason(catalog, update, examination) };
  const pairs = here.flatMap((entry) => entry.pairs);
  const remedies = pairs.flatMap((pair) => pair.remedies.filter((remedy) => remedy.update === update));
  if (remedies.every(({ released }) => released > asOf)) {
    return {
      verdict: 'not-released',
      reason: `KB${update.kb} was released on ${remedies[0]?.released}, after ${asOf}.`,
    };
  }
  if (remedies.every(({ hotpatch }) => hotpatch) && !examination.level.hotpatched) {
    return {
      verdict: 'not-applicable',
      reason: 'It is a hotpatch, and the device takes the monthly cumulative updates.',
    };
  }
  const others = new Set(
    examination.exposures.filter(({ pair }) => pairs.includes(pair)).map(({ remedy }) => `KB${remedy.update.kb}`),
  );
  if (others.size > 0) {
    return { verdict: 'other-update', reason: `What it closes here is counted for ${[...others].join(', ')}.` };
  }
  const closing = new Set(
    pairs.flatMap((pair) =>
      pair.remedies.filter(examination.level.isClosedBy).map((remedy) => `KB${remedy.update.kb}`),
    ),
  );
  return closing.size > 0
    ? { verdict: 'other-update', reason: `What it closes here is closed by ${[...closing].join(', ')}.` }
    : {
        verdict: 'not-a-security-update',
        reason: `The feed names KB${update.kb} as a preview, a servicing stack or another update that is never listed.`,
      };
}

function notApplicableReason(catalog: Catalog, update: Update, examination: Assessed): string {
  const names = catalog.productsOf(update).map(({ name }) => name);
  const shown = names.slice(0, 3).join('; ');
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return `It is for ${shown}${more}; the device has ${examination.knowledge.platform.products.map(({ name }) => name).join('; ')}.`;
}
