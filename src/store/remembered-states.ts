/**
 * Which state devices were in when they were last asked for, 32 bytes each: a million of them in a map of texts would
 * take three times the memory and the time. A cache, which may forget.
 */

import type { MachineId } from '../brand.ts';
import type { StateId } from './store.ts';

/** Of an entry, in words of 32 bits: the machine id, its tenant, its state, and in which generation it was written. */
const idWords = 5;
const tenantAt = 5;
const stateAt = 6;
const generationAt = 7;
const entryWords = 8;
const maxWord = 0xffff_ffff;
/** Of a device that is forgotten. No database comes to count so far. */
const noState = maxWord;

/** Nobody searches longer than this, also not for ids that were chosen to fall into one place. */
const maxSteps = 16;

export interface RememberedStatesOptions {
  /** Powers of two. The table doubles when it is half full; at its greatest, new devices take the places of others. */
  readonly firstEntries?: number;
  readonly maxEntries?: number;
}

export class RememberedStates {
  readonly #maxEntries: number;
  #table: Uint32Array;
  #count = 0;
  /** What an earlier one wrote is forgotten, and its place free. A new table is all zeros. */
  #generation = 1;
  /** The one that was read last. */
  readonly #id = new Uint32Array(idWords);

  constructor({ firstEntries = 2 ** 16, maxEntries = 2 ** 22 }: RememberedStatesOptions = {}) {
    this.#maxEntries = maxEntries;
    this.#table = new Uint32Array(firstEntries * entryWords);
  }

  get(tenantId: number, id: MachineId): StateId | undefined {
    readWords(id, this.#id);
    const entry = this.#search(tenantId);
    const state = entry < 0 ? noState : this.#table[entry + stateAt];
    return state === noState ? undefined : state;
  }

  /** The next look-up finds nothing of it. */
  forgetDevice(tenantId: number, id: MachineId): void {
    readWords(id, this.#id);
    const entry = this.#search(tenantId);
    // Its place stays taken, so that what lies beyond it is found.
    if (entry >= 0) this.#table[entry + stateAt] = noState;
  }

  /** Numbers past 32 bits are not remembered. */
  set(tenantId: number, id: MachineId, state: StateId): void {
    if (state >= noState || tenantId > maxWord) return;
    const entries = this.#table.length / entryWords;
    if (this.#count * 2 >= entries && entries < this.#maxEntries) this.#grow(entries * 2);
    readWords(id, this.#id);
    this.#write(tenantId, state);
  }

  /** All of it, at no cost. */
  forget(): void {
    this.#count = 0;
    this.#generation += 1;
    if (this.#generation > maxWord) this.#renew(this.#table.length / entryWords);
  }

  #grow(entries: number): void {
    const table = this.#table;
    const generation = this.#generation;
    this.#renew(entries);
    for (let entry = 0; entry < table.length; entry += entryWords) {
      if (table[entry + generationAt] !== generation) continue;
      for (let word = 0; word < idWords; word += 1) this.#id[word] = table[entry + word] as number;
      this.#write(table[entry + tenantAt] as number, table[entry + stateAt] as StateId);
    }
  }

  #renew(entries: number): void {
    this.#table = new Uint32Array(entries * entryWords);
    this.#count = 0;
    this.#generation = 1;
  }

  /** Of the device whose id was read. */
  #write(tenantId: number, state: StateId): void {
    const table = this.#table;
    const found = this.#search(tenantId);
    const entry = found < 0 ? -1 - found : found;
    if (table[entry + generationAt] !== this.#generation) this.#count += 1;
    table.set(this.#id, entry);
    table[entry + tenantAt] = tenantId;
    table[entry + stateAt] = state;
    table[entry + generationAt] = this.#generation;
  }

  /** Where the entry is of the device whose id was read; where it may be written, as -1 and below, when it has none. */
  #search(tenantId: number): number {
    const id = this.#id;
    const table = this.#table;
    const mask = table.length / entryWords - 1;
    const first = hash(id, tenantId) & mask;
    for (let step = 0; step < maxSteps; step += 1) {
      const entry = ((first + step) & mask) * entryWords;
      // Places become free all at once, so nothing lies beyond the first free one.
      if (table[entry + generationAt] !== this.#generation) return -1 - entry;
      if (table[entry + tenantAt] === tenantId && isAt(id, table, entry)) return entry;
    }
    return -1 - first * entryWords;
  }
}

function isAt(id: Uint32Array, table: Uint32Array, entry: number): boolean {
  for (let word = 0; word < idWords; word += 1) if (table[entry + word] !== id[word]) return false;
  return true;
}

/** Ids are hashes themselves, most of them. */
function hash(id: Uint32Array, tenantId: number): number {
  return (id[0] as number) ^ (id[4] as number) ^ tenantId;
}

/** Forty hexadecimal digits as five words. */
function readWords(id: MachineId, words: Uint32Array): void {
  for (let word = 0; word < idWords; word += 1) {
    let value = 0;
    for (let place = word * 8; place < word * 8 + 8; place += 1) {
      const code = id.charCodeAt(place);
      // "0" is 0x30 and "a" is 0x61: the low four bits, and nine more for a letter.
      value = (value << 4) | ((code & 15) + (code >> 6) * 9);
    }
    words[word] = value;
  }
}
