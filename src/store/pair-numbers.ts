/** Pairs of whole numbers, numbered as they come: open addressing in flat arrays, since a `Map` of a million look-ups takes five times as long. */

const fewestSlots = 1_024;

export class PairNumbers {
  #count = 0;
  #slots = fewestSlots;
  /** Slot by slot: both numbers of the pair, 32 bits each, and its own number and one; 0 where the slot is empty. */
  #table = new Uint32Array(3 * fewestSlots);

  get count(): number {
    return this.#count;
  }

  /** From 0. Both are less than 2^32. */
  numberOf(first: number, second: number): number {
    const slot = this.#slotOf(first, second);
    const known = this.#table[slot + 2] as number;
    if (known !== 0) return known - 1;
    this.#table[slot] = first;
    this.#table[slot + 1] = second;
    this.#count += 1;
    this.#table[slot + 2] = this.#count;
    if (2 * this.#count > this.#slots) this.#grow();
    return this.#count - 1;
  }

  /** Where the pair is, or would be. */
  #slotOf(first: number, second: number): number {
    const last = this.#slots - 1;
    // Each bit of both moves the place; the constants are those that MurmurHash3 mixes with.
    let mixed = Math.imul(first ^ Math.imul(second, 0xcc9e2d51), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
    let slot = (mixed ^ (mixed >>> 13)) & last;
    const table = this.#table;
    while (table[3 * slot + 2] !== 0 && (table[3 * slot] !== first || table[3 * slot + 1] !== second)) {
      slot = (slot + 1) & last;
    }
    return 3 * slot;
  }

  #grow(): void {
    const before = this.#table;
    this.#slots *= 4;
    this.#table = new Uint32Array(3 * this.#slots);
    for (let at = 0; at < before.length; at += 3) {
      if (before[at + 2] === 0) continue;
      this.#table.set(before.subarray(at, at + 3), this.#slotOf(before[at] as number, before[at + 1] as number));
    }
  }
}
