/** The fewest updates that close most, for the devices that one chooses; what stays open; and what would be with some of them. */

import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type PlanSearch, planQuery, usualMost } from '../../api/plan.ts';
import filters from '../../filters/filters.module.css';
import { type Choice, SelectFilter } from '../../filters/select-filter.tsx';
import { PlatformFilter, RingFilter, TagFilter } from '../../filters/view-filters.tsx';
import { formatDay } from '../../format.ts';
import { Empty } from '../../states/empty.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import page from '../page.module.css';
import { LeftOpen } from './left-open.tsx';
import { PlanFiles } from './plan-files.tsx';
import { PlanSteps } from './plan-steps.tsx';
import { WhatIfCard } from './what-if-card.tsx';

const route = getRouteApi('/plan');
const sizes: readonly Choice[] = [
  ['25', '25 updates'],
  ['50', '50 updates'],
  ['all', 'All that help'],
];

export function PlanPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(planQuery(search));
  const change = useCallback(
    (changed: PlanSearch) =>
      void navigate({
        search: (before) => ({ ...before, ...changed }),
        replace: 'kbs' in changed || 'tag' in changed,
        resetScroll: false,
      }),
    [navigate],
  );
  const ticked = search.kbs?.split(',') ?? [];
  const steps = query.data?.steps ?? [];
  return (
    <div className={page.page}>
      <div className={page.heading}>
        <h1>Plan</h1>
        <p className={page.quiet}>{query.data && `As of ${formatDay(query.data.asOf)}`}</p>
        <span className={page.spring} />
        <PlanFiles plan={query.data} search={search} ticked={ticked} />
      </div>
      <PlanFilters search={search} change={change} />
      {query.error && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Loading what="the plan" height="60rem" />}
      {query.data && steps.length === 0 && (
        <Empty title="There is nothing to install">
          <p>No update would close anything that is open on these devices.</p>
        </Empty>
      )}
      {query.data && steps.length > 0 && (
        <>
          <PlanSteps
            plan={query.data}
            search={search}
            ticked={ticked}
            tick={(kbs) => change({ kbs: kbs.length === 0 ? undefined : kbs.join(',') })}
          />
          <WhatIfCard search={search} />
          <LeftOpen plan={query.data} />
        </>
      )}
    </div>
  );
}

interface FiltersProps {
  readonly search: PlanSearch;
  readonly change: (change: PlanSearch) => void;
}

function PlanFilters({ search, change }: FiltersProps) {
  return (
    <div className={filters.bar} data-screen="">
      <RingFilter any="All" search={search} change={change} />
      <PlatformFilter any="All" search={search} change={change} />
      <TagFilter search={search} change={change} />
      <SelectFilter
        label="Length"
        any={`${usualMost} updates`}
        choices={sizes}
        value={search.most}
        change={(most) => change({ most })}
      />
    </div>
  );
}
