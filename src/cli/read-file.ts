/** A file that a command was given, whole. */

import { readFileSync } from 'node:fs';
import { KnownError } from '../errors.ts';

/** Throws `KnownError` UnreadableFile. */
export function readFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new KnownError('UnreadableFile', `${file} cannot be read: ${(cause as Error).message}.`, { cause });
  }
}
