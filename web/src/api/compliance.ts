/** How much of the fleet was patched in time on a day. */

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { ComplianceSchema } from '../../../src/api/fleet/compliance-schemas.ts';
import type { SearchOf } from '../search.ts';
import { ask, withSearch } from './ask.ts';

export type Compliance = Static<typeof ComplianceSchema>;

export const complianceSearchNames = ['day', 'within', 'severity', 'by'] as const;
export type ComplianceSearch = SearchOf<(typeof complianceSearchNames)[number]>;

export function complianceQuery(day: string, { within, severity, by }: ComplianceSearch) {
  return queryOptions({
    queryKey: ['compliance', day, within, severity, by],
    queryFn: () => ask<Compliance>(withSearch('/api/fleet/compliance', { day, within, severity, by })),
    placeholderData: keepPreviousData,
  });
}
