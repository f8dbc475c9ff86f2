/** A fetch that has its token, keeps to the limits, and comes again when a server asks for that or is not there for a moment. */

import type { AccessTokens } from './access-token.ts';
import type { Pace } from './pace.ts';

export interface Wait {
  readonly seconds: number;
  /** `limit`: so as not to be refused; `asked`: the server refused and said for how long; `away`: it could not answer. */
  readonly why: 'limit' | 'asked' | 'away';
}

export interface PatientParts {
  readonly send: typeof fetch;
  readonly tokens: AccessTokens;
  readonly pace: Pace | undefined;
  readonly now: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
  readonly onWait: (wait: Wait) => void;
}

const attempts = 6;
/** Too many requests, and what a server or a gateway before it says while it is not there. */
const passing: ReadonlySet<number> = new Set([429, 502, 503, 504]);

export function patientFetch(parts: PatientParts): (request: Request) => Promise<Response> {
  const { onWait, sleep } = parts;
  return async (request) => {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await sendOnce(request.clone(), parts, attempt === attempts || !mayRepeat(request));
      if (answer !== undefined && !passing.has(answer.status)) return answer;
      const asked = retryAfterSeconds(answer?.headers.get('retry-after'), parts.now());
      // What was refused with 429 was not done, whatever its method.
      const last = attempt === attempts || !(mayRepeat(request) || answer?.status === 429);
      if (answer !== undefined && last) return answer;
      await answer?.body?.cancel();
      const seconds = asked ?? 2 ** (attempt - 1);
      onWait({ seconds, why: asked === undefined ? 'away' : 'asked' });
      await sleep(seconds * 1000, request.signal);
      request.signal.throwIfAborted();
    }
  };
}

/** Once, or twice where the token was refused. Undefined when nobody answered, unless that is to be thrown. */
async function sendOnce(request: Request, parts: PatientParts, mayThrow: boolean): Promise<Response | undefined> {
  const { tokens, send } = parts;
  const spare = request.clone();
  await takeTurn(request.signal, parts);
  const token = await tokens.current();
  try {
    const answer = await send(withToken(request, token));
    if (answer.status !== 401) return answer;
    tokens.forget(token);
    const next = await tokens.current();
    await answer.body?.cancel();
    return await send(withToken(spare, next));
  } catch (error) {
    if (mayThrow || request.signal.aborted || !(error instanceof TypeError)) throw error;
    return undefined;
  }
}

async function takeTurn(signal: AbortSignal, { pace, now, sleep, onWait }: PatientParts): Promise<void> {
  for (let ms = pace?.take(now()) ?? 0; ms > 0; ms = pace?.take(now()) ?? 0) {
    onWait({ seconds: Math.ceil(ms / 1000), why: 'limit' });
    await sleep(ms, signal);
    signal.throwIfAborted();
  }
}

function withToken(request: Request, token: string): Request {
  request.headers.set('authorization', `Bearer ${token}`);
  return request;
}

function mayRepeat({ method }: Request): boolean {
  return method !== 'POST' && method !== 'PATCH';
}

/** Seconds, or a date. */
function retryAfterSeconds(header: string | null | undefined, now: number): number | undefined {
  if (!header) return undefined;
  const seconds = /^\d{1,9}$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - now) / 1000);
  return seconds > 0 ? seconds : undefined;
}
