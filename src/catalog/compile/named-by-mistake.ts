/**
 * Updates that the feed names for a product of which they are none. KB4484451 is Office Online Server's, KB5002680 (16.0.10417,
 * and in a chain of SharePoint 2019) the language package of SharePoint 2019.
 */

import type { FixRow, ProductFacts } from '../facts.ts';
import type { TallyCounter } from './feed-document.ts';

export const namedByMistake: readonly { readonly kb: string; readonly product: string }[] = [
  { kb: '4484451', product: 'Microsoft SharePoint Server 2019' },
  { kb: '5002680', product: 'SharePoint Server Subscription Edition Language Pack' },
];

const mistaken: ReadonlySet<string | undefined> = new Set(namedByMistake.map(({ kb }) => kb));

/** The rows but for those; the places in them are those of the updates and products. */
export function withoutMistakes(
  rows: readonly FixRow[],
  updates: readonly { readonly kb: string }[],
  products: readonly ProductFacts[],
  dropped: TallyCounter,
): FixRow[] {
  return rows.filter((row) => {
    const kb = updates[row.update]?.kb;
    if (!mistaken.has(kb)) return true;
    const name = products[row.product]?.name;
    if (!namedByMistake.some((mistake) => mistake.kb === kb && mistake.product === name)) return true;
    dropped.add('fix for a product that the feed names by mistake', `KB${kb} for ${name}`);
    return false;
  });
}
