/** How much of the fleet was patched in time on a day, and week by week. */

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { ComplianceSchema, ComplianceSeriesSchema } from '../../../src/api/fleet/compliance-schemas.ts';
import type { SearchOf } from '../search.ts';
import { ask, withSearch } from './ask.ts';

export type Compliance = Static<typeof ComplianceSchema>;
export type ComplianceSeries = Static<typeof ComplianceSeriesSchema>;

export const complianceSearchNames = ['day', 'within', 'severity', 'by'] as const;
export type ComplianceSearch = SearchOf<(typeof complianceSearchNames)[number]>;

/** Severities one by one are several questions, and no parts of one. */
function partingOf(by: string | undefined): string | undefined {
  return by === 'severity' ? undefined : by;
}

export function complianceQuery(day: string, { within, severity, by: asked }: ComplianceSearch) {
  const by = partingOf(asked);
  return queryOptions({
    queryKey: ['compliance', day, within, severity, by],
    queryFn: () => ask<Compliance>(withSearch('/api/fleet/compliance', { day, within, severity, by })),
    placeholderData: keepPreviousData,
  });
}

const weeks = 12;

/** A point a week up to the day. */
export function complianceSeriesQuery(day: string, { within, severity, by: asked }: ComplianceSearch) {
  const by = partingOf(asked);
  const from = daysBefore(day, 7 * weeks);
  return queryOptions({
    queryKey: ['compliance series', day, within, severity, by],
    queryFn: () =>
      ask<ComplianceSeries>(
        withSearch('/api/fleet/compliance/series', { from, to: day, step: 'week', within, severity, by }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 300_000,
  });
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
