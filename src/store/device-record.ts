/** A device as every database takes it: what is stored of an inventory, and what of it the database finds again. */

import { isDeepStrictEqual } from 'node:util';
import { fingerprintOf, patchStateOf } from '../assessment/patch-state.ts';
import type { MachineId } from '../brand.ts';
import { digestOf } from '../digest.ts';
import type { Inventory, InventoryReading } from '../inventory/model.ts';

const detailDigestBytes = 16;

/** What one inventory makes of one device, whatever the store knew of it. */
export interface DeviceRecord {
  readonly id: MachineId;
  /** As `dnsNameKey` gives it. */
  readonly dnsName: string;
  /** As the device writes it, where that is another form. */
  readonly shownName?: string;
  /** ISO 8601 in UTC. */
  readonly lastSeen: string;
  /** The device itself says when it was seen. Else it is seen now, whatever the clocks of servers say, and stands. */
  readonly tellsTime: boolean;
  /** IP addresses with blanks between them, the main one first; absent where none is told. */
  readonly addresses?: string;
  readonly state: StateRecord;
  readonly detail: DetailRecord;
}

/** A patch state, which is stored once for all devices that have its fingerprint. */
export interface StateRecord {
  /** SHA-256. */
  readonly fingerprint: Uint8Array;
  /** JSON. */
  readonly canonical: string;
}

/** What neither the state nor the device itself tells of an inventory, stored once for all devices that say the same. */
export interface DetailRecord {
  /** The first half of SHA-256 of the text, which tells more texts apart than there will ever be. */
  readonly digest: Buffer;
  /** JSON. */
  readonly text: string;
}

/** What a record has of everything in an inventory but whose it is, when and by which addresses: the same for devices that are alike. */
export interface SharedPart {
  readonly state: StateRecord;
  readonly detail: DetailRecord;
}

/** Whose an inventory is, when, and by which addresses. */
export type Reporter = Pick<Inventory, 'id' | 'computerDnsName' | 'lastSeen' | 'ipAddresses'>;

export function recordOf(inventory: Inventory, seen: string): DeviceRecord {
  return recordOfPart(sharedPartOf(inventory), inventory, seen);
}

/** A device that tells when it was seen is believed, also when it is new here; but nobody is seen in the future. */
export function recordOfPart(
  { state, detail }: SharedPart,
  { id, computerDnsName, lastSeen, ipAddresses = [] }: Reporter,
  seen: string,
): DeviceRecord {
  const tellsTime = lastSeen !== undefined && lastSeen <= seen;
  const dnsName = dnsNameKey(computerDnsName);
  return {
    id,
    dnsName,
    ...(dnsName !== computerDnsName && { shownName: computerDnsName }),
    lastSeen: tellsTime ? lastSeen : seen,
    tellsTime,
    ...(ipAddresses.length > 0 && { addresses: ipAddresses.join(' ') }),
    state,
    detail,
  };
}

/** Lists in the order of the device, makers of software: what the state leaves out stays as it was reported. */
export function sharedPartOf(whole: InventoryReading): SharedPart {
  const { id: _, computerDnsName: __, lastSeen: ___, ipAddresses: ____, ...reading } = whole;
  const state = patchStateOf(reading);
  const told = new Map<string, unknown>(Object.entries(state));
  const untold = Object.entries(reading).filter(
    ([name, value]) => !told.has(name) || !isDeepStrictEqual(value, told.get(name)),
  );
  const text = JSON.stringify(Object.fromEntries(untold));
  return {
    state: { fingerprint: Buffer.from(fingerprintOf(state), 'hex'), canonical: JSON.stringify(state) },
    detail: { digest: Buffer.from(digestOf('sha256', text), 'hex').subarray(0, detailDigestBytes), text },
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
