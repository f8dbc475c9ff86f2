/** Which edition of the reader this is: a digest of all source that decides what a document gives, so that nobody has to think of it. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Of the source as it lies there, where the program runs from it; where it is built, of the source that was built. */
export function readReaderVersion(): string {
  return import.meta.url.endsWith('.ts') ? digestOfReader() : readFileSync(new URL(builtName, import.meta.url), 'utf8');
}

/** Beside this file, in what is built; `scripts/build.ts` writes the digest into it. */
export const builtName = 'reader-version.txt';

/** Of `cvrf/read.ts`, of the form in which documents are kept, and of whatever these import; of a package, its version. */
export function digestOfReader(): string {
  const hash = createHash('sha256');
  for (const source of sourcesOfReader()) hash.update(`${source.length}\n${source}`);
  return hash.digest('hex').slice(0, 16);
}

/** Addresses of the files that the digest is of. */
export function filesOfReader(): Set<string> {
  const files = new Set(['./cvrf/read.ts', './document-bytes.ts'].map((path) => new URL(path, import.meta.url).href));
  for (const file of files) {
    for (const imported of importsOf(readFileSync(new URL(file), 'utf8'))) {
      if (imported.startsWith('.')) files.add(new URL(imported, file).href);
    }
  }
  return files;
}

function sourcesOfReader(): string[] {
  const texts = [...filesOfReader()].sort().map((file) => readFileSync(new URL(file), 'utf8'));
  const { dependencies } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    dependencies: Readonly<Record<string, string>>;
  };
  const packages = new Set(texts.flatMap(importsOf).filter((name) => Object.hasOwn(dependencies, name)));
  return [...texts, ...[...packages].sort().map((name) => `${name}@${dependencies[name]}`)];
}

function importsOf(text: string): string[] {
  return [...text.matchAll(/^(?:import|export)\b[^;]*?\bfrom '([^']+)'/gm)].map(([, specifier]) => specifier as string);
}
