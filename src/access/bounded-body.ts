/** The body of an answer from a server that may be anything, within a size. */

/** Ten times what the largest issuers send. */
const maxBytes = 512 * 1024;

/** Counts what a compressed body unpacks to. Rejects with an Error. */
export async function readBounded({ body }: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > maxBytes) throw new Error(`it is larger than ${maxBytes / 1024} KiB`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
