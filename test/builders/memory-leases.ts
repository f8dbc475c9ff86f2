/** Leases in memory by the rule of the stores, on a clock that the test moves: for what takes hours, or a thousand orders of events. */

import { decideLease } from '../../src/store/lease-rule.ts';
import type { LeaseEnd, LeaseStore } from '../../src/store/lease-store.ts';

export class MemoryLeases implements LeaseStore {
  readonly #kept = new Map<string, { key: string; calls: number; takenAt: number; endsAt: number }>();
  readonly #now: () => number;
  /** How often it was asked. */
  asked = 0;
  /** What happens on the way there, and on the way back. */
  onWay: () => void = () => undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  async take({ key, windows, wanted, lifeMs, last }: Parameters<LeaseStore['take']>[0]) {
    this.asked += 1;
    this.onWay();
    if (last !== undefined) this.#settle(last);
    const now = this.#now();
    const kept = [...this.#kept.values()].filter((lease) => lease.key === key);
    const decision = decideLease(kept, { windows, wanted, lifeMs }, now);
    const id = `${this.#kept.size}`;
    if ('calls' in decision) {
      this.#kept.set(id, { key, calls: decision.calls, takenAt: now, endsAt: now + lifeMs });
    }
    this.onWay();
    if ('calls' in decision) return { id, calls: decision.calls };
    const { window, waitMs, soonerMs = waitMs } = decision;
    return { window, waitMs, askAgainMs: soonerMs };
  }

  async settle(ends: readonly LeaseEnd[]): Promise<void> {
    for (const end of ends) this.#settle(end);
  }

  #settle({ id, used, lastMs }: LeaseEnd): void {
    const lease = this.#kept.get(id);
    if (lease === undefined) return;
    lease.calls = Math.min(lease.calls, used);
    lease.endsAt = Math.min(lease.endsAt, lease.takenAt + lastMs);
  }
}
