/** Why an update is missing on a device, or why it is not. */

import type { KbNumber } from '../brand.ts';
import type { Catalog, Update } from '../catalog/model.ts';
import type { Train } from '../catalog/trains.ts';
import { type Examination, examineState } from './examine.ts';
import type { Exposure } from './exposures.ts';
import { supersedingPaths } from './installed.ts';
import type { ProductKnowledge, Remedy } from './knowledge.ts';
import type { ExplainedProduct, ExplainedRemedy, Explanation, Note, OfferMarks, Verdict } from './model.ts';
import type { PatchState } from './patch-state.ts';

type Assessed = Extract<Examination, { status: 'assessed' }>;

/** The verdict on one update for one patch state on a day, with what it rests on. The same examination as `assessState`. */
export function explainUpdate(catalog: Catalog, state: PatchState, kb: KbNumber, asOf: string): Explanation {
  return createExplainer(catalog, state, asOf)(kb);
}

/** The same for many updates of one patch state, which is examined once, when the first of them is asked for. */
export function createExplainer(catalog: Catalog, state: PatchState, asOf: string): (kb: KbNumber) => Explanation {
  let examined: Examined | undefined;
  return (kb) => {
    examined ??= examine(catalog, state, asOf);
    return explainExamined(examined, kb);
  };
}

/** What was found of a device, and what is looked up in its lists for every update that is asked for. */
interface Examined {
  readonly catalog: Catalog;
  readonly state: PatchState;
  readonly asOf: string;
  readonly found: Examination;
  readonly reported: ReadonlySet<KbNumber>;
  /** By what they are about. */
  readonly notes: ReadonlyMap<string, Note>;
  /** Filled when the first update is asked for that needs it. */
  pathTo?: (kb: KbNumber) => readonly KbNumber[] | undefined;
}

function examine(catalog: Catalog, state: PatchState, asOf: string): Examined {
  const found = examineState(catalog, state, asOf);
  const notes = found.status === 'assessed' ? found.notes : [];
  return {
    catalog,
    state,
    asOf,
    found,
    reported: new Set(state.installedKbs),
    notes: new Map(notes.toReversed().map((note) => [note.about, note])),
  };
}

function explainExamined(examined: Examined, kb: KbNumber): Explanation {
  const { catalog, asOf, found } = examined;
  const update = catalog.updateOf(kb);
  const exposures = found.status === 'assessed' ? found.exposures.filter(({ remedy }) => remedy.update.kb === kb) : [];
  return {
    id: kb,
    ...(update && { name: update.name, url: update.url, releaseDate: update.released }),
    asOf,
    catalog: { version: catalog.version, feedDate: catalog.feedDate },
    ...(found.stale.length > 0 && { stale: found.stale }),
    ...judge(examined, kb, update),
    products: explainProducts(exposures, examined),
  };
}

interface Judgement extends OfferMarks {
  readonly verdict: Verdict;
  readonly reason: string;
}

function judge(examined: Examined, kb: KbNumber, update: Update | undefined): Judgement {
  const { catalog, found, asOf } = examined;
  if (found.status !== 'assessed') return { verdict: 'cannot-tell', reason: found.reason };
  const exposure = found.exposures.find(({ remedy }) => remedy.update.kb === kb);
  if (exposure) {
    const marks = found.support.marksOf(exposure);
    const reason = `Nothing on the device closes what KB${kb} closes.${describeMarks(marks)}`;
    return { verdict: 'missing', reason, ...marks };
  }
  const note = examined.notes.get(kb);
  if (note) return { verdict: 'cannot-tell', reason: note.reason };
  const present = judgePresent(examined, found, kb);
  if (present) return present;
  if (!update) {
    return {
      verdict: 'unknown-update',
      reason: `The catalogue of ${catalog.feedDate.slice(0, 10)} does not name KB${kb}.`,
    };
  }
  return judgeAbsent(catalog, update, found, asOf);
}

function describeMarks({ needsEsu, notOffered }: OfferMarks): string {
  if (notOffered) return ` Windows Update does not offer it to this device: ${notOffered.reason}`;
  return needsEsu
    ? ' Windows Update offers it with Extended Security Updates only; nothing shows that the device has them.'
    : '';
}

/** Installed, superseded by something installed, or reached by the build. */
function judgePresent(examined: Examined, found: Assessed, kb: KbNumber): Judgement | undefined {
  const { osTrain } = found.knowledge;
  const { revision } = found.level;
  const position = osTrain.positionOf(kb);
  const reached = position !== undefined && position <= found.level.osPosition;
  if (examined.reported.has(kb) && (position === undefined || reached)) {
    return { verdict: 'installed', reason: `The inventory lists KB${kb}.` };
  }
  if (reached && revision !== undefined && osTrain.decidedByRevision) {
    const brings = osTrain.members[position]?.revision;
    const compared = brings === undefined ? 'is beyond it' : `is at or beyond its ${brings}`;
    return {
      verdict: 'reached',
      reason: `Revision ${revision} of build ${found.knowledge.platform.build} ${compared}.`,
    };
  }
  examined.pathTo ??= supersedingPaths(examined.catalog, examined.reported, osTrain.alsoContained);
  const path = examined.pathTo(kb);
  if (path) return { verdict: 'superseded', reason: `${describePath(path)}.` };
  const train = reached ? osTrain : trainThatPassed(kb, found);
  if (!train) return undefined;
  const stop = train.members[found.level.positionOn(train)];
  return {
    verdict: 'superseded',
    reason: `The installed KB${stop?.kb} comes after it on the same train and contains it.`,
  };
}

