/** Who says that one update contains another, in words. */

import type { Supersedence } from '../../api/guide.ts';

export const linkSources: Readonly<Record<Supersedence['links'][number]['source'], string>> = {
  feed: 'Microsoft’s feed',
  'update-catalog': 'Microsoft’s Update Catalog',
  'missing-links': 'our table of missing links',
  'monthly-rollup': 'the rule of the Monthly Rollups',
  'dot-net-parent': 'the update of the .NET Framework that it is a part of',
};
