/** What a list that comes in pages has so far. */

import { useCallback, useMemo } from 'react';

interface PagesQuery<Row> {
  readonly data: { readonly pages: readonly { readonly value: readonly Row[]; readonly total: number }[] } | undefined;
  readonly hasNextPage: boolean;
  readonly isFetching: boolean;
  readonly fetchNextPage: () => unknown;
}

export interface PageRows<Row> {
  /** The same ones from one time to the next, unless there are more. */
  readonly rows: readonly Row[];
  /** Of all pages. */
  readonly total: number;
  /** Asks for the next page; absent while there is none, or one is coming. */
  readonly more?: (() => void) | undefined;
}

export function usePageRows<Row>({ data, hasNextPage, isFetching, fetchNextPage }: PagesQuery<Row>): PageRows<Row> {
  const rows = useMemo(() => data?.pages.flatMap(({ value }) => value) ?? [], [data]);
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return { rows, total: data?.pages[0]?.total ?? 0, more: hasNextPage && !isFetching ? more : undefined };
}
