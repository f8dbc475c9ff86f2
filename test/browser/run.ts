/**
 * Runs the browser tests, or says which ones are left out for want of a browser. With --say it runs none, and says what
 * there is to run.
 */

import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { findChromium, howToGetOne } from './chromium.ts';
import { findRecorded, howToGetRecorded } from './recorded-devices.ts';

const all = globSync('*.test.ts', { cwd: import.meta.dirname }).sort();
const ofRecorded = all.filter((file) => file.startsWith('recorded-'));
const files = findRecorded() === undefined ? all.filter((file) => !ofRecorded.includes(file)) : all;

if (findChromium() === undefined) {
  tell(`LEFT OUT: there is no browser for the tests below. ${howToGetOne}`, all);
} else if (process.argv.includes('--say')) {
  tell('The tests in a browser are apart: "npm run test:browser".', all);
} else {
  const paths = files.map((file) => join(import.meta.dirname, file));
  // Node would leave a core free; a page waits for its server, and the other way round.
  const options = [`--test-concurrency=${availableParallelism()}`, '--test-reporter=spec'];
  const { status } = spawnSync(process.execPath, ['--test', ...options, ...paths], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
  if (files.length < all.length) tell(`LEFT OUT: the recorded devices are not there. ${howToGetRecorded}`, ofRecorded);
}

function tell(headline: string, of: readonly string[]): void {
  const titles = of.flatMap((file) =>
    [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(/^ *test\(\s*['`](.+?)['`],/gm)].map(
      ([, title]) => `  ${file}: ${title}`,
    ),
  );
  process.stdout.write(`${[headline, ...titles].join('\n')}\n`);
}
