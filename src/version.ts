/** The version of this program, from the package that it came in. */

import { readFileSync } from 'node:fs';
import { packageFile } from './package-files.ts';

export function readVersion(): string {
  return (JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { version: string }).version;
}
