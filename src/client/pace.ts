/** Calls no faster than a server allows: so many in any minute, and so many in any hour. */

export interface Limits {
  readonly perMinute: number;
  readonly perHour: number;
}

/** What Defender allows one application in one tenant, and this server unless it is set otherwise. */
export const usualLimits: Limits = { perMinute: 100, perHour: 1500 };

export interface Pace {
  /** Milliseconds until the next call may go out; 0 takes the turn. */
  take(now: number): number;
}

export function createPace({ perMinute, perHour }: Limits): Pace {
  const windows = [
    { limit: perMinute, lengthMs: 60_000 },
    { limit: perHour, lengthMs: 3_600_000 },
  ];
  /** When each call of the last hour went out, oldest first. */
  const sent: number[] = [];
  return {
    take(now) {
      while (sent[0] !== undefined && sent[0] <= now - 3_600_000) sent.shift();
      const waits = windows.map(
        ({ limit, lengthMs }) => (sent.at(-limit) ?? Number.NEGATIVE_INFINITY) + lengthMs - now,
      );
      const wait = Math.max(0, ...waits);
      if (wait === 0) sent.push(now);
      return wait;
    },
  };
}
