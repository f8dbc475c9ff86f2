/** The list of a page: its rows, in the order of the address; in their place what failed, that it is coming, or why it is empty. */

import type { ReactNode } from 'react';
import type { SearchOf } from '../search.ts';
import { Failure } from '../states/failure.tsx';
import { Loading } from '../states/loading.tsx';
import type { PageRows } from './page-rows.ts';
import { RowsTable } from './rows-table.tsx';
import type { Column } from './table-features.ts';

type Order = SearchOf<'sort' | 'order'>;

interface Props<Row extends object> {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly hidden?: readonly string[];
  readonly keyOf: (row: Row) => string;
  readonly query: {
    readonly data: object | undefined;
    readonly error: Error | null;
    readonly isPending: boolean;
    readonly refetch: () => unknown;
  };
  readonly list: PageRows<Row>;
  readonly search: Order;
  readonly change: (change: Order) => void;
  /** What the server orders by when it is not told. */
  readonly usualSort: string;
  /** What is awaited, for those who cannot see that something is. */
  readonly what: string;
  readonly empty: ReactNode;
}

export function ListTable<Row extends object>(props: Props<Row>) {
  const { name, columns, hidden = [], keyOf, query, list, search, change, usualSort, what, empty } = props;
  const { sort = usualSort } = search;
  const { order = columns.find(({ meta }) => meta.sort === sort)?.meta.first ?? 'desc' } = search;
  return (
    <>
      {query.error && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Loading what={what} height="max(24rem, calc(100vh - var(--above-list, 15.5rem)))" />}
      {query.data && list.total === 0 && empty}
      {list.total > 0 && (
        <RowsTable
          name={name}
          columns={columns}
          hidden={hidden}
          keyOf={keyOf}
          sorting={{ by: sort, order: order as 'asc', change: (by, to) => change({ sort: by, order: to }) }}
          {...list}
        />
      )}
    </>
  );
}
