/** Why an update is missing on a device, or why it is not. */

import type { KbNumber } from '../brand.ts';
import type { Catalog } from '../catalog/model.ts';
import type { Examination } from './examination.ts';
import type { Exposure } from './exposures.ts';
import type { ExplainedProduct, ExplainedRemedy, Explanation } from './model.ts';
import type { PatchState } from './patch-state.ts';
import type { ProductKnowledge, Remedy } from './platform-remedies.ts';
import { type Examined, judgeUpdate } from './verdict.ts';

/** The verdicts on single updates of an examined device, each with what it rests on. */
export function createExplainer(
  catalog: Catalog,
  state: PatchState,
  asOf: string,
  examination: Examination,
): (kb: KbNumber) => Explanation {
  let examined: Examined | undefined;
  return (kb) => {
    examined ??= withLookups(catalog, state, asOf, examination);
    return explainExamined(examined, kb);
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

function explainExamined(examined: Examined, kb: KbNumber): Explanation {
  const { catalog, asOf, examination } = examined;
  const update = catalog.updateOf(kb);
  const exposures =
    examination.status === 'assessed' ? examination.exposures.filter(({ remedy }) => remedy.update.kb === kb) : [];
  return {
    id: kb,
    ...(update && { name: update.name, url: update.url, releaseDate: update.released }),
    asOf,
    catalog: { version: catalog.version, feedDate: catalog.feedDate },
    ...(examination.stale.length > 0 && { stale: examination.stale }),
    ...judgeUpdate(examined, kb, update),
    products: explainProducts(exposures, examined),
  };
}

function explainProducts(exposures: readonly Exposure[], examined: Examined): ExplainedProduct[] {
  const byOwner = Map.groupBy(exposures, ({ owner }) => owner);
  return [...byOwner].map(([owner, ownExposures]) => ({
    product: owner.product.name,
    software: owner.product.software,
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
