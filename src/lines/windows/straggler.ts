/** Products that the feed names for an update by mistake, told by how often it does. */

/**
 * An update serves several products of one code base about equally: one that is named for few fixes beside another that is
 * named for twenty times as many is a slip.
 */
export function isStraggler(fixes: number, fixesElsewhere: Iterable<number>): boolean {
  return fixes * 20 < Math.max(0, ...fixesElsewhere);
}
