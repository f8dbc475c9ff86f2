/** One HTTP GET that is repeated while the server is busy or out of reach, as late as the server asks for. */

import { KnownError } from '../errors.ts';
import { retryAfterMs } from '../retry-after.ts';
import type { Origins } from './origins.ts';
import { describeBytes } from './size-limits.ts';

export interface RetryOptions {
  readonly fetch: typeof fetch;
  readonly wait: (ms: number) => Promise<void>;
  readonly now: () => Date;
  /** Of addresses and of what they redirect to. */
  readonly origins: Origins;
}

export interface Fetched {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

const attempts = 5;
const timeoutMs = 120_000;
const firstWaitMs = 1_000;
const maxRedirects = 5;
/** A server that asks for more patience than this is out of service; what is stored already stays for the next run. */
const longestWaitMs = 300_000;

/**
 * The whole body of a 2xx answer, unpacked and no longer than `maxBytes`, or a 304 without one. Anything else is a KnownError
 * FeedUnavailable with the reason of the last attempt.
 */
export async function fetchWithRetries(
  url: string,
  headers: Readonly<Record<string, string>>,
  maxBytes: number,
  options: RetryOptions,
): Promise<Fetched> {
  const { wait, now } = options;
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await fetchOnce(url, headers, maxBytes, options);
    if (!('reason' in outcome)) return outcome;
    const waitMs =
      outcome.retryAfter === null
        ? firstWaitMs * 2 ** (attempt - 1)
        : (retryAfterMs(outcome.retryAfter, now().getTime()) ?? firstWaitMs);
    if (!outcome.mayPass || attempt === attempts || waitMs > longestWaitMs) {
      const message = outcome.refused
        ? `${url}: ${outcome.reason}.`
        : `${url}: ${outcome.reason}, after ${attempt} of at most ${attempts} attempts. Check the connection and run \`missingkbs sync\` again; what was fetched is kept.`;
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
  /** By us: neither the server nor the connection is at fault. */
  readonly refused?: true;
  readonly cause?: unknown;
}

async function fetchOnce(
  url: string,
  headers: Readonly<Record<string, string>>,
  maxBytes: number,
  options: RetryOptions,
): Promise<Fetched | Failure> {
  try {
    const response = await follow(url, headers, options);
    if ('reason' in response) return response;
    const { status } = response;
    if (response.ok || status === 304) {
      const body = await readAtMost(response, maxBytes);
      return body instanceof Uint8Array ? { status, headers: response.headers, body } : body;
    }
    await response.body?.cancel();
    return {
      reason: `the server answered ${status} ${response.statusText}`.trimEnd(),
      mayPass: status === 408 || status === 429 || status >= 500,
      retryAfter: response.headers.get('retry-after'),
    };
  } catch (cause) {
    const deeper = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
    return { reason: `no complete answer (${String(deeper)})`, mayPass: true, retryAfter: null, cause };
  }
}

/** Redirects one by one, since each leads to an address that may not be asked. */
async function follow(
  url: string,
  headers: Readonly<Record<string, string>>,
  { fetch, origins }: RetryOptions,
): Promise<Response | Failure> {
  const signal = AbortSignal.timeout(timeoutMs);
  let address = url;
  for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
    const refusal = origins.refusalOf(address);
    if (refusal !== undefined) return refuse(address === url ? refusal : `it redirects to ${address}, and ${refusal}`);
    const response = await fetch(address, { headers, signal, redirect: 'manual' });
    const location = redirectStatuses.has(response.status) ? response.headers.get('location') : null;
    if (location === null) return response;
    await response.body?.cancel();
    if (!URL.canParse(location, address)) return refuse('it redirects to what is no address');
    address = new URL(location, address).href;
  }
  return refuse(`it redirects more than ${maxRedirects} times`);
}

const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Piece by piece: a few kilobytes may unpack to gigabytes. */
async function readAtMost(response: Response, maxBytes: number): Promise<Uint8Array | Failure> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    length += piece.byteLength;
    // Leaving the loop cancels the rest.
    if (length > maxBytes)
      return refuse(`the answer unpacks to more than ${describeBytes(maxBytes)}, which no index and no document has`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** The next attempt would end the same way. */
function refuse(reason: string): Failure {
  return { reason, mayPass: false, retryAfter: null, refused: true };
}
