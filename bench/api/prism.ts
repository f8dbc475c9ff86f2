/** Prism, a mock server that answers from an OpenAPI document: downloaded into a folder when it is asked for, and no dependency. */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const prismVersion = '5.16.0';

/** Gives the script that its command runs. */
export function installPrism(folder: string): string {
  const name = `@stoplight/prism-cli@${prismVersion}`;
  const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--no-save', '--ignore-scripts', name];
  const { status, stderr } = spawnSync('npm', args, { encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${status}: ${stderr}`);
  return join(folder, 'node_modules/@stoplight/prism-cli/dist/index.js');
}
