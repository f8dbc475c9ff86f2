/** Where the files of this package lie. Node runs the sources from src/, or the bundle, whose files all lie in dist/; both folders stand beside package.json. */

import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The path of a file that the package holds beside its code: "collect/collect.ps1". */
export function packageFile(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}

/** A file of Swagger UI: of the package in a clone, beside the bundle where the build has put it. */
export function swaggerFile(name: string): string {
  return packageFile(isSource() ? `node_modules/swagger-ui-dist/${name}` : `dist/docs/${name}`);
}

/** What a thread runs. `source` is its place in src/, without an extension: "feed/read-worker". The build makes a file of each `-thread` and `-worker`. */
export function threadFile(source: string): URL {
  return new URL(isSource() ? `./${source}.ts` : `./${basename(source)}.cjs`, import.meta.url);
}

function isSource(): boolean {
  return import.meta.url.endsWith('.ts');
}
