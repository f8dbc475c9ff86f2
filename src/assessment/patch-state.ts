/** Everything about a device that the answer depends on, in canonical form: devices that share it share the answer. */

import { digestOf } from '../digest.ts';
import { stateFields } from '../inventory/fields.ts';
import type { InventoryReading, StateOfReading } from '../inventory/model.ts';

/** No identity, no dates, lists sorted and without repeats. It does not depend on the catalogue, so a new catalogue never touches devices. */
export type PatchState = StateOfReading;

/** The fields of the state in the order of their table, each in its canonical form. */
export function patchStateOf(reading: InventoryReading): PatchState {
  const state: Record<string, unknown> = {};
  for (const [name, canonical] of stateFields) {
    const value = reading[name];
    if (value !== undefined) state[name] = canonical(value);
  }
  return state;
}

/** The same for the same state and for no other. */
export function canonicalTextOf(state: PatchState): string {
  return JSON.stringify(state);
}

/** SHA-256 of the canonical text, hexadecimal. */
export function fingerprintOf(state: PatchState): string {
  return digestOf('sha256', canonicalTextOf(state));
}
