/** The tags of a device, which people and scripts give it and no report touches: what a change makes of them. */

import { KnownError } from '../errors.ts';

export interface TagChange {
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
}

const mostTags = 100;

/**
 * Sorted, and each once. A tag keeps the letters that it was given first, and is the same in any case: none is added
 * beside one that differs in case alone. Throws `KnownError` InvalidInput for more than a device may have.
 */
export function changeTagList(before: readonly string[], { add = [], remove = [] }: TagChange): readonly string[] {
  const tags = new Map<string, string>();
  for (const tag of [...before, ...add]) if (!tags.has(keyOf(tag))) tags.set(keyOf(tag), tag);
  for (const tag of remove) tags.delete(keyOf(tag));
  if (tags.size > mostTags) {
    throw new KnownError(
      'InvalidInput',
      `The machine would have ${tags.size} tags; it may have ${mostTags}. Remove some first.`,
    );
  }
  return [...tags.values()].sort();
}

function keyOf(tag: string): string {
  return tag.toLowerCase();
}

/** JSON, or nothing for a device without tags. */
export function readTags(json: string | null): readonly string[] {
  return json === null ? [] : JSON.parse(json);
}
