/** A cache that forgets what was used longest ago when it grows too heavy. Below half its weight it keeps no order of use. */

export class BoundedCache<Key, Value> {
  readonly #maxWeight: number;
  readonly #entries = new Map<Key, { readonly value: Value; readonly weight: number }>();
  /** One walk for all: a new one would begin by stepping over the holes that the last ones left. */
  #oldest = this.#entries.keys();
  #weight = 0;

  constructor(maxWeight: number) {
    this.#maxWeight = maxWeight;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: Key): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    if (this.#weight * 2 > this.#maxWeight) {
      this.#entries.delete(key);
      this.#entries.set(key, entry);
    }
    return entry.value;
  }

  /** A value that is heavier than the whole cache is not kept. */
  set(key: Key, value: Value, weight = 1): void {
    this.delete(key);
    if (weight > this.#maxWeight) return;
    this.#entries.set(key, { value, weight });
    this.#weight += weight;
    while (this.#weight > this.#maxWeight) this.#forgetOldest();
  }

  delete(key: Key): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#weight -= entry.weight;
  }

  clear(): void {
    this.#entries.clear();
    this.#oldest = this.#entries.keys();
    this.#weight = 0;
  }

  /** What the walk has passed is gone, and what is used or set goes to the end, so that its next step is the oldest. */
  #forgetOldest(): void {
    const step = this.#oldest.next();
    if (step.done) this.#oldest = this.#entries.keys();
    else this.delete(step.value);
  }
}
