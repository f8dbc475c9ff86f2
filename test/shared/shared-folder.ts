/** The folder of recorded data that tests in this folder need: MISSINGKBS_SHARED, else ../shared beside the project. */

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The path inside the shared folder. Ends the test run with a clear line where it is not there: these tests never pass by not running. */
export function sharedPath(path: string): string {
  const folder = resolve(import.meta.dirname, '../..', process.env.MISSINGKBS_SHARED ?? '../shared');
  const full = resolve(folder, path);
  if (existsSync(full)) return full;
  const message = `The recorded data is not there: ${full}. Set MISSINGKBS_SHARED to the folder that holds it, or run \`npm test\`, which needs none.`;
  process.stdout.write(`${message}\n`);
  throw new Error(message);
}
