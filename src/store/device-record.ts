/** A device as every database takes it: what is stored of an inventory, and what of it the database finds again. */

import { isDeepStrictEqual } from 'node:util';
import { fingerprintOf, patchStateOf } from '../assessment/patch-state.ts';
import type { MachineId } from '../brand.ts';
import type { Inventory, InventoryReading } from '../inventory/model.ts';

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

/** What a record has of everything in an inventory but whose it is and when: the same for devices that are alike. */
export interface SharedPart {
  readonly state: StateRecord;
  /** JSON without the braces: what neither the state nor the device itself tells. */
  readonly rest: string;
}

/** Whose an inventory is, and when. */
export type Reporter = Pick<Inventory, 'id' | 'computerDnsName' | 'lastSeen'>;

export function recordOf(inventory: Inventory, seen: string): DeviceRecord {
  return recordOfPart(sharedPartOf(inventory), inventory, seen);
}

/** A device that tells when it was seen is believed, also when it is new here; but nobody is seen in the future. */
export function recordOfPart(
  { state, rest }: SharedPart,
  { id, computerDnsName, lastSeen }: Reporter,
  seen: string,
): DeviceRecord {
  const tellsTime = lastSeen !== undefined && lastSeen <= seen;
  return {
    id,
    dnsName: dnsNameKey(computerDnsName),
    lastSeen: tellsTime ? lastSeen : seen,
    tellsTime,
    state,
    inventory: `{"id":"${id}","computerDnsName":${JSON.stringify(computerDnsName)}${rest === '' ? '' : ','}${rest}}`,
  };
}

/**
 * What the state and the device's row do not tell: alike devices differ by their names and by the order of their lists,
 * so that this is a tenth of the whole, and the same again when nothing but the time has changed.
 */
export function sharedPartOf({ id: _, computerDnsName: __, lastSeen: ___, ...reading }: InventoryReading): SharedPart {
  const state = patchStateOf(reading);
  const told = new Map<string, unknown>(Object.entries(state));
  const untold = Object.entries(reading).filter(
    ([name, value]) => !told.has(name) || !isDeepStrictEqual(value, told.get(name)),
  );
  return {
    state: { fingerprint: Buffer.from(fingerprintOf(state), 'hex'), canonical: JSON.stringify(state) },
    rest: JSON.stringify(Object.fromEntries(untold)).slice(1, -1),
  };
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
