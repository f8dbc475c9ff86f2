/** A store's version is the number of steps that made its tables. Which steps those are is each database's own. */

import { KnownError } from '../errors.ts';

/** A store as messages name it, and what leads to another one: a setting, and what it holds. */
export interface StoreName {
  readonly name: string;
  readonly setting: string;
  readonly other: string;
}

/** The steps that a store of this version lacks. Throws `KnownError` StoreUnavailable when it has more than there are. */
export function stepsAfter<Step>(version: number, steps: readonly Step[], store: StoreName): readonly Step[] {
  if (version <= steps.length) return steps.slice(version);
  throw new KnownError(
    'StoreUnavailable',
    `The store ${store.name} has version ${version}, this program knows versions up to ${steps.length}: a newer missingkbs made it. Run that one, or set ${store.setting} to another ${store.other}.`,
  );
}
