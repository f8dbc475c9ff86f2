/** How many answers that take long may be under way at once: of a tenant, and in all. */

import { RetryLater } from '../errors.ts';

export interface LongAnswerLimits {
  /** What they are, in the plural. */
  readonly what: string;
  readonly ofTenant: number;
  readonly inAll: number;
}

const retryAfterSeconds = 10;

export class LongAnswers {
  readonly #limits: LongAnswerLimits;
  /** Tenants of those that are under way. */
  readonly #running: string[] = [];

  constructor(limits: LongAnswerLimits) {
    this.#limits = limits;
  }

  /** Throws `RetryLater` ServerBusy. Whoever begins one ends it, once. */
  begin(tenant: string): void {
    const { what, ofTenant, inAll } = this.#limits;
    const running = this.#running.filter((one) => one === tenant).length;
    if (this.#running.length >= inAll || running >= ofTenant) {
      throw new RetryLater(
        'ServerBusy',
        `${running} ${what} of the tenant and ${this.#running.length} in all are under way already; there may be ${ofTenant} and ${inAll}.`,
        retryAfterSeconds,
      );
    }
    this.#running.push(tenant);
  }

  end(tenant: string): void {
    this.#running.splice(this.#running.indexOf(tenant), 1);
  }
}
