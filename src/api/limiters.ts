/** The limits of calls: of this process alone, or held together with the other servers on the store. */

import type { Logger } from 'pino';
import { type CallLimiter, RateLimiter, type RateWindow } from '../access/rate-limits.ts';
import { SharedRateLimiter } from '../access/shared-rate-limits.ts';
import type { Store } from '../store/store.ts';

export interface LimitersParts {
  readonly store: Pick<Store, 'leases'>;
  readonly logger: Logger;
  readonly now: () => number;
}

export class Limiters {
  /** By whose calls each limits. */
  readonly all = new Map<string, CallLimiter>();
  readonly #parts: LimitersParts;

  constructor(parts: LimitersParts) {
    this.#parts = parts;
  }

  /** Held together with other servers where the store can. */
  shared(whose: string, windows: readonly RateWindow[]): CallLimiter {
    const { store, logger, now } = this.#parts;
    if (store.leases === undefined) return this.alone(whose, windows);
    const limiter = new SharedRateLimiter({
      windows,
      leases: store.leases,
      scope: whose,
      now,
      onAway(error) {
        if (error === undefined) logger.info({ limit: whose }, 'calls are counted together with other servers again');
        else logger.warn({ limit: whose, reason: error.message }, 'calls are counted by this server alone');
      },
    });
    this.all.set(whose, limiter);
    return limiter;
  }

  /** Of this server. */
  alone(whose: string, windows: readonly RateWindow[]): RateLimiter {
    const limiter = new RateLimiter(windows);
    this.all.set(whose, limiter);
    return limiter;
  }
}
