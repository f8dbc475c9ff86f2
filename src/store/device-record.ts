/** A device as every database keeps it: what is stored of an inventory, and what of it the database finds again. */

import { isDeepStrictEqual } from 'node:util';
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
  /** The device itself says when it was seen. Else it is seen now, whatever the clocks of servers say, and stands. */
  readonly tellsTime: boolean;
  readonly state: StateRecord;
  /** JSON: what the state does not tell of the inventory. */
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
  /** JSON, as in the record. */
  readonly inventory: string;
  /** Of the state, JSON. */
  readonly canonical: string;
}

/** A device that tells when it was seen is believed, also when it is new here; but nobody is seen in the future. */
export function recordOf(inventory: Inventory, seen: string): DeviceRecord {
  const state = patchStateOf(inventory);
  const tellsTime = inventory.lastSeen !== undefined && inventory.lastSeen <= seen;
  return {
    id: inventory.id,
    dnsName: dnsNameKey(inventory.computerDnsName),
    lastSeen: tellsTime ? (inventory.lastSeen as string) : seen,
    tellsTime,
    state: { fingerprint: Buffer.from(fingerprintOf(state), 'hex'), canonical: JSON.stringify(state) },
    inventory: JSON.stringify(restOf(inventory, state)),
  };
}

/**
 * What the state and the device's row do not tell: alike devices differ by their names and by the order of their lists,
 * so that this is a tenth of the whole, and the same again when nothing but the time has changed.
 */
function restOf({ lastSeen: _, ...inventory }: Inventory, state: PatchState): Partial<Inventory> {
  const told = new Map<string, unknown>(Object.entries(state));
  return Object.fromEntries(
    Object.entries(inventory).filter(([name, value]) => !told.has(name) || !isDeepStrictEqual(value, told.get(name))),
  );
}

/** Whether a record replaces what was seen then. */
export function stands({ tellsTime, lastSeen }: DeviceRecord, seenBefore: string): boolean {
  return !tellsTime || lastSeen >= seenBefore;
}

/** One record for each device, in the order of their ids: the one that was seen last, of those again the last in the list. */
export function newestOfEach(records: readonly DeviceRecord[]): readonly DeviceRecord[] {
  const newest = new Map<MachineId, DeviceRecord>();
  for (const record of records) {
    const other = newest.get(record.id);
    if (other === undefined || stands(record, other.lastSeen)) newest.set(record.id, record);
  }
  return [...newest.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** DNS names are compared in this form alone: the rules of a database for letters of any script are its own. */
export function dnsNameKey(computerDnsName: string): string {
  return computerDnsName.toLowerCase();
}

/** Rows of before the state told its part hold the whole inventory, which stands. */
export function toDevice({ inventory, canonical, state, firstSeen, lastSeen }: DeviceRow): Device {
  const whole: Inventory = { ...JSON.parse(canonical), ...JSON.parse(inventory) };
  return { inventory: whole, state, firstSeen, lastSeen };
}

/** `canonical` is undefined where the store has no such state. Throws `KnownError` StoreUnavailable then. */
export function readStateRecord(canonical: string | undefined, state: StateId): PatchState {
  if (canonical === undefined)
    throw new KnownError('StoreUnavailable', `The store has no patch state number ${state}.`);
  return JSON.parse(canonical) as PatchState;
}
