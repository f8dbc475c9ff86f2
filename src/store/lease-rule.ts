/** How much of a limit that several servers share may be leased: the rule, whatever database keeps the leases. */

import type { LeaseWindow } from './lease-store.ts';

/** Times are milliseconds of the database's clock, the one that all servers share. */
export interface KeptLease {
  /** At most: what it allowed and nobody used is taken out when it is settled. */
  readonly calls: number;
  /** No call of it passes later; when it is settled, the time of its last call. */
  readonly endsAt: number;
}

export type LeaseDecision =
  | { readonly calls: number }
  | {
      /** The place of the window that is used up. */
      readonly window: number;
      /** From then on a call has room, if nobody takes it before. */
      readonly waitMs: number;
      /** When the first lease that runs now ends: what it leaves is given back then. */
      readonly soonerMs?: number;
    };

/** A clock that goes back by less than this is being trimmed, not set. */
const clockStepMs = 1_000;

/**
 * As many of the `wanted` calls as every window has room for. A lease counts in full until a window's length after its
 * end, so that in no stretch of that length more calls pass than the limit, whenever in its life each passes.
 */
export function decideLease(
  kept: readonly KeptLease[],
  ask: { readonly windows: readonly LeaseWindow[]; readonly wanted: number; readonly lifeMs: number },
  now: number,
): LeaseDecision {
  // Later ends are of a clock that was set back since: nobody waits until it has caught up.
  const leases = kept
    .filter(({ endsAt }) => endsAt <= now + ask.lifeMs + clockStepMs)
    .sort((a, b) => a.endsAt - b.endsAt);
  let room = ask.wanted;
  let used: { window: number; waitMs: number } | undefined;
  for (const [window, { limit, lengthMs }] of ask.windows.entries()) {
    const counted = leases.filter(({ endsAt }) => endsAt + lengthMs > now);
    const left = limit - sumOf(counted);
    room = Math.min(room, left);
    const waitMs = left > 0 ? 0 : untilRoom(counted, limit) + lengthMs - now;
    if (waitMs > (used?.waitMs ?? 0)) used = { window, waitMs };
  }
  if (used === undefined) return { calls: room };
  const running = leases.find(({ endsAt }) => endsAt > now);
  return { ...used, ...(running !== undefined && { soonerMs: Math.min(running.endsAt - now, used.waitMs) }) };
}

/** The end of the lease with which the sum falls below the limit; leases are in the order of their ends. */
function untilRoom(counted: readonly KeptLease[], limit: number): number {
  let left = sumOf(counted);
  for (const { calls, endsAt } of counted) {
    left -= calls;
    if (left < limit) return endsAt;
  }
  return Number.NEGATIVE_INFINITY;
}

function sumOf(leases: readonly KeptLease[]): number {
  return leases.reduce((sum, { calls }) => sum + calls, 0);
}
