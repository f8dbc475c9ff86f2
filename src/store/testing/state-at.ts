/** In which state a history has a device at a time: as it is read whole, beside what reads it packed. */

import { unpackHistory } from '../device-history.ts';
import type { StateId } from '../store.ts';

/** Undefined before the device was known. */
export function stateAt(history: Uint8Array, at: string): StateId | undefined {
  return unpackHistory(history).findLast(({ from }) => from <= at)?.state;
}
