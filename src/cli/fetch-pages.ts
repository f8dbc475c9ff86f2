/** An export that lies on a server: its pages, as OData links them, with a token that the caller brings. */

import { KnownError } from '../errors.ts';
import { maxInventoryBytes } from '../inventory/read.ts';
import { isObject } from '../inventory/text/json-values.ts';
import { givenUp, type RetryOptions, reasonOf, withRetries } from './retries.ts';

export interface PagesOptions extends Pick<RetryOptions, 'onWait' | 'wait'> {
  readonly token?: string;
}

const timeoutMs = 120_000;

/** Throws `KnownError` InvalidInput where a token would go out readable, or to another host; ServerUnavailable where a page cannot be had. */
export async function* fetchPages(first: string, { token, onWait, wait }: PagesOptions): AsyncGenerator<Uint8Array> {
  const options: RetryOptions = {
    onWait,
    ...(wait !== undefined && { wait }),
    tellEnd: (reason) => `${first} gave no more: ${reason} Nothing of it was taken in; run the same command again.`,
  };
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  if (token !== undefined && !isPrivate(new URL(first))) {
    throw new KnownError('InvalidInput', `${first} is not https: everybody on the way could read the token.`);
  }
  for (let url: string | undefined = first; url !== undefined; ) {
    const asked = url;
    const answer = await withRetries(options, () => fetch(asked, { headers, signal: AbortSignal.timeout(timeoutMs) }));
    if (answer.status === 404) throw givenUp(options, await reasonOf(answer));
    const bytes = await readAtMost(answer, asked);
    yield bytes;
    url = nextOf(bytes, first);
  }
}

function isPrivate({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/** Undefined where the page is the last one, or no JSON. */
function nextOf(bytes: Uint8Array, first: string): string | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const next = text.includes('@odata.nextLink') ? linkIn(text) : undefined;
  if (next === undefined) return undefined;
  const url = new URL(next, first);
  if (url.origin === new URL(first).origin) return url.href;
  throw new KnownError(
    'InvalidInput',
    `${first} links to its next page on another host, ${url.origin}, which is not asked.`,
  );
}

function linkIn(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const next = isObject(value) ? value['@odata.nextLink'] : undefined;
    return typeof next === 'string' && next !== '' ? next : undefined;
  } catch {
    // What it is instead, its reader says.
    return undefined;
  }
}

async function readAtMost(answer: Response, url: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of answer.body ?? []) {
    length += piece.byteLength;
    // Leaving the loop cancels the rest.
    if (length > maxInventoryBytes) throw new KnownError('UnreadableFile', `${url} is larger than 64 MB.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
