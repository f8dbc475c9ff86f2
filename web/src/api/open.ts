/** What is missing and open in the fleet: updates and vulnerabilities, as lists that go on while one scrolls. */

import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type { MissingSchema, VulnerabilitiesSchema } from '../../../src/api/fleet/board-schemas.ts';
import type { SearchOf } from '../search.ts';
import { ask, withSearch } from './ask.ts';

export type Missing = Static<typeof MissingSchema>;
export type UpdateRow = Missing['value'][number];
export type Vulnerabilities = Static<typeof VulnerabilitiesSchema>;
export type VulnerabilityRow = Vulnerabilities['value'][number];

const viewNames = ['platform', 'software', 'tag', 'ring'] as const;
export const updateSearchNames = [...viewNames, 'severity', 'exploited', 'since', 'sort', 'order'] as const;
export type UpdateSearch = SearchOf<(typeof updateSearchNames)[number]>;
export const vulnerabilitySearchNames = [...updateSearchNames, 'ransomware'] as const;
export type VulnerabilitySearch = SearchOf<(typeof vulnerabilitySearchNames)[number]>;

const pageSize = 200;
/** Rows that one answer may have. */
const whole = 10_000;
const staleTime = 300_000;

function pagesQuery<Answer extends { readonly total: number; readonly value: readonly object[] }>(
  path: string,
  search: Readonly<Record<string, string | undefined>>,
) {
  return infiniteQueryOptions({
    queryKey: [path, search],
    queryFn: ({ pageParam: skip }) => ask<Answer>(withSearch(path, { ...search, limit: pageSize, skip })),
    initialPageParam: 0,
    getNextPageParam: ({ total }: Answer, pages: Answer[]) => {
      const there = pages.reduce((sum, { value }) => sum + value.length, 0);
      return there < total ? there : undefined;
    },
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    staleTime,
  });
}

/** What is behind so many rows, as much as one answer may have. */
export function askUpdates(search: UpdateSearch, skip: number): Promise<Missing> {
  return ask<Missing>(withSearch('/api/fleet/missingkbs', { ...search, limit: whole, skip }));
}

export function askVulnerabilities(search: VulnerabilitySearch, skip: number): Promise<Vulnerabilities> {
  return ask<Vulnerabilities>(withSearch('/api/fleet/vulnerabilities', { ...search, limit: whole, skip }));
}

export function updatesQuery(search: UpdateSearch) {
  return pagesQuery<Missing>('/api/fleet/missingkbs', search);
}

export function vulnerabilitiesQuery(search: VulnerabilitySearch) {
  return pagesQuery<Vulnerabilities>('/api/fleet/vulnerabilities', search);
}
