/** Patch states in batches, as they go to the threads of the assessor. */

import type { StateId } from '../../store/store.ts';

export type StateText = readonly [StateId, string];

/** States of one system begin alike, and are next to each other. */
export function batchesOf(states: readonly StateText[], size: number): (readonly StateText[])[] {
  const alike = states.toSorted(([, one], [, other]) => (one < other ? -1 : 1));
  return Array.from({ length: Math.ceil(alike.length / size) }, (_, index) =>
    alike.slice(index * size, (index + 1) * size),
  );
}
