/** From where documents of the feed may come: the index names their addresses, and must not send us elsewhere. */

import { KnownError } from '../errors.ts';

export interface Origins {
  /** Why this address is not asked; undefined when it may be. */
  refusalOf(url: string): string | undefined;
}

/** The origin (scheme, host and port) of the base address, and those that the settings add. KnownError InvalidInput when there is none. */
export function openOrigins(baseUrl: string, others: readonly string[]): Origins {
  if (!/^https?:\/\//i.test(baseUrl) || !URL.canParse(baseUrl)) {
    throw new KnownError(
      'InvalidInput',
      `The feed cannot be at "${baseUrl}"; expected an address such as https://api.msrc.microsoft.com/cvrf/v3.0.`,
    );
  }
  const own = new URL(baseUrl).origin;
  const allowed = new Set([own, ...others]);
  return {
    refusalOf: (url) => {
      const { origin } = new URL(url);
      if (allowed.has(origin)) return undefined;
      return `it is on ${origin}, and the feed on ${own}; if that is right, add ${origin} to MISSINGKBS_FEED_ORIGINS`;
    },
  };
}
