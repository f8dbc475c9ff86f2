/** What the store keeps of limits that several servers share, as one interface for every database that keeps it. */

/** What servers that share their limits have leased of them: see lease-rule.ts. Old leases go by themselves. */
export interface LeaseStore {
  /** One at a time for each key. The end of an earlier lease of the caller's may come with it. */
  take(ask: LeaseAsk): Promise<Lease | LeaseRefusal>;
  /** Gives back what leases left unused. A lease that is not known any more is passed over. */
  settle(ends: readonly LeaseEnd[]): Promise<void>;
}

export interface LeaseAsk {
  readonly key: string;
  readonly windows: readonly LeaseWindow[];
  /** At least 1; fewer may be granted. */
  readonly wanted: number;
  /** How long the calls may be made, from when they were asked for. */
  readonly lifeMs: number;
  readonly last?: LeaseEnd;
}

export interface LeaseWindow {
  readonly limit: number;
  readonly lengthMs: number;
}

export interface Lease {
  readonly id: string;
  readonly calls: number;
}

export interface LeaseRefusal {
  /** The place of the window that is used up. */
  readonly window: number;
  /** When a call has room again, unless somebody else takes it. */
  readonly waitMs: number;
  /** When it is worth asking again: somebody may give back before. */
  readonly askAgainMs: number;
}

export interface LeaseEnd {
  readonly id: string;
  /** How many of its calls were made. */
  readonly used: number;
  /** When the last one was, from when the lease was asked for. */
  readonly lastMs: number;
}
