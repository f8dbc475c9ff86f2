/** All devices, or those that another page's number means: the worst first. */

import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { areFromHistories, type MachineSearch, machinesQuery } from '../../api/machines.ts';
import filters from '../../filters/filters.module.css';
import { counted } from '../../format.ts';
import { Empty } from '../../states/empty.tsx';
import { ColumnMenu } from '../../table/column-menu.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { usePageRows } from '../../table/page-rows.ts';
import page from '../page.module.css';
import { CsvLink } from './csv-link.tsx';
import styles from './devices.module.css';
import { machineColumns } from './machine-columns.tsx';
import { MachineChips, MachineFilters } from './machine-filters.tsx';

const route = getRouteApi('/devices');

export function DevicesPage() {
  const { hide, ...search } = route.useSearch();
  const navigate = route.useNavigate();
  const hidden = hide?.split(',') ?? [];
  const areFixed = areFromHistories(search);
  const query = useInfiniteQuery(machinesQuery(search));
  const list = usePageRows(query);
  const change = useCallback(
    (changed: MachineSearch & { readonly hide?: string | undefined }) =>
      void navigate({
        search: (before) => ({ ...before, ...changed }),
        replace: 'name' in changed || 'tag' in changed,
      }),
    [navigate],
  );
  return (
    <div className={`${page.page} ${styles.page}`}>
      <div className={page.heading}>
        <h1>Devices</h1>
        <p className={page.quiet} role="status">
          {query.data && counted(list.total, 'device')}
        </p>
        <span className={page.spring} />
        <div className={filters.actions}>
          <ColumnMenu
            columns={machineColumns}
            hidden={hidden}
            change={(ids) => change({ hide: ids.join(',') || undefined })}
          />
          <CsvLink search={search} hidden={hidden} />
        </div>
      </div>
      {!areFixed && (
        <div className={filters.bar}>
          <MachineFilters search={search} change={change} />
        </div>
      )}
      <MachineChips search={search} change={change} />
      <ListTable
        name="Devices"
        columns={areFixed ? unsorted : machineColumns}
        hidden={hidden}
        keyOf={keyOf}
        query={query}
        list={list}
        search={search}
        change={change}
        usualSort="open"
        what="the devices"
        empty={
          <Empty title="No device is like that">
            <p>Take a filter away, or wait for the first report where there is no device at all.</p>
          </Empty>
        }
      />
    </div>
  );
}

const unsorted = machineColumns.map(({ meta: { sort: _, ...meta }, ...column }) => ({ ...column, meta }));

function keyOf({ id }: { readonly id: string }): string {
  return id;
}
