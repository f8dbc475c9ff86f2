/** Builds the page before the first start in a checkout, and after its source has changed, so that nobody has to think of it. */

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { packageFile } from '../package-files.ts';
import { stateOfPage } from './built-page.ts';
import type { Terminal } from './terminal.ts';

const longestMs = 120_000;

/** Says what it does, since it takes some seconds. What goes wrong is told and stops nothing: the API needs no page. Whether there is one now. */
export async function preparePage({ stderr }: Pick<Terminal, 'stderr'>): Promise<boolean> {
  const state = stateOfPage();
  if (state === 'current') return true;
  const builder = packageFile('scripts/build-web.ts');
  if (!existsSync(builder)) {
    stderr.write('missingkbs: dist/web is missing, so there is no page. Install the package again; the API answers.\n');
    return false;
  }
  stderr.write(`Building the page, since it is ${state === 'missing' ? 'not built yet' : 'older than its source'} … `);
  const startedAt = performance.now();
  try {
    // In a process of its own: what builds the page stays in nobody's memory.
    await promisify(execFile)(process.execPath, [builder], { timeout: longestMs });
    stderr.write(`done in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s.\n`);
    return true;
  } catch (error) {
    const left = state === 'older' ? 'the older one stays' : 'the API answers without it';
    stderr.write(`it failed; ${left}.\n${reasonOf(error as Error & { stderr?: string })}\n`);
    return state === 'older';
  }
}

function reasonOf({ message, stderr = '' }: Error & { readonly stderr?: string }): string {
  if (!/Cannot find package '(vite|@vitejs)/.test(stderr)) return stderr.trim() || message;
  return 'Vite is not installed: it is a development dependency. "npm ci" brings it, "npm run build:web" builds the page.';
}