/** The train of a component on which the device is at or beyond this update. */
function trainThatPassed(kb: KbNumber, found: Assessed): Train | undefined {
  for (const { pairs } of found.products) {
    for (const { remedies } of pairs) {
      const remedy = remedies.find(({ update, train }) => update.kb === kb && train !== undefined);
      if (remedy && found.level.isClosedBy(remedy)) return remedy.train;
    }
  }
  return undefined;
}

function describePath([first, ...rest]: readonly KbNumber[]): string {
  return `The installed KB${first} supersedes ${rest.map((kb) => `KB${kb}`).join(', which supersedes ')}`;
}

/** In the catalogue, not on the device, and yet not missing. */
function judgeAbsent(catalog: Catalog, update: Update, found: Assessed, asOf: string): Judgement {
  const here = found.products
    .map((owner) => ({
      owner,
      pairs: owner.pairs.filter(({ remedies }) => remedies.some((remedy) => remedy.update === update)),
    }))
    .filter(({ pairs }) => pairs.length > 0);
  if (here.length === 0) return { verdict: 'not-applicable', reason: notApplicableReason(catalog, update, found) };
  const pairs = here.flatMap((entry) => entry.pairs);
  const remedies = pairs.flatMap((pair) => pair.remedies.filter((remedy) => remedy.update === update));
  if (remedies.every(({ released }) => released > asOf)) {
    return {
      verdict: 'not-released',
      reason: `KB${update.kb} was released on ${remedies[0]?.released}, after ${asOf}.`,
    };
  }
  if (remedies.every(({ hotpatch }) => hotpatch) && !found.level.hotpatched) {
    return {
      verdict: 'not-applicable',
      reason: 'It is a hotpatch, and the device takes the monthly cumulative updates.',
    };
  }
  const others = new Set(
    found.exposures.filter(({ pair }) => pairs.includes(pair)).map(({ remedy }) => `KB${remedy.update.kb}`),
  );
  if (others.size > 0) {
    return { verdict: 'other-update', reason: `What it closes here is counted for ${[...others].join(', ')}.` };
  }
  const closing = new Set(
    pairs.flatMap((pair) => pair.remedies.filter(found.level.isClosedBy).map((remedy) => `KB${remedy.update.kb}`)),
  );
  return closing.size > 0
    ? { verdict: 'other-update', reason: `What it closes here is closed by ${[...closing].join(', ')}.` }
    : {
        verdict: 'not-a-security-update',
        reason: `The feed names KB${update.kb} as a preview, a servicing stack or another update that is never listed.`,
      };
}

function notApplicableReason(catalog: Catalog, update: Update, found: Assessed): string {
  const names = catalog.productsOf(update).map(({ name }) => name);
  const shown = names.slice(0, 3).join('; ');
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return `It is for ${shown}${more}; the device has ${found.knowledge.platform.products.map(({ name }) => name).join('; ')}.`;
}

function explainProducts(exposures: readonly Exposure[], examined: Examined): ExplainedProduct[] {
  const byOwner = Map.groupBy(exposures, ({ owner }) => owner);
  return [...byOwner].map(([owner, its]) => ({
    product: owner.product.name,
    software: owner.product.software,
    found: describeFound(owner, its[0]?.remedy, examined),
    vulnerabilities: its
      .map(({ pair }) => ({
        id: pair.vulnerability.id,
        severity: pair.severity,
        exploited: pair.vulnerability.exploited,
        publiclyDisclosed: pair.vulnerability.publiclyDisclosed,
        published: pair.vulnerability.published,
        closedBy: pair.remedies.map(explainRemedy),
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  }));
}

function explainRemedy(remedy: Remedy): ExplainedRemedy {
  return {
    id: remedy.update.kb,
    kind: remedy.kind,
    ...(remedy.builds.length > 0 && { builds: remedy.builds }),
  };
}

function describeFound(owner: ProductKnowledge, remedy: Remedy | undefined, examined: Examined): string {
  const version = owner.component === 'software' ? [] : [`version ${examined.state.osVersion ?? 'unknown'}`];
  return [...version, describeList(remedy, examined)].join('; ');
}

function describeList(remedy: Remedy | undefined, { state, reported }: Examined): string {
  if (state.installedKbs === undefined) return 'no list of updates';
  if (remedy && reported.has(remedy.update.kb)) {
    return `KB${remedy.update.kb} in the list of updates but not in the build: it waits for a restart`;
  }
  if (reported.size === 0) return 'an empty list of updates';
  return reported.size === 1
    ? '1 installed update, which does not close it'
    : `${reported.size} installed updates, none of which closes it`;
}
