/** All devices, or those that another page's number means: the worst first. */

import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type MachineSearch, machinesQuery } from '../../api/machines.ts';
import filters from '../../filters/filters.module.css';
import { counted } from '../../format.ts';
import { Empty } from '../../states/empty.tsx';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { ColumnMenu } from '../../table/column-menu.tsx';
import { usePageRows } from '../../table/page-rows.ts';
import { RowsTable } from '../../table/rows-table.tsx';
import page from '../page.module.css';
import { CsvButton } from './csv-button.tsx';
import { machineColumns } from './machine-columns.tsx';
import { MachineChips, MachineFilters } from './machine-filters.tsx';

const route = getRouteApi('/devices');

export function DevicesPage() {
  const { hide, ...search } = route.useSearch();
  const navigate = route.useNavigate();
  const hidden = hide?.split(',') ?? [];
  const query = useInfiniteQuery(machinesQuery(search));
  const { rows, total } = usePageRows(query.data);
  const change = useCallback(
    (changed: MachineSearch & { readonly hide?: string | undefined }) =>
      void navigate({
        search: (before) => ({ ...before, ...changed }),
        replace: 'name' in changed || 'tag' in changed,
      }),
    [navigate],
  );
  const { hasNextPage, isFetching, fetchNextPage } = query;
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const { sort = 'open', order = sort === 'name' ? 'asc' : 'desc' } = search;
  return (
    <div className={page.page}>
      <div className={page.heading}>
        <h1>Devices</h1>
        <p className={page.quiet} role="status">
          {query.data && counted(total, 'device')}
        </p>
        <span className={page.spring} />
        <div className={filters.actions}>
          <ColumnMenu
            columns={machineColumns}
            hidden={hidden}
            change={(ids) => change({ hide: ids.join(',') || undefined })}
          />
          <CsvButton search={search} hidden={hidden} />
        </div>
      </div>
      <div className={filters.bar}>
        <MachineFilters search={search} change={change} />
      </div>
      <MachineChips search={search} change={change} />
      {query.error && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Loading what="the devices" height="max(24rem, calc(100vh - 15.5rem))" />}
      {query.data && total === 0 && (
        <Empty title="No device is like that">
          <p>Take a filter away, or wait for the first report where there is no device at all.</p>
        </Empty>
      )}
      {total > 0 && (
        <RowsTable
          name="Devices"
          columns={machineColumns}
          hidden={hidden}
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

function keyOf({ id }: { readonly id: string }): string {
  return id;
}
