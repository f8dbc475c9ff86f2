/** A page of a list of devices: where it begins, how many a walk has to find for it, and where the list goes on. */

import { type Position, readToken } from '../../../odata/next-link.ts';
import type { CollectionQuery } from '../../../odata/query.ts';
import type { Found } from './list-walk.ts';

/** Without `$orderby` devices come by id. Throws `KnownError` ODataError for a token that is none of ours. */
export function listPage(query: Pick<CollectionQuery, 'order' | 'top' | 'skipToken'>, pageSize: number) {
  const { order = { property: 'id', descending: false }, top, skipToken } = query;
  const after = skipToken === undefined ? undefined : readToken(skipToken);
  const left = after === undefined ? top : after.left;
  const size = Math.min(pageSize, left ?? Number.POSITIVE_INFINITY);
  const nextOf = ({ value, device }: Found): Position => ({
    value,
    id: device.id,
    ...(left !== undefined && { left: left - size }),
  });
  return {
    order,
    after,
    // One more tells whether there is a next page.
    wanted: left !== undefined && left <= pageSize ? left : size + 1,
    /** Of what a walk found. */
    take(found: readonly Found[]): { readonly page: readonly Found[]; readonly next?: Position } {
      const page = found.slice(0, size);
      const last = page.at(-1);
      return { page, ...(last !== undefined && found.length > size && { next: nextOf(last) }) };
    },
  };
}
