/** The fewest updates to install on the day that close every exposed pair. */

import type { KbNumber } from '../brand.ts';
import type { Catalog, Update } from '../catalog/model.ts';
import type { Train } from '../catalog/trains.ts';
import type { Exposure } from './exposures.ts';
import { closeInstalled } from './installed.ts';
import type { Remedy } from './knowledge.ts';
import type { InstallUpdate } from './model.ts';

/**
 * Of the missing updates of each train the newest, and of the others those that no other missing one supersedes. A
 * device a year behind gets one cumulative update, not twelve. Newest release first.
 */
export function buildInstallList(
  catalog: Catalog,
  exposures: readonly Exposure[],
  alsoContained: ReadonlyMap<KbNumber, readonly KbNumber[]>,
): InstallUpdate[] {
  const newest = newestOfTrains(exposures);
  const replacedBy = new Map<Update, Set<KbNumber>>();
  for (const { remedy } of exposures) {
    const target = (remedy.train && newest.get(remedy.train)?.update) ?? remedy.update;
    const replaced = replacedBy.get(target) ?? new Set<KbNumber>();
    replacedBy.set(target, replaced);
    if (target !== remedy.update) replaced.add(remedy.update.kb);
  }
  mergeContained(replacedBy, (kb) => closeInstalled(catalog, [kb], alsoContained));
  return [...replacedBy]
    .sort(([a], [b]) => (a.released === b.released ? Number(a.kb) - Number(b.kb) : a.released < b.released ? 1 : -1))
    .map(([update, replaced]) => ({ id: update.kb, name: update.name, url: update.url, replaces: sortKbs(replaced) }));
}

function newestOfTrains(exposures: readonly Exposure[]): ReadonlyMap<Train, Remedy> {
  const newest = new Map<Train, Remedy>();
  for (const { remedy } of exposures) {
    if (!remedy.train) continue;
    const known = newest.get(remedy.train);
    if (!known || (known.position ?? 0) < (remedy.position ?? 0)) newest.set(remedy.train, remedy);
  }
  return newest;
}

/** An update that another one on the list supersedes need not be installed beside it. */
function mergeContained(
  replacedBy: Map<Update, Set<KbNumber>>,
  containedIn: (kb: KbNumber) => ReadonlySet<KbNumber>,
): void {
  const updateOf = new Map([...replacedBy.keys()].map((update) => [update.kb, update]));
  for (const [container, replaced] of replacedBy) {
    for (const kb of containedIn(container.kb)) {
      const other = updateOf.get(kb);
      const itsReplaced = other && other !== container ? replacedBy.get(other) : undefined;
      if (!other || !itsReplaced) continue;
      for (const its of [other.kb, ...itsReplaced]) replaced.add(its);
      replacedBy.delete(other);
    }
  }
}

function sortKbs(kbs: ReadonlySet<KbNumber>): KbNumber[] {
  return [...kbs].sort((a, b) => Number(a) - Number(b));
}
