/** The devices behind something that has a page of its own, the worst first. */

import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type MachineRow, type MachineSearch, machinesQuery } from '../../api/machines.ts';
import { counted } from '../../format.ts';
import { Failure } from '../../states/failure.tsx';
import { Loading } from '../../states/loading.tsx';
import { usePageRows } from '../../table/page-rows.ts';
import { RowsTable } from '../../table/rows-table.tsx';
import page from '../page.module.css';
import { machineColumns } from './machine-columns.tsx';

interface Props {
  readonly search: MachineSearch;
  /** "miss it": what they do. */
  readonly what: string;
}

export function MachinesBehind({ search, what }: Props) {
  const query = useInfiniteQuery(machinesQuery(search));
  const list = usePageRows<MachineRow>(query);
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (query.isPending) return <Loading what="the devices" height="30rem" />;
  if (list.total === 0) return <p>No device of today is among them.</p>;
  return (
    <section className={page.page} aria-labelledby="machines">
      <div className={page.heading}>
        <h2 id="machines">
          {counted(list.total, 'device')} {what}
        </h2>
        <span className={page.spring} />
        <Link to="/devices" search={search}>
          Filter and sort them
        </Link>
      </div>
      <RowsTable name={`Devices that ${what}`} columns={machineColumns} keyOf={keyOf} {...list} />
    </section>
  );
}

function keyOf({ id }: MachineRow): string {
  return id;
}
