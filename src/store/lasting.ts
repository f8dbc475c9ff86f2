/**
 * How long states and details last: until no device points to them, and nobody has put them for a day by the database's
 * clock. Whoever lets a device point to one has put it within the hour, so that none is taken away from under a device that
 * is just written. A foreign key would hold them too, with an index, which is half of what a new device writes.
 */

/** One that was put as lately as this need not be put again. */
export const putAgainAfterS = 3_600;

/** What was put lately, and is there. Alike devices share the records of their state and detail. */
export class Remembered<Record extends object, Value> {
  #put = new WeakMap<Record, { readonly value: Value; readonly at: number }>();

  get(record: Record): Value | undefined {
    const put = this.#put.get(record);
    return put !== undefined && performance.now() - put.at < putAgainAfterS * 1000 ? put.value : undefined;
  }

  /** When it is committed, or in the transaction whose failure is followed by `forget`. */
  set(record: Record, value: Value): void {
    this.#put.set(record, { value, at: performance.now() });
  }

  forget(): void {
    this.#put = new WeakMap();
  }
}

/** Digests of details that are in use, as numbers, since a fleet may have a million: of two alike one stays for the other. */
export class UsedDetails {
  readonly #numbers = new Set<number>();

  add(digest: Uint8Array | null): void {
    if (digest !== null) this.#numbers.add(numberOf(digest));
  }

  has(digest: Uint8Array): boolean {
    return this.#numbers.has(numberOf(digest));
  }
}

/** The first 48 bits. */
function numberOf(digest: Uint8Array): number {
  return Buffer.from(digest.buffer, digest.byteOffset, digest.byteLength).readUIntBE(0, 6);
}
