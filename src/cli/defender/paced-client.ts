/** Defender's own API, asked no faster than it allows: 100 calls a minute and 1,500 an hour, for an application in a tenant. */

import { setTimeout } from 'node:timers/promises';
import { RateLimiter, TooManyRequests } from '../../access/rate-limits.ts';
import { createServerClient, type ServerClient, type ServerClientOptions } from '../server-client.ts';

export type DefenderClient = Pick<ServerClient, 'get'>;

export interface PacedOptions extends Omit<ServerClientOptions, 'tellEnd' | 'longestWaitSeconds'> {
  readonly now: () => number;
  readonly perMinute?: number;
  readonly perHour?: number;
}

/** By Defender's documents, for an application in a tenant. */
export const callsAnHour = 1_500;

/** The whole window of an hour may be used up by somebody else of the same application. */
const longestWaitSeconds = 3_700;

/** What was asked before this process began is not known here: then Defender says how long to wait, and is believed. */
export function createPacedClient(options: PacedOptions): DefenderClient {
  const { now, onWait, wait = setTimeout, perMinute = 100, perHour = callsAnHour } = options;
  const client = createServerClient({
    ...options,
    longestWaitSeconds,
    tellEnd: (reason) =>
      `${options.url} gave no more: ${reason} What was fetched stays; the same command again goes on from there.`,
  });
  const limiter = new RateLimiter([
    { limit: perMinute, lengthMs: 60_000, name: `${perMinute} calls a minute` },
    { limit: perHour, lengthMs: 3_600_000, name: `${perHour} calls an hour` },
  ]);

  async function takeTurn(): Promise<void> {
    for (;;) {
      try {
        return limiter.take('defender', now());
      } catch (error) {
        if (!(error instanceof TooManyRequests)) throw error;
        onWait(error.retryAfterSeconds, error.message);
        await wait(error.retryAfterSeconds * 1000);
      }
    }
  }

  return {
    async get(path) {
      await takeTurn();
      return client.get(path);
    },
  };
}
