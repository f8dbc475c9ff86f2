/** Which updates a device has: those that it reports and all that they supersede. */

import type { KbNumber } from '../brand.ts';
import type { Catalog } from '../catalog/model.ts';

/**
 * The reported updates and what the catalogue links them to, through any number of links. An update that the catalogue does
 * not know stays in the set; links that run in a circle end. What is in `closed`, such a set itself, is left out.
 */
export function closeInstalled(
  catalog: Catalog,
  reported: Iterable<KbNumber>,
  closed?: ReadonlySet<KbNumber>,
): Set<KbNumber> {
  const installed = new Set<KbNumber>();
  const waiting = [...reported];
  for (let kb = waiting.pop(); kb !== undefined; kb = waiting.pop()) {
    if (installed.has(kb) || closed?.has(kb)) continue;
    installed.add(kb);
    for (const link of catalog.linksOf(kb)) waiting.push(link.kb);
  }
  return installed;
}
