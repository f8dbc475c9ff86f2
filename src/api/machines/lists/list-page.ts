/** A page of a list of devices: where it begins, how many a walk has to find for it, and where the list goes on. */

import { type Position, readToken } from '../../../odata/next-link.ts';
import { type CollectionQuery, splitOrders } from '../../../odata/query.ts';
import type { ListedDevice } from '../../../store/device-list.ts';

/** Without `$orderby` devices come by id. Throws `KnownError` ODataError for a token that is none of ours. */
export function listPage(query: Pick<CollectionQuery, 'orders' | 'top' | 'skipToken'>, pageSize: number) {
  const { orders, top, skipToken } = query;
  const { before, byId } = splitOrders(orders);
  const after = skipToken === undefined ? undefined : readToken(skipToken, before.length);
  const left = after === undefined ? top : after.left;
  const size = Math.min(pageSize, left ?? Number.POSITIVE_INFINITY);
  return {
    /** Those before the id. */
    orders: before,
    descending: byId.descending,
    after,
    // One more tells whether there is a next page.
    wanted: left !== undefined && left <= pageSize ? left : size + 1,
    /** Of what a walk found. */
    take(found: readonly ListedDevice[], positionOf: (device: ListedDevice) => Position) {
      const page = found.slice(0, size);
      const last = page.at(-1);
      if (last === undefined || found.length <= size) return { page };
      return { page, next: { ...positionOf(last), ...(left !== undefined && { left: left - size }) } };
    },
  };
}
