/** Devices of the fleet, as lists that go on while one scrolls, and one by one. */

import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { FleetMachineSchema, FleetMachinesSchema } from '../../../src/api/fleet/fleet-machines-schemas.ts';
import type { MachineHistorySchema, MachineStatementsSchema } from '../../../src/api/fleet/machine-details-schemas.ts';
import type { MissingOnDaySchema } from '../../../src/api/fleet/schemas.ts';
import type { ExplanationSchema } from '../../../src/api/machines/explanation-schema.ts';
import type { SearchOf } from '../search.ts';
import { ask, withSearch } from './ask.ts';

export type FleetMachines = Static<typeof FleetMachinesSchema>;
export type MachineRow = FleetMachines['value'][number];
export type FleetMachine = Static<typeof FleetMachineSchema>;
export type Explanation = Static<typeof ExplanationSchema>;
export type MachineHistory = Static<typeof MachineHistorySchema>;
export type PastStep = MachineHistory['value'][number];
export type MachineStatements = Static<typeof MachineStatementsSchema>;
export type MissingOnDay = Static<typeof MissingOnDaySchema>;

/** What the address of a list of devices says, in the words of the server. */
export const machineSearchNames = [
  'name',
  'platform',
  'line',
  'months',
  'exploited',
  'status',
  'tag',
  'ring',
  'software',
  'kb',
  'planned',
  'vulnerability',
  'seenSince',
  'seenBefore',
  'sort',
  'order',
  'change',
  'since',
  'compliance',
  'day',
  'within',
  'severity',
  'by',
  'part',
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
  return ask<FleetMachines>(machinesPath(search, { limit, after }));
}

/** Devices that histories tell of: those behind a change, or behind a figure of compliance. They are in no other order, and narrowed by nothing else. */
export function areFromHistories({ change, compliance }: MachineSearch): boolean {
  return change !== undefined || compliance !== undefined;
}

function machinesPath(search: MachineSearch, page: { readonly limit: number; readonly after: string | undefined }) {
  const { change, since, compliance, day, within, severity, by, part, ...narrowing } = search;
  if (change !== undefined) return withSearch('/api/fleet/changes/machines', { since, change, ...page });
  if (compliance === undefined) return withSearch('/api/fleet/machines', { ...narrowing, ...page });
  const figure = { day, within, severity, by, part, figure: compliance };
  return withSearch('/api/fleet/compliance/machines', { ...figure, ...page });
}

export function machineQuery(id: string) {
  return queryOptions({
    queryKey: ['machine', id],
    queryFn: () => ask<FleetMachine>(machinePath(id)),
  });
}

export function machinePath(id: string): string {
  return `/api/fleet/machines/${encodeURIComponent(id)}`;
}

function missingPath(id: string): string {
  return `/api/machines/${encodeURIComponent(id)}/getmissingkbs`;
}

export function explanationQuery(id: string, kb: string) {
  return queryOptions({
    queryKey: ['explanation', id, kb],
    queryFn: () => ask<Explanation>(`${missingPath(id)}/${encodeURIComponent(kb)}`),
  });
}

export function historyQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['history', id],
    queryFn: ({ pageParam: before }) => ask<MachineHistory>(withSearch(`${machinePath(id)}/history`, { before })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: MachineHistory) => next,
    staleTime,
  });
}

export function statementsQuery(id: string) {
  return queryOptions({
    queryKey: ['statements', id],
    queryFn: () => ask<MachineStatements>(`${machinePath(id)}/statements`),
  });
}

export function missingOnDayQuery(id: string, day: string) {
  return queryOptions({
    queryKey: ['missing on day', id, day],
    queryFn: () => ask<MissingOnDay>(withSearch(`${machinePath(id)}/missingkbs`, { day })),
  });
}
