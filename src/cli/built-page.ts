/** Whether the built page is that of its source; `scripts/build-web.ts` builds it. The package has the page and no source. */

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFile } from '../package-files.ts';

export const pageSource = packageFile('web');
export const builtPage = packageFile('dist/web');
/** In the folder of the built page: what it was built from. */
export const pageDigestName = 'source-digest.txt';

export type PageState = 'current' | 'missing' | 'older';

export function stateOfPage(source = pageSource, built = builtPage): PageState {
  const digestFile = join(built, pageDigestName);
  if (!existsSync(digestFile)) return 'missing';
  if (!existsSync(source)) return 'current';
  return readFileSync(digestFile, 'utf8') === digestOfPage(source) ? 'current' : 'older';
}

/** Of every file of the source, and of the lock file, which has the versions of what goes into the page. Times say little after a checkout. */
export function digestOfPage(source = pageSource): string {
  const hash = createHash('sha256');
  const files = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of [...files, packageFile('package-lock.json')]) {
    const content = readFileSync(file);
    hash.update(`${file.slice(source.length)}\n${content.length}\n`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}
