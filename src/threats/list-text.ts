/** Bytes of a published list as text, packed with gzip or not, and how a list that cannot be used is told. */

import { gunzipSync } from 'node:zlib';
import { KnownError } from '../errors.ts';

/** Unpacked. KEV of August 2026 has 1.6 MB; EPSS, 300,000 scores, 10. */
export const maxListBytes = 64 * 1024 * 1024;

/** Throws a KnownError MalformedDocument where the gzip is damaged or what it holds too long. `name` is what messages call the list. */
export function textOfList(bytes: Uint8Array, name: string): string {
  return new TextDecoder().decode(isGzip(bytes) ? unpack(bytes, name) : bytes);
}

/** What was found and what was expected. The list in place stays. */
export function unusable(name: string, found: string, expected: string): KnownError {
  return new KnownError('MalformedDocument', `${name}: ${found}; expected ${expected}. The list in place stays.`);
}

/** More of a list than this cannot be read by an oversight in a record or two. */
export function refuseMany(name: string, dropped: readonly string[], read: number): void {
  if (dropped.length <= (dropped.length + read) * 0.05) return;
  throw unusable(
    name,
    `${dropped.length} of ${dropped.length + read} records cannot be used, the first: ${dropped[0]}`,
    'at most one in twenty',
  );
}

export const cvePattern = /^CVE-\d{4}-\d{4,19}$/;

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function unpack(bytes: Uint8Array, name: string): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: maxListBytes });
  } catch (cause) {
    throw unusable(name, `the gzip cannot be unpacked (${(cause as Error).message})`, 'a whole file of at most 64 MB');
  }
}
