/**
 * Histories of many devices as flat numbers that every thread reads without a copy, and what is counted in them: a device
 * with twelve changes takes 124 bytes, and a million are passed through in some tens of milliseconds.
 */

import type { MachineId } from '../brand.ts';
import { changesIn } from './device-history.ts';
import { PairNumbers } from './pair-numbers.ts';
import type { DeviceHistory, StateId } from './store.ts';

/**
 * Numbers of 32 bits: how many devices, where the changes of each begin and where the last end, their tag sets (0 for none),
 * the changes (second, state); behind them the ids, 20 bytes each, ascending.
 */
export type HistoryPage = SharedArrayBuffer;

export type PackedDevice = DeviceHistory;

/** For reading only. */
interface View {
  readonly devices: number;
  readonly starts: Uint32Array;
  readonly tagSets: Uint32Array;
  readonly changes: Uint32Array;
  readonly ids: Buffer;
}

export const idBytes = 20;

/** In the order of the ids. `before` itself where nothing in it has changed: what is read anew would be there twice else. */
export function packPage(devices: readonly PackedDevice[], before?: HistoryPage): HistoryPage {
  const histories = devices.map(({ history }) => changesIn(history));
  const changes = histories.reduce((sum, list) => sum + list.length, 0);
  const numbers = 2 + 2 * devices.length + changes;
  // What is shared is garbage of which no thread counts the bytes.
  const page = new ArrayBuffer(4 * numbers + idBytes * devices.length);
  const all = new Uint32Array(page, 0, numbers);
  all[0] = devices.length;
  const { starts, tagSets, changes: into, ids } = viewOf(page);
  let at = 0;
  for (const [place, { id, tagSet = 0 }] of devices.entries()) {
    starts[place] = at;
    tagSets[place] = tagSet;
    into.set(histories[place] as Uint32Array, at);
    at += (histories[place] as Uint32Array).length;
    ids.write(id, place * idBytes, 'hex');
  }
  starts[devices.length] = at;
  const bytes = Buffer.from(page);
  if (before !== undefined && bytes.equals(Buffer.from(before))) return before;
  const shared = new SharedArrayBuffer(page.byteLength);
  bytes.copy(Buffer.from(shared));
  return shared;
}

/** Counts devices page by page. */
export class GroupCount {
  readonly #seconds: readonly number[];
  /** A group is the tag set, then a state a day; what leads from the one to the next is the number of what was before. */
  readonly #steps: readonly PairNumbers[];
  readonly #counts: number[] = [];
  /** Group by group, its states and its tag set. */
  readonly #members: number[][] = [];

  /** Each the last one of a day, ascending. */
  constructor(seconds: readonly number[]) {
    this.#seconds = seconds;
    this.#steps = [undefined, ...seconds].map(() => new PairNumbers());
  }

  add(page: HistoryPage): void {
    const view = viewOf(page);
    const seconds = this.#seconds;
    const [ofTags, ...ofDays] = this.#steps as [PairNumbers, ...PairNumbers[]];
    for (let device = 0; device < view.devices; device += 1) {
      let group = ofTags.numberOf(0, view.tagSets[device] as number);
      let state = 0;
      for (let day = 0; day < ofDays.length; day += 1) {
        state = stateIn(view, device, seconds[day] as number);
        group = (ofDays[day] as PairNumbers).numberOf(group, state);
      }
      // The last day has a state if any has.
      if (state === 0) continue;
      if (this.#counts[group] === undefined) this.#begin(group, view, device);
      this.#counts[group] = (this.#counts[group] as number) + 1;
    }
  }

  /** One group behind the other: a state a day, 0 where the devices were not known yet, the tag set, how many. */
  result(): Uint32Array {
    const width = this.#seconds.length + 2;
    const found = new Uint32Array(width * this.#members.filter(() => true).length);
    let at = 0;
    for (const [group, members] of this.#members.entries()) {
      if (members === undefined) continue;
      found.set(members, at);
      found[at + width - 1] = this.#counts[group] as number;
      at += width;
    }
    return found;
  }

  #begin(group: number, view: View, device: number): void {
    const states = this.#seconds.map((second) => stateIn(view, device, second));
    this.#members[group] = [...states, view.tagSets[device] as number];
    this.#counts[group] = 0;
  }
}

export interface FindQuestion {
  readonly states: ReadonlySet<StateId>;
  readonly second: number;
  readonly after?: MachineId;
  readonly limit: number;
}

/** Ids, ascending, of devices that were in one of the states at that second. */
export function findInPage(page: HistoryPage, { states, second, after, limit }: FindQuestion): MachineId[] {
  const view = viewOf(page);
  const found: MachineId[] = [];
  const bound = after === undefined ? undefined : Buffer.from(after, 'hex');
  for (let device = 0; device < view.devices && found.length < limit; device += 1) {
    if (!states.has(stateIn(view, device, second))) continue;
    const id = view.ids.subarray(device * idBytes, (device + 1) * idBytes);
    if (bound === undefined || Buffer.compare(id, bound) > 0) found.push(id.toString('hex') as MachineId);
  }
  return found;
}

/** 0 before the device was known. From behind, since most questions are about days not long ago. */
export function stateIn({ starts, changes }: View, device: number, second: number): StateId {
  const start = starts[device] as number;
  let at = (starts[device + 1] as number) - 2;
  while (at >= start && (changes[at] as number) > second) at -= 2;
  return at < start ? 0 : (changes[at + 1] as number);
}

export function viewOf(page: HistoryPage | ArrayBuffer): View {
  const devices = new Uint32Array(page, 0, 1)[0] as number;
  const idsAt = page.byteLength - idBytes * devices;
  const all = new Uint32Array(page, 0, idsAt / 4);
  return {
    devices,
    starts: all.subarray(1, devices + 2),
    tagSets: all.subarray(devices + 2, 2 * devices + 2),
    changes: all.subarray(2 * devices + 2),
    ids: Buffer.from(page, idsAt),
  };
}
