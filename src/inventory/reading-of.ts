/** A reading out of fields that a source may or may not have. */

import type { InventoryReading } from './model.ts';

type Fields = { readonly [Field in keyof InventoryReading]?: InventoryReading[Field] | undefined };

/** The fields that were reported, in the order given: an absent one is left out, which is not the same as empty. */
export function readingOf(fields: Fields): InventoryReading {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
