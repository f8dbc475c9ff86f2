/** Every vulnerability that is open on some device, those on most devices first. */

import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import {
  askVulnerabilities,
  type VulnerabilityRow,
  type VulnerabilitySearch,
  vulnerabilitiesQuery,
} from '../../api/open.ts';
import { SaveButton } from '../../csv/save-button.tsx';
import { saveList } from '../../csv/told-rows.ts';
import filters from '../../filters/filters.module.css';
import { formatCount } from '../../format.ts';
import { Empty } from '../../states/empty.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { usePageRows } from '../../table/page-rows.ts';
import page from '../page.module.css';
import { OpenFilters } from '../updates/open-filters.tsx';
import { openVulnerabilityColumns } from './vulnerability-columns.tsx';

const route = getRouteApi('/vulnerabilities');

export function VulnerabilitiesPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useInfiniteQuery(vulnerabilitiesQuery(search));
  const onDevices = query.data?.pages[0]?.onDevices;
  const list = usePageRows<VulnerabilityRow>(query);
  const change = useCallback(
    (changed: VulnerabilitySearch) =>
      void navigate({ search: (before) => ({ ...before, ...changed }), replace: 'tag' in changed }),
    [navigate],
  );
  return (
    <div className={page.page}>
      <div className={page.heading}>
        <h1>Vulnerabilities</h1>
        <p className={page.quiet} role="status">
          {onDevices !== undefined && `${formatCount(list.total)} open, ${formatCount(onDevices)} on all devices`}
        </p>
        <span className={page.spring} />
        <div className={filters.actions}>
          <SaveButton
            save={(told) =>
              saveList(openVulnerabilityColumns, (skip) => askVulnerabilities(search, skip), {
                file: 'open-vulnerabilities.csv',
                told,
              })
            }
          />
        </div>
      </div>
      <OpenFilters search={search} change={change} />
      <ListTable
        name="Open vulnerabilities"
        columns={openVulnerabilityColumns}
        keyOf={keyOf}
        query={query}
        list={list}
        search={search}
        change={change}
        usualSort="devices"
        what="the vulnerabilities"
        empty={
          <Empty title="No vulnerability is open">
            <p>None that these filters would show. Take one away to see the others.</p>
          </Empty>
        }
      />
    </div>
  );
}

function keyOf({ id }: VulnerabilityRow): string {
  return id;
}
