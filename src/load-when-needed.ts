/** Libraries that only some inputs need, loaded at their first use: a cold `assess` of one file is to answer at once. */

import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const loaded = new Map<string, unknown>();

/** The CommonJS form of a package, loaded once. The caller names its type: `loadWhenNeeded<typeof import('saxes')>('saxes')`. */
export function loadWhenNeeded<Module>(name: string): Module {
  if (!loaded.has(name)) loaded.set(name, require(name));
  return loaded.get(name) as Module;
}
