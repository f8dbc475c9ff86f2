/** A device as every database gives it back. */

import type { PatchState } from '../assessment/patch-state.ts';
import { KnownError } from '../errors.ts';
import type { Inventory } from '../inventory/model.ts';
import type { Device, StateId } from './store.ts';
import { readTags } from './tags.ts';

/** A device's rows, joined. */
export interface DeviceRow {
  readonly state: StateId;
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** JSON, as in the record. */
  readonly inventory: string;
  /** Of the state, JSON. */
  readonly canonical: string;
  /** JSON, sorted; null for none. */
  readonly tags: string | null;
}

/** Rows of before the state told its part hold the whole inventory, which stands. */
export function toDevice({ inventory, canonical, state, firstSeen, lastSeen, tags }: DeviceRow): Device {
  const whole: Inventory = { ...JSON.parse(canonical), ...JSON.parse(inventory) };
  return { inventory: whole, state, firstSeen, lastSeen, tags: readTags(tags) };
}

/** `canonical` is undefined where the store has no such state. Throws `KnownError` StoreUnavailable then. */
export function readStateRecord(canonical: string | undefined, state: StateId): PatchState {
  if (canonical === undefined)
    throw new KnownError('StoreUnavailable', `The store has no patch state number ${state}.`);
  return JSON.parse(canonical) as PatchState;
}
