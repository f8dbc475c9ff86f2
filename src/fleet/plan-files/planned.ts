/** What a file for a deployment tool tells of a plan. */

export interface PlannedUpdate {
  /** Without "KB". */
  readonly kb: string;
  readonly name: string;
  /** YYYY-MM-DD. */
  readonly released: string;
  /** As the feed says it; "" where it does not. */
  readonly restart: string;
  readonly devices: number;
  readonly pairs: number;
}

export interface Planned {
  /** The day that the plan is of, YYYY-MM-DD. */
  readonly asOf: string;
  /** In their order. */
  readonly steps: readonly PlannedUpdate[];
}
