/** How many devices had everything in time on a day, by which rule, and of how many; how that came; and what is left open on purpose. */

import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { type ComplianceSearch, complianceQuery } from '../../api/compliance.ts';
import { DayFilter } from '../../filters/day-filter.tsx';
import filters from '../../filters/filters.module.css';
import { type Choice, SelectFilter } from '../../filters/select-filter.tsx';
import { formatDay } from '../../format.ts';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import page from '../page.module.css';
import { ComplianceFigures } from './compliance-figures.tsx';
import { ComplianceOverTime } from './compliance-over-time.tsx';
import { ComplianceParts } from './compliance-parts.tsx';
import { Exceptions } from './exceptions.tsx';

const route = getRouteApi('/compliance');
const deadlines: readonly Choice[] = [
  ['7', '7 days'],
  ['30', '30 days'],
  ['60', '60 days'],
];
const severities: readonly Choice[] = [
  ['Critical', 'Critical'],
  ['Critical,Important,Moderate,Low', 'Any'],
];
const partings: readonly Choice[] = [
  ['severity', 'Severity'],
  ['ring', 'Ring'],
  ['tag', 'Tag'],
  ['platform', 'Platform'],
];

export function CompliancePage() {
  const search = route.useSearch();
  const today = new Date().toISOString().slice(0, 10);
  const { day = today } = search;
  const query = useQuery(complianceQuery(day, search));
  return (
    <div className={page.page}>
      <div className={page.heading}>
        <h1>Compliance</h1>
        <p className={page.quiet}>{query.data && `At the end of ${formatDay(query.data.day)}, UTC`}</p>
      </div>
      <ComplianceFilters day={day} today={today} search={search} />
      {query.error && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Loading what="compliance" height="36rem" />}
      {query.data && <ComplianceFigures compliance={query.data} />}
      {query.data?.parts && <ComplianceParts compliance={query.data} by={search.by} />}
      {query.data && <ComplianceOverTime day={day} search={search} />}
      {query.data && <Exceptions day={query.data.day} />}
    </div>
  );
}

interface FiltersProps {
  readonly day: string;
  readonly today: string;
  readonly search: ComplianceSearch;
}

function ComplianceFilters({ day, today, search }: FiltersProps) {
  const navigate = route.useNavigate();
  const change = (changed: ComplianceSearch) => void navigate({ search: (before) => ({ ...before, ...changed }) });
  return (
    <div className={filters.bar}>
      <DayFilter label="Day" today={today} value={day} change={(chosen) => change({ day: chosen })} />
      <SelectFilter
        label="Deadline"
        any="14 days"
        choices={deadlines}
        value={search.within}
        change={(within) => change({ within })}
      />
      <SelectFilter
        label="Severity"
        any="Critical and Important"
        choices={severities}
        value={search.severity}
        change={(severity) => change({ severity })}
      />
      <SelectFilter label="Parts" any="None" choices={partings} value={search.by} change={(by) => change({ by })} />
    </div>
  );
}
