/** Libraries that only some inputs need, loaded at their first use: a cold `assess` of one file is to answer at once. */

import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** A package, whichever its form; Node loads it once. The caller names its type: `loadWhenNeeded<typeof import('saxes')>('saxes')`. */
export function loadWhenNeeded<Module>(name: string): Module {
  return require(name) as Module;
}
