/** What a bench says of itself: how it is run, and the rows that it gives with the bar of each. */

export interface Bench {
  /** Of bench/. */
  readonly file: string;
  /** What is measured and how, for docs/performance.md. */
  readonly about: string;
  /** Each is a process of its own. */
  readonly runs: readonly Run[];
  readonly nodeArgs?: readonly string[];
  /** The recorded feed, see MISSINGKBS_SHARED. */
  readonly needsFeed?: true;
  readonly rows: Readonly<Record<string, Bar>>;
}

export interface Run {
  readonly args: readonly string[];
  /** Instead of `args` for a try of a few seconds, whose figures say little. */
  readonly quick: readonly string[];
  /** Left out unless bench/all.ts is called with this option. */
  readonly onlyWith?: 'large';
  /** Handed on when bench/all.ts is called with it. */
  readonly handsOn?: 'prism';
}

export interface Bar {
  readonly work: string;
  readonly unit: Unit;
  /** What the second figure is of; absent where there is nothing to compare to. */
  readonly reference?: string;
  /** What the limit is of; a row without a limit only tells. */
  readonly holds?: 'measured' | 'ratio';
  readonly atMost?: number;
  readonly atLeast?: number;
}

export type Unit =
  | ''
  | 'ms'
  | 's'
  | 's a million'
  | 'ms a MB'
  | 'MB'
  | 'µs'
  | 'B a device'
  | '/s'
  // In a second of processor time of the server: what else runs on the machine tells less.
  | '/s of CPU'
  | 'calls'
  | 'answers'
  | 'devices';
