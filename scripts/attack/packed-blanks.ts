/** Something small that unpacks to something large. */

import { gzipSync } from 'node:zlib';

const packedHundred = gzipSync(Buffer.alloc(100 * 1024 * 1024, ' '));

/** A hundred megabytes take a hundred kilobytes. Files of gzip that follow one another unpack as one. */
export function packedBlanks(megabytes: number): Buffer {
  return Buffer.concat(Array<Buffer>(Math.ceil(megabytes / 100)).fill(packedHundred));
}
