/** Which client assertions were used before, for as long as they hold: whoever reads one on its way gets nothing for it. */

import { createHash } from 'node:crypto';
import { RetryLater } from '../errors.ts';

const maxRemembered = 100_000;
const leastSweep = 1_000;

/** Remembered by this process alone: after a restart an assertion that still holds counts once more. */
export class UsedAssertions {
  readonly #until = new Map<string, number>();
  #sweepAt = leastSweep;

  /** False when the client used this one before; it holds until then (milliseconds). Throws `RetryLater` when there is no room to remember it. */
  use(clientId: string, jti: string, until: number, now: number): boolean {
    const id = createHash('sha256').update(`${clientId} ${jti}`).digest('base64url');
    if (this.#until.has(id)) return false;
    if (this.#until.size >= this.#sweepAt) this.#sweep(now);
    if (this.#until.size >= maxRemembered) {
      throw new RetryLater('TooManyRequests', 'Too many client assertions are remembered. Try again in a minute.', 60);
    }
    this.#until.set(id, until);
    return true;
  }

  #sweep(now: number): void {
    for (const [id, until] of this.#until) if (until <= now) this.#until.delete(id);
    this.#sweepAt = Math.max(leastSweep, Math.min(this.#until.size * 2, maxRemembered));
  }
}
