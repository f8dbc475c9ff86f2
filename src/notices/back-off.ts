/** When a notice is tried again. */

import { retryAfterMs } from '../retry-after.ts';

/** Over some 22 hours. */
export const mostTries = 10;

const firstMs = 10_000;
const longestMs = 6 * 3_600_000;
/** A receiver may ask for more patience than we have, and not for more than this. */
const longestAskedMs = 24 * 3_600_000;

/**
 * Milliseconds until the try after this one: 10 s, 40 s, 160 s … 6 h, a fifth more or less by chance (`random`, from 0 to 1),
 * and not before the receiver asks for it.
 */
export function waitMs(
  tries: number,
  random: number,
  asked?: { readonly retryAfter: string; readonly now: number },
): number {
  const wait = Math.min(longestMs, firstMs * 4 ** (tries - 1)) * (0.8 + 0.4 * random);
  const askedMs = asked === undefined ? 0 : (retryAfterMs(asked.retryAfter, asked.now) ?? 0);
  return Math.round(Math.max(wait, Math.min(askedMs, longestAskedMs)));
}
