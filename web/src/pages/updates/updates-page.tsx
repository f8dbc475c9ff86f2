/** Every update that some device misses, those first that close most. */

import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type UpdateRow, type UpdateSearch, updatesQuery } from '../../api/open.ts';
import { counted } from '../../format.ts';
import { Empty } from '../../states/empty.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { usePageRows } from '../../table/page-rows.ts';
import { RowsTable } from '../../table/rows-table.tsx';
import page from '../page.module.css';
import { OpenFilters } from './open-filters.tsx';
import { updateColumns } from './update-columns.tsx';

const route = getRouteApi('/updates');

export function UpdatesPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(updatesQuery(search));
  const { rows, total } = usePageRows<UpdateRow>(query.data);
  const columns = useMemo(() => updateColumns(search), [search]);
  const change = useCallback(
    (changed: UpdateSearch) =>
      void navigate({ search: (before) => ({ ...before, ...changed }), replace: 'tag' in changed }),
    [navigate],
  );
  const { hasNextPage, isFetching, fetchNextPage } = query;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const { sort = 'pairs', order = sort === 'kb' ? 'asc' : 'desc' } = search;
  return (
    <div className={page.page}>
      <div className={page.heading}>
        <h1>Updates</h1>
        <p className={page.quiet} role="status">
          {query.data && `${counted(total, 'update')} missing somewhere`}
        </p>
      </div>
      <OpenFilters search={search} change={change} />
      {query.error && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Loading what="the updates" height="max(24rem, calc(100vh - 15.5rem))" />}
      {query.data && total === 0 && (
        <Empty title="No update is missing">
          <p>None that these filters would show. Take one away to see the others.</p>
        </Empty>
      )}
      {total > 0 && (
        <RowsTable
          name="Missing updates"
          columns={columns}
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

function keyOf({ kb }: UpdateRow): string {
  return kb;
}
