/** What the pages ask for. The types are those of the schemas that the server describes its answers by. */

import { queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { OverviewSchema, SupportSchema } from '../../../src/api/fleet/board-schemas.ts';
import type { RingsSchema } from '../../../src/api/fleet/policy-schemas.ts';
import type { ReadySchema } from '../../../src/api/health/schemas.ts';
import { ask } from './ask.ts';

export type Overview = Static<typeof OverviewSchema>;
export type Catalogue = Static<typeof ReadySchema>;

export const overviewQuery = queryOptions({
  queryKey: ['overview'],
  queryFn: () => ask<Overview>('/api/fleet/overview'),
});

export const supportQuery = queryOptions({
  queryKey: ['support'],
  queryFn: () => ask<Static<typeof SupportSchema>>('/api/fleet/support'),
  staleTime: 300_000,
});

/** What some device has and the feed knows, by Defender's names. */
export const softwareQuery = queryOptions({
  queryKey: ['software'],
  queryFn: () => ask<{ readonly value: readonly { readonly name: string }[] }>('/api/Software'),
  staleTime: 300_000,
});

export const ringsQuery = queryOptions({
  queryKey: ['rings'],
  queryFn: () => ask<Static<typeof RingsSchema>>('/api/fleet/policy/rings'),
});

/** Needs no session. */
export const catalogueQuery = queryOptions({
  queryKey: ['catalogue'],
  queryFn: () => ask<Catalogue>('/readyz'),
  refetchInterval: 60_000,
});
