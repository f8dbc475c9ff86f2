/** What our tables are able to: choose columns. Sorting and filtering are the server's. */

import { type ColumnDef, columnVisibilityFeature, tableFeatures } from '@tanstack/react-table';

export const features = tableFeatures({ columnVisibilityFeature });

/** What a column needs besides what it shows. */
export interface ColumnLook {
  /** In rem. What is left over goes to the first column. */
  readonly width: number;
  /** Of the first on a narrow screen, where the second is to be seen beside it. What it cuts off, a title says. */
  readonly narrow?: number;
  readonly align?: 'end';
  /** The server's name of the order; absent where it cannot order by it. */
  readonly sort?: string;
  /** The first order when somebody sorts by it. */
  readonly first?: 'asc' | 'desc';
}

export type Column<Row extends object> = ColumnDef<typeof features, Row> & {
  readonly id: string;
  readonly header: string;
  readonly meta: ColumnLook;
};

/** One that a spreadsheet gets as well. */
export type ToldColumn<Row extends object> = Column<Row> & { readonly text: (row: Row) => string | number };
