/**
 * A device's past: in which patch state it was, from when to when. Packed, since a million devices have twelve changes a
 * year: 8 bytes a change (seconds since 1970 and the state's number, 32 bits each, big-endian), the oldest first. A change
 * is put behind the others by whatever database it is; nothing else there reads it.
 */

import { KnownError } from '../errors.ts';
import type { StateId, StateInterval } from './store.ts';

const changeBytes = 8;
const greatest = 2 ** 32 - 1;

/** Throws `KnownError` StoreUnavailable for a number or a time that has no room. */
export function packChange(at: string, state: StateId): Buffer {
  const seconds = Math.floor(Date.parse(at) / 1000);
  if (!(seconds >= 0 && seconds <= greatest && state >= 0 && state <= greatest)) {
    throw new KnownError(
      'StoreUnavailable',
      `State ${state} at ${at} has no room in a history, which ends in 2106 and counts ${greatest} states.`,
    );
  }
  const bytes = Buffer.allocUnsafe(changeBytes);
  bytes.writeUInt32BE(seconds, 0);
  bytes.writeUInt32BE(state, 4);
  return bytes;
}

/** A change that bears an earlier time than the one before it, by a clock that was set back, happened right after it. */
export function unpackHistory(packed: Uint8Array): readonly StateInterval[] {
  const bytes = viewOf(packed);
  const intervals: { state: StateId; from: string; to?: string }[] = [];
  let seconds = 0;
  for (let offset = 0; offset < bytes.byteLength; offset += changeBytes) {
    seconds = Math.max(seconds, bytes.getUint32(offset));
    const from = new Date(seconds * 1000).toISOString();
    const last = intervals.at(-1);
    if (last !== undefined) last.to = from;
    intervals.push({ state: bytes.getUint32(offset + 4), from });
  }
  return intervals;
}

/** Second and state, change by change, as numbers of this machine; the seconds ascend, as `unpackHistory` has them. */
export function changesIn(packed: Uint8Array): Uint32Array {
  const changes = new Uint32Array(packed.length / 4);
  let seconds = 0;
  for (let place = 0; place < changes.length; place += 2) {
    seconds = Math.max(seconds, readNumber(packed, 4 * place));
    changes[place] = seconds;
    changes[place + 1] = readNumber(packed, 4 * place + 4);
  }
  return changes;
}

/** Without the changes that lie before a day; the one that stands on it stays. */
export function trimHistory(packed: Uint8Array, before: string): Uint8Array {
  const bytes = viewOf(packed);
  const seconds = Math.floor(Date.parse(before) / 1000);
  let first = 0;
  for (let next = changeBytes; next < bytes.byteLength && bytes.getUint32(next) <= seconds; next += changeBytes) {
    first = next;
  }
  return packed.subarray(first);
}

/** Puts the states of a history to those of others. */
export function addStates(used: Set<StateId>, packed: Uint8Array): void {
  const bytes = viewOf(packed);
  for (let offset = 4; offset < bytes.byteLength; offset += changeBytes) used.add(bytes.getUint32(offset));
}

function viewOf(packed: Uint8Array): DataView {
  return new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
}

/** As `DataView` does, which costs more than the reading where each history needs one of its own. */
function readNumber(bytes: Uint8Array, offset: number): number {
  const high = ((bytes[offset] as number) << 8) | (bytes[offset + 1] as number);
  const low = ((bytes[offset + 2] as number) << 8) | (bytes[offset + 3] as number);
  return high * 65_536 + low;
}
