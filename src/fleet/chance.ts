/** Chance that comes out the same each time: what is drawn depends on the seed and on what it is drawn for, never on the order. */

/** A number in [0, 1) for this seed and these two numbers. */
export function fractionOf(seed: number, of: number, what: number): number {
  return scramble(scramble(scramble(seed ^ 0x9e3779b9) ^ of) ^ what) / 2 ** 32;
}

/** Draws one after the other, all of them for one thing. */
export interface Draws {
  /** In [0, 1). */
  fraction(): number;
  /** A whole number below this one. */
  below(count: number): number;
  happens(share: number): boolean;
  pick<Item>(items: readonly Item[]): Item | undefined;
}

export function drawsFor(seed: number, of: number): Draws {
  let drawn = 0;
  const fraction = (): number => {
    drawn += 1;
    return fractionOf(seed, of, drawn);
  };
  const below = (count: number): number => Math.floor(fraction() * count);
  return { fraction, below, happens: (share) => fraction() < share, pick: (items) => items[below(items.length)] };
}

/** The item at this fraction of all shares. Undefined where there is none. */
export function pickByShare<Item extends { readonly share: number }>(
  items: readonly Item[],
  fraction: number,
): Item | undefined {
  let left = fraction * items.reduce((sum, { share }) => sum + share, 0);
  for (const item of items) {
    left -= item.share;
    if (left < 0) return item;
  }
  return items.at(-1);
}

/** The finaliser of MurmurHash3 (public domain): every bit of the result depends on every bit of the number. */
function scramble(number: number): number {
  let mixed = number | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
