/** What to install first, and what would be if it were. */

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { PlanSchema } from '../../../src/api/fleet/board-schemas.ts';
import type { WhatIfSchema } from '../../../src/api/fleet/what-if-schemas.ts';
import type { SearchOf } from '../search.ts';
import { ask, withSearch } from './ask.ts';

export type Plan = Static<typeof PlanSchema>;
export type WhatIf = Static<typeof WhatIfSchema>;

export const runbookSearchNames = ['platform', 'software', 'tag', 'ring', 'most'] as const;
/** `kbs` are those that are ticked. */
export const planSearchNames = [...runbookSearchNames, 'kbs'] as const;
export type PlanSearch = SearchOf<(typeof planSearchNames)[number]>;

export const usualMost = '10';

export function planQuery({ kbs: _, most = usualMost, ...view }: PlanSearch) {
  return queryOptions({
    queryKey: ['plan', view, most],
    queryFn: () => ask<Plan>(withSearch('/api/fleet/plan', { ...view, most: most === 'all' ? undefined : most })),
    placeholderData: keepPreviousData,
  });
}

export function whatIfQuery({ kbs = '', most: _, ...view }: PlanSearch) {
  return queryOptions({
    queryKey: ['what if', view, kbs],
    queryFn: () => ask<WhatIf>(withSearch('/api/fleet/whatif', { ...view, kbs })),
    placeholderData: keepPreviousData,
    enabled: kbs !== '',
  });
}
