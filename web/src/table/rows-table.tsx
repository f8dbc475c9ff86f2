/** A table of however many rows: pages come while one scrolls, and only rows in sight are in the document. */

import { useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useEffect, useRef } from 'react';
import { formatCount } from '../format.ts';
import { HeaderCell, type Sorting } from './header-cell.tsx';
import type { PageRows } from './page-rows.ts';
import styles from './rows-table.module.css';
import { type Column, features } from './table-features.ts';

interface Props<Row extends object> extends PageRows<Row> {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  /** Ids of those that are not shown. */
  readonly hidden?: readonly string[];
  readonly keyOf: (row: Row) => string;
  readonly sorting?: Sorting;
  /** Part of a page that has more below it. */
  readonly short?: boolean;
}

/** As high as `.row`. */
const rowHeight = 39;
const ahead = 30;
const overscan = 12;

export function RowsTable<Row extends object>(props: Props<Row>) {
  const { name, columns, hidden = [], rows, keyOf, total, sorting, short = false, more } = props;
  const pane = useRef<HTMLElement>(null);
  const table = useTable({
    features,
    columns: columns as Column<Row>[],
    data: rows as Row[],
    getRowId: keyOf,
    state: { columnVisibility: Object.fromEntries(hidden.map((id) => [id, false])) },
  });
  const all = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: all.length,
    getScrollElement: () => pane.current,
    estimateSize: () => rowHeight,
    // Before it is measured: no row may be missing at first, or what is below would move.
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    overscan,
  });
  const items = virtual.getVirtualItems();
  const first = items.at(0);
  const last = items.at(-1);
  const end = last?.index ?? 0;
  useEffect(() => {
    if (end >= rows.length - ahead) more?.();
  }, [end, rows.length, more]);
  const shown = table.getVisibleLeafColumns().map(({ columnDef }) => columnDef as Column<Row>);
  const width = shown.reduce((sum, { meta }) => sum + meta.width, 0);
  const [{ width: usual, narrow = usual } = { width: 0 }] = shown.map(({ meta }) => meta);
  const widths = { '--width': `${width}rem`, '--narrow-width': `${width - usual + narrow}rem` } as CSSProperties;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard, WCAG 2.1.1
    <section className={styles.pane} data-short={short} ref={pane} aria-label={name} tabIndex={0}>
      <table className={styles.table} style={widths} aria-rowcount={total + 1}>
        <colgroup>
          {shown.map(({ id, meta }, place) => (
            <col key={id} style={place === 0 ? undefined : { width: `${meta.width}rem` }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {shown.map(({ id, header, meta }) => (
              <HeaderCell key={id} name={header} look={meta} sorting={sorting} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap height={first?.start ?? 0} />
          {items.map(({ index }) => {
            const row = all[index];
            if (row === undefined) return null;
            return (
              <tr key={row.id} className={styles.row} aria-rowindex={index + 2}>
                {row.getVisibleCells().map((cell, place) => {
                  const Cell = place === 0 ? 'th' : 'td';
                  const { meta } = cell.column.columnDef as Column<Row>;
                  return (
                    <Cell key={cell.id} scope={place === 0 ? 'row' : undefined} data-align={meta.align}>
                      <table.FlexRender cell={cell} />
                    </Cell>
                  );
                })}
              </tr>
            );
          })}
          <Gap height={last === undefined ? 0 : virtual.getTotalSize() - last.end} />
        </tbody>
      </table>
      {rows.length < total && (
        <p className={styles.coming} role="status">
          {formatCount(rows.length)} of {formatCount(total)}, the next ones come as you scroll
        </p>
      )}
    </section>
  );
}

/** In the place of rows that are out of sight. */
function Gap({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    <tr>
      <td className={styles.gap} style={{ height }} />
    </tr>
  );
}
