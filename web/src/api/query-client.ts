/** How answers are kept: shown at once when they are asked for again, and renewed behind that. */

import { QueryClient } from '@tanstack/react-query';
import { Refusal } from './ask.ts';

/** The server counts devices again after as long. */
const freshMs = 10_000;
const mostTries = 3;

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: freshMs, retry: (tries, error) => tries < mostTries && mayPass(error) },
    },
  });
}

/** What is refused for good is not asked for again. */
function mayPass(error: Error): boolean {
  return error instanceof Refusal && (error.status === 0 || error.status === 429 || error.status === 503);
}
