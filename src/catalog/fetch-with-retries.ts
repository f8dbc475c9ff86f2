/** One HTTP GET that is repeated while the server is busy or out of reach, as late as the server asks for. */

import { KnownError } from '../errors.ts';

export interface RetryOptions {
  readonly fetch: typeof fetch;
  readonly wait: (ms: number) => Promise<void>;
  readonly now: () => Date;
}

export interface Fetched {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

const attempts = 5;
const timeoutMs = 120_000;
const firstWaitMs = 1_000;
/** A server that asks for more patience than this is out of service; what is stored already stays for the next run. */
const longestWaitMs = 300_000;

/** The whole body of a 2xx answer, or a 304 without one. Anything else is a KnownError FeedUnavailable with the reason of the last attempt. */
export async function fetchWithRetries(
  url: string,
  headers: Readonly<Record<string, string>>,
  { fetch, wait, now }: RetryOptions,
): Promise<Fetched> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await fetchOnce(url, headers, fetch);
    if (!('reason' in outcome)) return outcome;
    const waitMs =
      outcome.retryAfter === null ? firstWaitMs * 2 ** (attempt - 1) : parseRetryAfter(outcome.retryAfter, now());
    if (!outcome.mayPass || attempt === attempts || waitMs > longestWaitMs) {
      const message = `${url}: ${outcome.reason}, after ${attempt} of at most ${attempts} attempts. Check the connection and run \`missingkbs sync\` again; what was fetched is kept.`;
      throw new KnownError('FeedUnavailable', message, { cause: outcome.cause });
    }
    await wait(waitMs);
  }
}

interface Failure {
  readonly reason: string;
  /** Whether the same question may be answered later. */
  readonly mayPass: boolean;
  readonly retryAfter: string | null;
  readonly cause?: unknown;
}

async function fetchOnce(
  url: string,
  headers: Readonly<Record<string, string>>,
  get: typeof fetch,
): Promise<Fetched | Failure> {
  try {
    const response = await get(url, { headers, signal: AbortSignal.timeout(timeoutMs) });
    const body = new Uint8Array(await response.arrayBuffer());
    if (response.ok || response.status === 304) return { status: response.status, headers: response.headers, body };
    return {
      reason: `the server answered ${response.status} ${response.statusText}`.trimEnd(),
      mayPass: response.status === 408 || response.status === 429 || response.status >= 500,
      retryAfter: response.headers.get('retry-after'),
    };
  } catch (cause) {
    const deeper = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
    return { reason: `no complete answer (${String(deeper)})`, mayPass: true, retryAfter: null, cause };
  }
}

/** Seconds, or a date (RFC 9110, section 10.2.3); anything else asks for the first wait. */
function parseRetryAfter(value: string, now: Date): number {
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? firstWaitMs : Math.max(0, date - now.getTime());
}
