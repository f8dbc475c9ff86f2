/** How the fleet came to stand as it does. */

import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { ChangesSchema, TrendSchema } from '../../../src/api/fleet/trend-schemas.ts';
import { ask, withSearch } from './ask.ts';
import type { Missing, Vulnerabilities } from './open.ts';

export type Trend = Static<typeof TrendSchema>;
export type Changes = Static<typeof ChangesSchema>;

/** The days that are over do not change. */
const staleTime = 300_000;

export function trendQuery(days: number) {
  return queryOptions({
    queryKey: ['trend', days],
    queryFn: () => ask<Trend>(withSearch('/api/fleet/trend', { days })),
    staleTime,
  });
}

export interface News {
  readonly since: string;
  readonly devices: Changes['devices'];
  readonly updates: number;
  readonly exploited: number;
}

/** What is new since that day began, on devices and in what is known. */
export function newsQuery(since: string) {
  return queryOptions({
    queryKey: ['news', since],
    queryFn: async (): Promise<News> => {
      const [{ devices }, updates, exploited] = await Promise.all([
        ask<Changes>(withSearch('/api/fleet/changes', { since })),
        ask<Missing>(withSearch('/api/fleet/missingkbs', { since, limit: 1 })),
        ask<Vulnerabilities>(withSearch('/api/fleet/vulnerabilities', { since, exploited: 'any', limit: 1 })),
      ]);
      return { since, devices, updates: updates.total, exploited: exploited.total };
    },
    staleTime,
  });
}
