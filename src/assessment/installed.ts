/** Which updates a device has: those that it reports and all that they supersede. */

import type { KbNumber } from '../brand.ts';
import { missingLinks } from '../catalog/compile/missing-links.ts';
import type { Catalog } from '../catalog/model.ts';

/**
 * The reported updates and what they supersede through any number of links. An update that the catalogue does not know
 * stays in the set; links that run in a circle end. `alsoContained` are links that the feed does not give.
 */
export function closeInstalled(
  catalog: Catalog,
  reported: Iterable<KbNumber>,
  alsoContained?: ReadonlyMap<KbNumber, readonly KbNumber[]>,
): Set<KbNumber> {
  const installed = new Set<KbNumber>();
  const waiting = [...reported];
  for (let kb = waiting.pop(); kb !== undefined; kb = waiting.pop()) {
    if (installed.has(kb)) continue;
    installed.add(kb);
    waiting.push(...linksOf(catalog, kb), ...(alsoContained?.get(kb) ?? []));
  }
  return installed;
}

/** What an installed KB supersedes, whether the feed links it or not; for a part, the update that it is a part of as well. */
function linksOf(catalog: Catalog, kb: KbNumber): readonly KbNumber[] {
  const update = catalog.updateOf(kb);
  const missing = missingLinks[kb] ?? [];
  if (!update) return missing;
  return update.kb === kb ? [...update.supersedes, ...missing] : [update.kb, ...update.supersedes, ...missing];
}

/**
 * Tells a shortest way by supersedence from one of the reported updates to another, both ends included; undefined when there
 * is none. The links are walked once, for however many updates are asked for.
 */
export function supersedingPaths(
  catalog: Catalog,
  reported: Iterable<KbNumber>,
  alsoContained?: ReadonlyMap<KbNumber, readonly KbNumber[]>,
): (target: KbNumber) => KbNumber[] | undefined {
  const comesFrom = new Map<KbNumber, KbNumber | undefined>();
  for (const kb of reported) comesFrom.set(kb, undefined);
  // A Map visits what is added while it is walked: breadth first.
  for (const kb of comesFrom.keys()) {
    for (const next of [...linksOf(catalog, kb), ...(alsoContained?.get(kb) ?? [])]) {
      if (!comesFrom.has(next)) comesFrom.set(next, kb);
    }
  }
  return (target) => (comesFrom.has(target) ? walkBack(comesFrom, target) : undefined);
}

function walkBack(comesFrom: ReadonlyMap<KbNumber, KbNumber | undefined>, target: KbNumber): KbNumber[] {
  const path: KbNumber[] = [];
  for (let kb: KbNumber | undefined = target; kb !== undefined; kb = comesFrom.get(kb)) path.push(kb);
  return path.reverse();
}
