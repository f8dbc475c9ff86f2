/** Which pairs of a product a device may still have open, by how far it has come on the train of its system. */

interface ClosedFrom {
  /** Undefined where no stop of the train closes it. */
  readonly closedFrom?: number;
}

export type PairsBeyond<Pair> = (osPosition: number) => readonly Pair[];

/** Lists that are longer than this belong to devices that are far behind, which are few: they are made each time. */
const longestKept = 256;

/** The pairs that the stops up to a position do not close, in their order. */
export function pairsBeyond<Pair extends ClosedFrom>(pairs: readonly Pair[]): PairsBeyond<Pair> {
  if (pairs.every(({ closedFrom }) => closedFrom === undefined)) return () => pairs;
  const kept = new Map<number, readonly Pair[]>();
  return (osPosition) => {
    const known = kept.get(osPosition);
    if (known) return known;
    const open = pairs.filter(({ closedFrom }) => closedFrom === undefined || closedFrom > osPosition);
    if (open.length <= longestKept) kept.set(osPosition, open);
    return open;
  };
}
