/** One POST of a notice to a host of the list. Follows nothing, reads nothing, uses no proxy: a proxy would resolve the name again. */

import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { type NoticeHost, noticeHostOf } from '../notice-hosts.ts';
import { type ResolveName, resolveHost } from './resolve-host.ts';

export interface PostOptions {
  readonly hosts: readonly NoticeHost[];
  readonly resolve: ResolveName;
  readonly timeoutMs?: number;
  /** Ends the call. */
  readonly signal?: AbortSignal;
}

export type Outcome =
  | { readonly delivered: true; readonly status: number }
  | {
      readonly delivered: false;
      /** For whoever owns the address: says nothing of the network behind it. */
      readonly reason: string;
      readonly status?: number;
      readonly retryAfter?: string;
    };

/** As the specification recommends, 15 to 30 s. */
const usualTimeoutMs = 15_000;
const mostHeaderBytes = 16_384;
/** "103 Early Hints" and the like before the answer; none of them says whether it was taken. */
const mostHints = 10;

export async function post(
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  { hosts, resolve, timeoutMs = usualTimeoutMs, signal }: PostOptions,
): Promise<Outcome> {
  const url = new URL(address);
  const host = noticeHostOf(url, hosts);
  if (host === undefined) return fail('its host is not in MISSINGKBS_NOTICE_HOSTS any more');
  const timeout = AbortSignal.timeout(timeoutMs);
  const ends = signal === undefined ? timeout : AbortSignal.any([timeout, signal]);
  try {
    const addresses = await Promise.race([resolveHost(url.hostname, host, resolve), rejected(ends)]);
    if ('reason' in addresses) return fail(addresses.reason);
    return await send(url, addresses, { headers, body, signal: ends });
  } catch (error) {
    if (timeout.aborted) return fail(`no answer within ${timeoutMs / 1_000} s`);
    return fail(`no answer (${(error as NodeJS.ErrnoException).code ?? 'broken off'})`);
  }
}

interface Call {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** The status decides; the connection ends before anything of a body is read. */
function send(url: URL, addresses: readonly string[], { headers, body, signal }: Call): Promise<Outcome> {
  const request = url.protocol === 'https:' ? requestTls : requestPlain;
  return new Promise((resolve, reject) => {
    const call = request(url, {
      method: 'POST',
      // A connection of its own, which no other call shares, and no proxy of the environment.
      agent: false,
      lookup: lookupIn(addresses),
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      maxHeaderSize: mostHeaderBytes,
      signal,
    });
    call.on('response', ({ statusCode: status = 0, headers: answered }) => {
      const retryAfter = answered['retry-after'];
      resolve(
        status >= 200 && status < 300
          ? { delivered: true, status }
          : {
              delivered: false,
              status,
              reason: `it answered ${status}`,
              ...(retryAfter !== undefined && { retryAfter }),
            },
      );
      call.destroy();
    });
    let hints = 0;
    call.on('information', () => {
      hints += 1;
      if (hints > mostHints) call.destroy(new Error('There are more hints than answers.'));
    });
    call.on('error', reject);
    call.on('close', () => reject(new Error('The connection ended without an answer.')));
    call.end(body);
  });
}

/** What was checked, whatever the name leads to by now. */
function lookupIn(addresses: readonly string[]): LookupFunction {
  const known = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_name, { all }, done) => {
    if (all) done(null, known);
    else done(null, known[0]?.address as string, known[0]?.family);
  };
}

function rejected(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function fail(reason: string): Outcome {
  return { delivered: false, reason };
}
