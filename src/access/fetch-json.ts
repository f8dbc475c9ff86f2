/** A small JSON document from a server that may be anything: within a time, within a size, from no other place than the one asked. */

/** Ten times what the largest issuers send. */
const maxBytes = 512 * 1024;

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
    return JSON.parse(await readText(response));
  } catch (cause) {
    throw new Error(`${address} gives no document: ${reasonOf(cause as Error)}.`, { cause });
  }
}

/** Counts what a compressed body unpacks to. */
async function readText({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > maxBytes) throw new Error(`it is larger than ${maxBytes / 1024} KiB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** fetch says "fetch failed", and why in its cause. */
function reasonOf({ message, cause }: Error): string {
  return cause instanceof Error && cause.message !== '' ? `${message}, ${cause.message}` : message;
}
