/** Why an update is missing on a device, or why it is not. */

import type { KbNumber } from '../brand.ts';
import type { Catalog } from '../catalog/model.ts';
import type { Examination } from './examination.ts';
import type { Exposure } from './exposures.ts';
import type { ContainedIn, ExplainedProduct, ExplainedRemedy, Explanation, InstallUpdate, Rule } from './model.ts';
import type { PatchState } from './patch-state.ts';
import type { ProductKnowledge, Remedy } from './platform-remedies.ts';
import { supersedingPaths } from './superseding-path.ts';
import { type Examined, judgeUpdate } from './verdict.ts';

/** The verdicts on single updates of an examined device, each with what it rests on. `installList` is that of the device. */
export function createExplainer(
  catalog: Catalog,
  state: PatchState,
  asOf: string,
  examination: Examination,
  installList: () => readonly InstallUpdate[],
): (kb: KbNumber) => Explanation {
  let examined: Examined | undefined;
  return (kb) => {
    examined ??= withLookups(catalog, state, asOf, examination);
    return explainExamined(examined, kb, installList);
  };
}

function withLookups(catalog: Catalog, state: PatchState, asOf: string, examination: Examination): Examined {
  const notes = examination.status === 'assessed' ? examination.notes : [];
  return {
    catalog,
    state,
    asOf,
    examination,
    reported: new Set(state.installedKbs),
    notes: new Map(notes.toReversed().map((note) => [note.about, note])),
  };
}

function explainExamined(examined: Examined, kb: KbNumber, installList: () => readonly InstallUpdate[]): Explanation {
  const { catalog, asOf, examination } = examined;
  const update = catalog.updateOf(kb);
  const exposures =
    examination.status === 'assessed' ? examination.exposures.filter(({ remedy }) => remedy.update.kb === kb) : [];
  const judged = judgeUpdate(examined, kb, update);
  const containedIn = judged.verdict === 'missing' ? findContainer(catalog, kb, installList()) : undefined;
  return {
    id: kb,
    ...(update && { name: update.name, url: update.url, releaseDate: update.released }),
    asOf,
    catalog: { version: catalog.version, feedDate: catalog.feedDate },
    ...(examination.stale.length > 0 && { stale: examination.stale }),
    ...judged,
    ...(containedIn && { containedIn }),
    products: explainProducts(exposures, examined),
  };
}

function findContainer(catalog: Catalog, kb: KbNumber, install: readonly InstallUpdate[]): ContainedIn | undefined {
  const container = install.find(({ replaces }) => replaces.includes(kb));
  if (container === undefined) return undefined;
  return { id: container.id, chain: supersedingPaths(catalog, [container.id])(kb)?.links ?? [] };
}

function explainProducts(exposures: readonly Exposure[], examined: Examined): ExplainedProduct[] {
  const byOwner = Map.groupBy(exposures, ({ owner }) => owner);
  return [...byOwner].map(([owner, ownExposures]) => ({
    product: owner.product.name,
    software: owner.product.software,
    decidedBy: ruleOf(owner, ownExposures[0]?.remedy, examined),
    found: describeFound(owner, ownExposures[0]?.remedy, examined),
    vulnerabilities: ownExposures
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

function ruleOf({ component }: ProductKnowledge, remedy: Remedy | undefined, { examination }: Examined): Rule {
  if (component === 'software') return 'software-version';
  if (remedy?.train === undefined || examination.status !== 'assessed') return 'list';
  const { knowledge, level } = examination;
  const byRevision = knowledge.osTrain.decidedByRevision && level.revision !== undefined;
  return remedy.train === knowledge.osTrain && byRevision ? 'build' : 'series';
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
