/** The browser of these tests: Debian's Chromium, or whatever Chromium the environment names. None is downloaded. */

import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export const howToGetOne =
  'Install Chromium (Debian: apt-get install chromium), or set MISSINGKBS_CHROMIUM to one; then run "npm run test:browser".';

export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env.MISSINGKBS_CHROMIUM;
  return named ? named : usualPlaces.find(existsSync);
}

export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(`There is no Chromium. ${howToGetOne}`);
  // Chromium's own sandbox does not run for root, as whom containers run.
  return chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
}
