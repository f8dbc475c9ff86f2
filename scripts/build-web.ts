/** Builds dist/web from web/, beside what is there, and puts it in its place when it is whole: servers may be starting meanwhile. */

import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { builtPage, digestOfPage, pageDigestName, pageSource } from '../src/cli/built-page.ts';

mkdirSync(dirname(builtPage), { recursive: true });
const folder = mkdtempSync(`${builtPage}-`);
try {
  await build({
    configFile: join(pageSource, 'vite.config.ts'),
    configLoader: 'native',
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true },
  });
  writeFileSync(join(folder, pageDigestName), digestOfPage());
  rmSync(builtPage, { recursive: true, force: true });
  renameSync(folder, builtPage);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
