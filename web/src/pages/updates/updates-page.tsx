/** Every update that some device misses, those first that close most. */

import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { askUpdates, type UpdateRow, type UpdateSearch, updatesQuery } from '../../api/open.ts';
import { SaveButton } from '../../csv/save-button.tsx';
import { saveList } from '../../csv/told-rows.ts';
import filters from '../../filters/filters.module.css';
import { formatCount } from '../../format.ts';
import { Empty } from '../../states/empty.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { usePageRows } from '../../table/page-rows.ts';
import page from '../page.module.css';
import { OpenFilters } from './open-filters.tsx';
import { updateColumns } from './update-columns.tsx';

const route = getRouteApi('/updates');

export function UpdatesPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(updatesQuery(search));
  const onDevices = query.data?.pages[0]?.onDevices;
  const list = usePageRows<UpdateRow>(query);
  const columns = useMemo(() => updateColumns(search), [search]);
  const change = useCallback(
    (changed: UpdateSearch) =>
      void navigate({ search: (before) => ({ ...before, ...changed }), replace: 'tag' in changed }),
    [navigate],
  );
  return (
    <div className={page.page}>
      <div className={page.heading}>
        <h1>Updates</h1>
        <p className={page.quiet} role="status">
          {onDevices !== undefined && `${formatCount(list.total)} missing, ${formatCount(onDevices)} on all devices`}
        </p>
        <span className={page.spring} />
        <div className={filters.actions}>
          <SaveButton
            save={(told) =>
              saveList(columns, (skip) => askUpdates(search, skip), { file: 'missing-updates.csv', told })
            }
          />
        </div>
      </div>
      <OpenFilters search={search} change={change} />
      <ListTable
        name="Missing updates"
        columns={columns}
        keyOf={keyOf}
        query={query}
        list={list}
        search={search}
        change={change}
        usualSort="pairs"
        what="the updates"
        empty={
          <Empty title="No update is missing">
            <p>None that these filters would show. Take one away to see the others.</p>
          </Empty>
        }
      />
    </div>
  );
}

function keyOf({ kb }: UpdateRow): string {
  return kb;
}
