/** A device as every database keeps it: what is stored of an inventory, and what of it the database finds again. */

import { fingerprintOf, type PatchState, patchStateOf } from '../assessment/patch-state.ts';
import type { MachineId } from '../brand.ts';
import { KnownError } from '../errors.ts';
import type { Inventory } from '../inventory/model.ts';
import type { Device, StateId } from './store.ts';

/** What one inventory makes of one device, whatever the store knew of it. */
export interface DeviceRecord {
  readonly id: MachineId;
  /** As `dnsNameKey` gives it. */
  readonly dnsName: string;
  /** ISO 8601 in UTC. */
  readonly lastSeen: string;
  readonly state: StateRecord;
  /** JSON. */
  readonly inventory: string;
}

/** A patch state, which is stored once for all devices that have its fingerprint. */
export interface StateRecord {
  /** SHA-256. */
  readonly fingerprint: Uint8Array;
  /** JSON. */
  readonly canonical: string;
}

/** A device's rows, joined. */
export interface DeviceRow {
  readonly state: StateId;
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** JSON. */
  readonly inventory: string;
}

/** A device that tells when it was seen is believed, also when it is new here. */
export function recordOf(inventory: Inventory, seen: string): DeviceRecord {
  const state = patchStateOf(inventory);
  return {
    id: inventory.id,
    dnsName: dnsNameKey(inventory.computerDnsName),
    lastSeen: inventory.lastSeen ?? seen,
    state: { fingerprint: Buffer.from(fingerprintOf(state), 'hex'), canonical: JSON.stringify(state) },
    inventory: JSON.stringify(inventory),
  };
}

/** `known` is when the device was first seen so far; a new device has none. */
export function firstSeenOf({ lastSeen }: DeviceRecord, known: string | undefined): string {
  return known !== undefined && known < lastSeen ? known : lastSeen;
}

/** DNS names are compared in this form alone: the rules of a database for letters of any script are its own. */
export function dnsNameKey(computerDnsName: string): string {
  return computerDnsName.toLowerCase();
}

export function toDevice({ inventory, state, firstSeen, lastSeen }: DeviceRow): Device {
  return { inventory: JSON.parse(inventory) as Inventory, state, firstSeen, lastSeen };
}

/** `canonical` is undefined where the store has no such state. Throws `KnownError` StoreUnavailable then. */
export function readStateRecord(canonical: string | undefined, state: StateId): PatchState {
  if (canonical === undefined)
    throw new KnownError('StoreUnavailable', `The store has no patch state number ${state}.`);
  return JSON.parse(canonical) as PatchState;
}
