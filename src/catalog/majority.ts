/** What most records say, where records of the feed differ. Whoever asks says what counts at a tie, and why. */

/** A value and how many records name it; the same value may come again. */
export type Vote<Value> = readonly [value: Value, records: number];

/** The value that most records name. At a tie the one that `preferred` sorts first; undefined if nobody votes. */
export function majorityOf<Value>(
  votes: Iterable<Vote<Value>>,
  preferred: (a: Value, b: Value) => number,
): Value | undefined {
  const counts = new Map<Value, number>();
  for (const [value, records] of votes) counts.set(value, (counts.get(value) ?? 0) + records);
  let best: Vote<Value> | undefined;
  for (const next of counts) {
    if (!best || next[1] > best[1] || (next[1] === best[1] && preferred(next[0], best[0]) < 0)) best = next;
  }
  return best?.[0];
}

/** One vote for each. */
export function oneVoteEach<Value>(values: readonly Value[]): Vote<Value>[] {
  return values.map((value) => [value, 1]);
}

/** The tie rules: numbers by size, texts by code unit, days by date. */
export function lowestFirst<Value extends string | number>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function highestFirst<Value extends string | number>(a: Value, b: Value): number {
  return lowestFirst(b, a);
}

/** The one that is named first keeps its place: the order of the votes must mean something. */
export function firstNamed(): number {
  return 0;
}
