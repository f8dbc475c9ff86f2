/**
 * Updates that the feed names for a product of which they are none. KB4484451 is Office Online Server's, KB5002680 (16.0.10417,
 * and in a chain of SharePoint 2019) the language package of SharePoint 2019.
 */

import type { FixRow, ProductFacts } from '../facts.ts';
import type { TallyCounter } from './feed-document.ts';

const namedByMistake: ReadonlySet<string> = new Set([
  '4484451 for Microsoft SharePoint Server 2019',
  '5002680 for SharePoint Server Subscription Edition Language Pack',
]);

/** The rows but for those; the places in them are those of the updates and products. */
export function withoutMistakes(
  rows: readonly FixRow[],
  updates: readonly { readonly kb: string }[],
  products: readonly ProductFacts[],
  dropped: TallyCounter,
): FixRow[] {
  return rows.filter(({ update, product }) => {
    const named = `${updates[update]?.kb} for ${products[product]?.name}`;
    if (!namedByMistake.has(named)) return true;
    dropped.add('fix for a product that the feed names by mistake', `KB${named}`);
    return false;
  });
}
