/** Requests to servers elsewhere: again when the server asks for patience or does not answer, and its reason when it is given up. */

import { setTimeout } from 'node:timers/promises';
import { KnownError } from '../errors.ts';
import { retryAfterMs } from '../retry-after.ts';
import { printable, type Terminal } from './terminal.ts';

export interface RetryOptions {
  /** Of a request that is put off, with what is told of it. */
  readonly onWait: (seconds: number, reason: string) => void;
  /** What is said when the server is given up, for its reason: what stays, and what to do. */
  readonly tellEnd: (reason: string) => string;
  /** A server that asks for more patience than this is out of service. */
  readonly longestWaitSeconds?: number;
  readonly wait?: (ms: number) => Promise<unknown>;
}

const attempts = 6;
/** Too many requests, and what a server or a gateway before it says while it is not there. */
const passing: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** The answer of a server that has one: 200, or 404. Anything else rejects with `KnownError` ServerUnavailable in the end. */
export async function withRetries(options: RetryOptions, request: () => Promise<Response>): Promise<Response> {
  const { onWait, wait = setTimeout, longestWaitSeconds = 600 } = options;
  for (let attempt = 1; ; attempt += 1) {
    const { answer, reason } = await tryOnce(request);
    if (answer !== undefined && hasAnswered(answer)) return answer;
    const mayPass = answer === undefined || passing.has(answer.status);
    const asked = retryAfterMs(answer?.headers.get('retry-after') ?? '', Date.now()) ?? 0;
    const seconds = Math.ceil(asked / 1000) || 2 ** (attempt - 1);
    if (!mayPass || attempt === attempts || seconds > longestWaitSeconds) {
      throw givenUp(options, reason);
    }
    onWait(seconds, reason);
    await wait(seconds * 1000);
  }
}

function hasAnswered({ ok, status }: Response): boolean {
  return ok || status === 404;
}

/** For `onWait`: on standard error. */
export function tellWaits(terminal: Terminal): RetryOptions['onWait'] {
  return (seconds, reason) => void terminal.stderr.write(printable(`Going on in ${seconds} s: ${reason}\n`));
}

export function givenUp({ tellEnd }: RetryOptions, reason: string): KnownError {
  return new KnownError('ServerUnavailable', tellEnd(reason));
}

async function tryOnce(request: () => Promise<Response>): Promise<{ answer?: Response; reason: string }> {
  try {
    const answer = await request();
    return { answer, reason: hasAnswered(answer) ? '' : await reasonOf(answer) };
  } catch (error) {
    if (error instanceof KnownError) throw error;
    const cause = (error as Error).cause as Error | undefined;
    return { reason: `it cannot be reached (${cause?.message ?? (error as Error).message}).` };
  }
}

/** An error of the API, or of the token service. */
export async function reasonOf(answer: Response): Promise<string> {
  const text = await answer.text();
  try {
    const { error, error_description: description } = JSON.parse(text);
    return `${answer.status} ${error.code ?? error}: ${error.message ?? description}`;
  } catch {
    return `${answer.status} ${text.slice(0, 200)}`;
  }
}
