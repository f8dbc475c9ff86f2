/** A secret out of a file, since what stands among the options of a command every user of the host can read. */

import { readFile } from './read-file.ts';

/** Without the blanks and line breaks around it. */
export function readSecret(file: string): string {
  return readFile(file).toString('utf8').trim();
}
