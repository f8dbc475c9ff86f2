/** The head of a column; one that the server can order by is a button that does so, and then turns the order round. */

import type { ReactNode } from 'react';
import styles from './rows-table.module.css';
import type { ColumnLook } from './table-features.ts';

export interface Sorting {
  readonly by: string;
  readonly order: 'asc' | 'desc';
  readonly change: (by: string, order: 'asc' | 'desc') => void;
}

interface Props {
  readonly name: string;
  readonly look: ColumnLook;
  readonly sorting: Sorting | undefined;
}

export function HeaderCell({ name, look: { align, sort, first = 'desc' }, sorting }: Props) {
  if (sort === undefined || sorting === undefined) {
    return (
      <th scope="col" data-align={align}>
        <Text>{name}</Text>
      </th>
    );
  }
  const order = sorting.by === sort ? sorting.order : undefined;
  const next = order === undefined ? first : order === 'asc' ? 'desc' : 'asc';
  return (
    <th scope="col" data-align={align} aria-sort={order && (order === 'asc' ? 'ascending' : 'descending')}>
      <button type="button" className={styles.sort} onClick={() => sorting.change(sort, next)}>
        <Text>{name}</Text>
        <span className={styles.arrow} data-order={order} aria-hidden="true" />
      </button>
    </th>
  );
}

function Text({ children }: { readonly children: ReactNode }) {
  return <span className={styles.name}>{children}</span>;
}
