/** What a list that comes in pages has so far. */

import { useMemo } from 'react';

interface Pages<Row> {
  readonly pages: readonly { readonly value: readonly Row[]; readonly total: number }[];
}

/** The same rows from one time to the next, unless there are more. */
export function usePageRows<Row>(data: Pages<Row> | undefined): {
  readonly rows: readonly Row[];
  readonly total: number;
} {
  return useMemo(
    () => ({ rows: data?.pages.flatMap(({ value }) => value) ?? [], total: data?.pages[0]?.total ?? 0 }),
    [data],
  );
}
