/** A device as every database gives it back. */

import type { PatchState } from '../assessment/patch-state.ts';
import type { MachineId } from '../brand.ts';
import { KnownError } from '../errors.ts';
import type { Inventory } from '../inventory/model.ts';
import type { Device, StateId } from './store.ts';
import { readTags } from './tags.ts';

/** A device's rows, joined. */
export interface DeviceRow {
  readonly id: MachineId;
  /** As the device writes it. */
  readonly name: string;
  readonly state: StateId;
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** JSON. Undefined where it should be and is not. */
  readonly detail: string | null | undefined;
  /** Of the state, JSON. */
  readonly canonical: string;
  /** JSON, sorted; null for none. */
  readonly tags: string | null;
  /** As the record has them. */
  readonly addresses: string | null;
}

/**
 * Rows of before details were shared hold more: all that the state does not tell, or the whole inventory, which stands.
 * Throws `KnownError` StoreUnavailable when the detail is lost.
 */
export function toDevice(row: DeviceRow): Device {
  const { id, name, detail, canonical, addresses, state, firstSeen, lastSeen, tags } = row;
  if (detail === null || detail === undefined)
    throw new KnownError('StoreUnavailable', `The store has lost what machine ${id} reported beside its state.`);
  const told = { ...JSON.parse(canonical), ...JSON.parse(detail) };
  const ipAddresses = readAddresses(addresses);
  const own = { id, computerDnsName: name, ...(ipAddresses.length > 0 && { ipAddresses }) };
  const inventory: Inventory = { ...own, ...told };
  return { inventory, state, firstSeen, lastSeen, tags: readTags(tags) };
}

export function readAddresses(addresses: string | null): readonly string[] {
  return addresses === null ? [] : addresses.split(' ');
}

/** `canonical` is undefined where the store has no such state. Throws `KnownError` StoreUnavailable then. */
export function readStateRecord(canonical: string | undefined, state: StateId): PatchState {
  if (canonical === undefined)
    throw new KnownError('StoreUnavailable', `The store has no patch state number ${state}.`);
  return JSON.parse(canonical) as PatchState;
}
