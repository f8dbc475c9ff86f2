/** A store's version is the number of steps that made its tables. Which steps those are is each database's own. */

import { KnownError } from '../errors.ts';

/** The steps that a store of this version lacks. Throws `KnownError` StoreUnavailable when it has more than there are. */
export function stepsAfter<Step>(version: number, steps: readonly Step[], store: string): readonly Step[] {
  if (version <= steps.length) return steps.slice(version);
  throw new KnownError(
    'StoreUnavailable',
    `The store ${store} has version ${version}, this program knows versions up to ${steps.length}: a newer missingkbs made it. Run that one, or set MISSINGKBS_DATA to another folder.`,
  );
}
