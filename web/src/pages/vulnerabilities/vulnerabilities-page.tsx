/** Every vulnerability that is open on some device, those on most devices first. */

import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type VulnerabilityRow, type VulnerabilitySearch, vulnerabilitiesQuery } from '../../api/open.ts';
import { counted } from '../../format.ts';
import { Empty } from '../../states/empty.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { usePageRows } from '../../table/page-rows.ts';
import { RowsTable } from '../../table/rows-table.tsx';
import page from '../page.module.css';
import { OpenFilters } from '../updates/open-filters.tsx';
import { vulnerabilityColumns } from './vulnerability-columns.tsx';

const route = getRouteApi('/vulnerabilities');
/** Others come down first. */
const upwards = ['id', 'due'];

export function VulnerabilitiesPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(vulnerabilitiesQuery(search));
  const { rows, total } = usePageRows<VulnerabilityRow>(query.data);
  const change = useCallback(
    (changed: VulnerabilitySearch) =>
      void navigate({ search: (before) => ({ ...before, ...changed }), replace: 'tag' in changed }),
    [navigate],
  );
  const { hasNextPage, isFetching, fetchNextPage } = query;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const { sort = 'devices', order = upwards.includes(sort) ? 'asc' : 'desc' } = search;
  return (
    <div className={page.page}>
      <div className={page.heading}>
        <h1>Vulnerabilities</h1>
        <p className={page.quiet} role="status">
          {query.data && `${counted(total, 'vulnerability', 'vulnerabilities')} open somewhere`}
        </p>
      </div>
      <OpenFilters search={search} change={change} />
      {query.error && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Loading what="the vulnerabilities" height="max(24rem, calc(100vh - 15.5rem))" />}
      {query.data && total === 0 && (
        <Empty title="No vulnerability is open">
          <p>None that these filters would show. Take one away to see the others.</p>
        </Empty>
      )}
      {total > 0 && (
        <RowsTable
          name="Open vulnerabilities"
          columns={vulnerabilityColumns}
          rows={rows}
          keyOf={keyOf}
          total={total}
          sorting={{ by: sort, order: order as 'asc', change: (by, to) => change({ sort: by, order: to }) }}
          more={hasNextPage && !isFetching ? more : undefined}
        />
      )}
    </div>
  );
}

function keyOf({ id }: VulnerabilityRow): string {
  return id;
}
