/** Devices of the fleet, as lists that go on while one scrolls, and one by one. */

import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { FleetMachineSchema, FleetMachinesSchema } from '../../../src/api/fleet/fleet-machines-schemas.ts';
import type { MissingOnDaySchema } from '../../../src/api/fleet/schemas.ts';
import type { ExplanationSchema } from '../../../src/api/machines/explanation-schema.ts';
import type { SearchOf } from '../search.ts';
import { ask, withSearch } from './ask.ts';

export type FleetMachines = Static<typeof FleetMachinesSchema>;
export type MachineRow = FleetMachines['value'][number];
export type FleetMachine = Static<typeof FleetMachineSchema>;
export type Explanation = Static<typeof ExplanationSchema>;
export type MissingOnDay = Static<typeof MissingOnDaySchema>;

/** What the address of a list of devices says, in the words of the server. */
export const machineSearchNames = [
  'name',
  'platform',
  'months',
  'exploited',
  'status',
  'tag',
  'ring',
  'software',
  'kb',
  'vulnerability',
  'seenSince',
  'seenBefore',
  'sort',
  'order',
] as const;
export type MachineSearch = SearchOf<(typeof machineSearchNames)[number]>;

const pageSize = 100;
/** Pages that are there are not asked for again while somebody reads. */
const staleTime = 300_000;

export function machinesQuery(search: MachineSearch) {
  return infiniteQueryOptions({
    queryKey: ['machines', search],
    queryFn: ({ pageParam }) => askMachines(search, pageSize, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: FleetMachines) => next,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    staleTime,
  });
}

/** One page, behind the one that `after` is of. */
export function askMachines(search: MachineSearch, limit: number, after?: string): Promise<FleetMachines> {
  return ask<FleetMachines>(withSearch('/api/fleet/machines', { ...search, limit, after }));
}

export function machineQuery(id: string) {
  return queryOptions({
    queryKey: ['machine', id],
    queryFn: () => ask<FleetMachine>(machinePath(id)),
  });
}

function machinePath(id: string): string {
  return `/api/fleet/machines/${encodeURIComponent(id)}`;
}

export function missingPath(id: string): string {
  return `/api/machines/${encodeURIComponent(id)}/getmissingkbs`;
}

export function explanationQuery(id: string, kb: string) {
  return queryOptions({
    queryKey: ['explanation', id, kb],
    queryFn: () => ask<Explanation>(`${missingPath(id)}/${encodeURIComponent(kb)}`),
  });
}

export function missingOnDayQuery(id: string, day: string) {
  return queryOptions({
    queryKey: ['missing on day', id, day],
    queryFn: () => ask<MissingOnDay>(withSearch(`${machinePath(id)}/missingkbs`, { day })),
  });
}
