/** Why an update is missing on a device, or why it is not. */

import type { KbNumber } from '../brand.ts';
import type { Catalog, Update } from '../catalog/model.ts';
import type { Train } from '../catalog/trains.ts';
import { type Examination, examineState } from './examine.ts';
import type { Exposure } from './exposures.ts';
import { findSupersedingPath } from './installed.ts';
import type { ProductKnowledge, Remedy } from './knowledge.ts';
import type { ExplainedProduct, ExplainedRemedy, Explanation, Verdict } from './model.ts';
import type { PatchState } from './patch-state.ts';

type Assessed = Extract<Examination, { status: 'assessed' }>;

/** The verdict on one update for one patch state on a day, with what it rests on. The same examination as `assessState`. */
export function explainUpdate(catalog: Catalog, state: PatchState, kb: KbNumber, asOf: string): Explanation {
  return createExplainer(catalog, state, asOf)(kb);
}

/** The same for many updates of one patch state, which is examined once, when the first of them is asked for. */
export function createExplainer(catalog: Catalog, state: PatchState, asOf: string): (kb: KbNumber) => Explanation {
  let examination: Examination | undefined;
  return (kb) => {
    examination ??= examineState(catalog, state, asOf);
    return explainExamined(catalog, state, kb, examination, asOf);
  };
}

function explainExamined(
  catalog: Catalog,
  state: PatchState,
  kb: KbNumber,
  found: Examination,
  asOf: string,
): Explanation {
  const update = catalog.updateOf(kb);
  const verdict = judge(catalog, state, kb, update, found, asOf);
  const exposures = found.status === 'assessed' ? found.exposures.filter(({ remedy }) => remedy.update.kb === kb) : [];
  return {
    id: kb,
    ...(update && { name: update.name, url: update.url, releaseDate: update.released }),
    asOf,
    catalog: { version: catalog.version, feedDate: catalog.feedDate },
    ...(found.stale.length > 0 && { stale: found.stale }),
    ...verdict,
    products: found.status === 'assessed' ? explainProducts(exposures, state) : [],
  };
}

interface Judgement {
  readonly verdict: Verdict;
  readonly reason: string;
}

function judge(
  catalog: Catalog,
  state: PatchState,
  kb: KbNumber,
  update: Update | undefined,
  found: Examination,
  asOf: string,
): Judgement {
  if (found.status !== 'assessed') return { verdict: 'cannot-tell', reason: found.reason };
  if (found.exposures.some(({ remedy }) => remedy.update.kb === kb)) {
    return { verdict: 'missing', reason: `Nothing on the device closes what KB${kb} closes.` };
  }
  const note = found.notes.find(({ about }) => about === kb);
  if (note) return { verdict: 'cannot-tell', reason: note.reason };
  const present = judgePresent(catalog, state, kb, found);
  if (present) return present;
  if (!update) {
    return {
      verdict: 'unknown-update',
      reason: `The catalogue of ${catalog.feedDate.slice(0, 10)} does not name KB${kb}.`,
    };
  }
  return judgeAbsent(catalog, update, found, asOf);
}

/** Installed, superseded by something installed, or reached by the build. */
function judgePresent(catalog: Catalog, state: PatchState, kb: KbNumber, found: Assessed): Judgement | undefined {
  const { osTrain } = found.knowledge;
  const { revision } = found.level;
  const position = osTrain.positionOf(kb);
  const reported = state.installedKbs ?? [];
  const reached = position !== undefined && position <= found.level.osPosition;
  if (reported.includes(kb) && (position === undefined || reached)) {
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
  const path = findSupersedingPath(catalog, reported, kb, osTrain.alsoContained);
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

function explainProducts(exposures: readonly Exposure[], state: PatchState): ExplainedProduct[] {
  const byOwner = Map.groupBy(exposures, ({ owner }) => owner);
  return [...byOwner].map(([owner, its]) => ({
    product: owner.product.name,
    software: owner.product.software,
    found: describeFound(owner, its[0]?.remedy, state),
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

function describeFound(owner: ProductKnowledge, remedy: Remedy | undefined, state: PatchState): string {
  const version = owner.component === 'software' ? [] : [`version ${state.osVersion ?? 'unknown'}`];
  return [...version, describeList(remedy, state.installedKbs)].join('; ');
}

function describeList(remedy: Remedy | undefined, installedKbs: readonly KbNumber[] | undefined): string {
  if (installedKbs === undefined) return 'no list of updates';
  if (remedy && installedKbs.includes(remedy.update.kb)) {
    return `KB${remedy.update.kb} in the list of updates but not in the build: it waits for a restart`;
  }
  if (installedKbs.length === 0) return 'an empty list of updates';
  return installedKbs.length === 1
    ? '1 installed update, which does not close it'
    : `${installedKbs.length} installed updates, none of which closes it`;
}
