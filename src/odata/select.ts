/** What `$select` leaves of an item. */

/** In the order of the item's own fields. */
export function selectFields<Item extends object>(item: Item, select: readonly string[] | undefined): Partial<Item> {
  if (select === undefined) return item;
  return Object.fromEntries(Object.entries(item).filter(([name]) => select.includes(name))) as Partial<Item>;
}
