/** The fewest updates to install on the day that close every exposed pair. */

import type { KbNumber } from '../brand.ts';
import type { Catalog, Update } from '../catalog/model.ts';
import type { Train } from '../catalog/trains.ts';
import type { Exposure } from './exposures.ts';
import { closeInstalled } from './installed.ts';
import type { ProductKnowledge, Remedy } from './knowledge.ts';
import type { InstallUpdate } from './model.ts';

/**
 * Each missing update is followed to the newest one released by that day on its train, or up its chain of supersedence
 * as far as that applies to the device. A device a year behind gets one cumulative update, not twelve.
 */
export function buildInstallList(
  catalog: Catalog,
  exposures: readonly Exposure[],
  products: readonly ProductKnowledge[],
  asOf: string,
): InstallUpdate[] {
  const follow = createFollower(products, asOf);
  const replacedBy = new Map<Update, Set<KbNumber>>();
  for (const { remedy } of exposures) {
    const target = follow(remedy);
    const replaced = replacedBy.get(target) ?? new Set<KbNumber>();
    replacedBy.set(target, replaced);
    if (target !== remedy.update) replaced.add(remedy.update.kb);
  }
  mergeContained(catalog, replacedBy);
  return [...replacedBy]
    .sort(([a], [b]) => (a.released === b.released ? Number(a.kb) - Number(b.kb) : a.released < b.released ? 1 : -1))
    .map(([update, replaced]) => ({ id: update.kb, name: update.name, url: update.url, replaces: sortKbs(replaced) }));
}

/** From one missing update to the one to install in its place. */
function createFollower(products: readonly ProductKnowledge[], asOf: string): (remedy: Remedy) => Update {
  const remedies = products.flatMap(({ pairs }) => pairs.flatMap((pair) => pair.remedies));
  const usable = remedies.filter((remedy) => remedy.released <= asOf && !remedy.hotpatch);
  const newestOfTrain = new Map<Train, Remedy>();
  const successors = new Map<KbNumber, Update[]>();
  const seen = new Set<Update>();
  for (const remedy of usable) {
    if (remedy.train && isListable(remedy)) {
      const newest = newestOfTrain.get(remedy.train);
      if (!newest || (newest.position ?? 0) < (remedy.position ?? 0)) newestOfTrain.set(remedy.train, remedy);
    }
    if (seen.has(remedy.update)) continue;
    seen.add(remedy.update);
    for (const kb of remedy.update.supersedes) successors.set(kb, [...(successors.get(kb) ?? []), remedy.update]);
  }
  return (remedy) => {
    const newest = remedy.train && newestOfTrain.get(remedy.train);
    return newest ? newest.update : followChain(remedy.update, successors);
  };
}

function isListable(remedy: Remedy): boolean {
  return remedy.kind !== 'preview' && remedy.kind !== 'servicing-stack' && remedy.kind !== 'other';
}

/** The newest update that supersedes this one, through any number of links that stay on the device's products. */
function followChain(start: Update, successors: ReadonlyMap<KbNumber, readonly Update[]>): Update {
  const visited = new Set<Update>([start]);
  const waiting = [start];
  let newest = start;
  for (let update = waiting.pop(); update; update = waiting.pop()) {
    if (update.released > newest.released) newest = update;
    for (const next of successors.get(update.kb) ?? []) {
      if (!visited.has(next)) {
        visited.add(next);
        waiting.push(next);
      }
    }
  }
  return newest;
}

/** An update that another one on the list supersedes need not be installed beside it. */
function mergeContained(catalog: Catalog, replacedBy: Map<Update, Set<KbNumber>>): void {
  for (const [container, replaced] of replacedBy) {
    const contained = closeInstalled(catalog, [container.kb]);
    for (const [other, itsReplaced] of replacedBy) {
      if (other === container || !contained.has(other.kb)) continue;
      replaced.add(other.kb);
      for (const kb of itsReplaced) replaced.add(kb);
      replacedBy.delete(other);
    }
  }
}

function sortKbs(kbs: ReadonlySet<KbNumber>): KbNumber[] {
  return [...kbs].sort((a, b) => Number(a) - Number(b));
}
