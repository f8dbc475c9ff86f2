/** Which updates a device has: those that it reports and all that they supersede. */

import type { KbNumber } from '../brand.ts';
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
    waiting.push(...(catalog.updateOf(kb)?.supersedes ?? []), ...(alsoContained?.get(kb) ?? []));
  }
  return installed;
}
