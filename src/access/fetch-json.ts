/** A small JSON document from a server that may be anything: within a time, within a size, from no other place than the one asked. */

import { readBounded } from './bounded-body.ts';

export interface FetchJsonOptions {
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
}

/** Rejects with an Error that names the address and what is wrong with it. */
export async function fetchJson(address: string, { fetch, timeoutMs }: FetchJsonOptions): Promise<unknown> {
  try {
    const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`the status is ${response.status}`);
    }
    return JSON.parse(await readBounded(response));
  } catch (cause) {
    throw new Error(`${address} gives no document: ${reasonOf(cause as Error)}.`, { cause });
  }
}

/** fetch says "fetch failed", and why in its cause. */
function reasonOf({ message, cause }: Error): string {
  return cause instanceof Error && cause.message !== '' ? `${message}, ${cause.message}` : message;
}
