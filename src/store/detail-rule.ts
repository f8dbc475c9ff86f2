/**
 * When a detail goes: when no device points to it, and nobody has put it for a day by the database's clock. Whoever lets a
 * device point to one has put it within some hours, so that none is taken away from under a device that is just written,
 * and no foreign key, which would cost an index, has to hold it.
 */

import type { DetailRecord } from './device-record.ts';

/** One that was put as lately as this need not be put again. */
export const putAgainAfterS = 3_600;
/** Far beyond what a transaction and the time that a put is remembered take together. */
export const keptUnusedMs = 86_400_000;

/** Details that were put, and are there for a while. Alike devices share the record of theirs. */
export class RememberedDetails {
  #putAt = new WeakMap<DetailRecord, number>();

  has(detail: DetailRecord): boolean {
    const putAt = this.#putAt.get(detail);
    return putAt !== undefined && performance.now() - putAt < putAgainAfterS * 1000;
  }

  /** When they are committed, or in the transaction whose failure is followed by `forget`. */
  add(details: Iterable<DetailRecord>): void {
    const now = performance.now();
    for (const detail of details) this.#putAt.set(detail, now);
  }

  forget(): void {
    this.#putAt = new WeakMap();
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
