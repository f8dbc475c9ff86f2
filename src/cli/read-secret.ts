/** A secret out of a file, since what stands among the options of a command every user of the host can read. */

import { readFileSync } from 'node:fs';
import { KnownError } from '../errors.ts';

/** Without the blanks and line breaks around it. */
export function readSecret(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new KnownError('UnreadableFile', `${file} cannot be read: ${(cause as Error).message}.`, { cause });
  }
}
