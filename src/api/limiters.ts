/** The limits of calls: of this process alone, or held together with the other servers on the store. */

import type { Logger } from 'pino';
import { type CallLimiter, RateLimiter, type RateWindow } from '../access/rate-limits.ts';
import { SharedRateLimiter } from '../access/shared-rate-limits.ts';
import type { Store } from '../store/store.ts';

/** `whose` sets the keys of one limit apart from those of another. */
export type CreateLimiter = (whose: string, windows: readonly RateWindow[]) => CallLimiter;

export interface LimitersParts {
  readonly store: Pick<Store, 'leases'>;
  readonly logger: Logger;
  readonly now: () => number;
}

export function createLimiters({ store: { leases }, logger, now }: LimitersParts): CreateLimiter {
  return (whose, windows) => {
    if (leases === undefined) return new RateLimiter(windows);
    return new SharedRateLimiter({
      windows,
      leases,
      scope: whose,
      now,
      onAway(error) {
        if (error === undefined) logger.info({ limit: whose }, 'calls are counted together with other servers again');
        else logger.warn({ limit: whose, reason: error.message }, 'calls are counted by this server alone');
      },
    });
  };
}
