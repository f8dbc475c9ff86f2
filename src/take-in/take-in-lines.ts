/** Takes NDJSON into the store: an inventory a line, each for itself. */

import { setImmediate } from 'node:timers/promises';
import { type ErrorCode, KnownError, RetryLater } from '../errors.ts';
import type { SaveCounts, Store } from '../store/store.ts';
import { type Line, readLines } from './read-lines.ts';
import { createRecordReader } from './read-record.ts';
import { TakeIn } from './take-in.ts';

/** As much as a device may report by itself. */
export const longestLineBytes = 4 * 1024 * 1024;
/** Faults that are told; the others are counted. */
const maxTold = 100;
/** After so many lines of which none is JSON, the rest is not looked at. */
const triedLines = 100;

export interface LineFault {
  /** From 1. */
  readonly line: number;
  readonly code: ErrorCode;
  readonly message: string;
}

export interface TakenLines extends SaveCounts {
  /** Lines that are not blank. */
  readonly received: number;
  readonly failed: number;
  /** The first of those that failed. */
  readonly errors: readonly LineFault[];
}

/** Rejects with `KnownError` when the body is no NDJSON, cannot be read on, or the store fails; what was written until then stays. */
export type TakeInLines = (pieces: AsyncIterable<Uint8Array>, tenant: string) => Promise<TakenLines>;

export interface TakeInOptions {
  readonly store: Store;
  readonly now: () => number;
  /** Blank ones too. */
  readonly mostLines?: number;
}

/** What alike devices share is remembered from one body to the next. */
export function createTakeIn({ store, now, mostLines = 20_000_000 }: TakeInOptions): TakeInLines {
  const readRecord = createRecordReader();

  return async (pieces, tenant) => {
    const takeIn = new TakeIn(store, tenant);
    const faults = new Faults();
    let received = 0;
    try {
      for await (const lines of readLines(pieces, longestLineBytes)) {
        const seen = new Date(now()).toISOString();
        for (const line of lines) {
          if (line.number > mostLines) throw tooManyLines(mostLines);
          if (line.text?.trim() === '') continue;
          received += 1;
          const record = faults.collect(line, (text) => readRecord(text, seen));
          const full = record && takeIn.add(record);
          // Others have their turn.
          if (full !== undefined) await Promise.all([full, setImmediate()]);
        }
        if (received >= triedLines) faults.refuseUnlessObjects(received);
      }
      faults.refuseUnlessObjects(received);
      return { received, ...(await takeIn.end()), failed: faults.failed, errors: faults.told };
    } catch (error) {
      throw tellTaken(error, await takeIn.breakOff());
    }
  };
}

class Faults {
  readonly told: LineFault[] = [];
  failed = 0;
  #noObjects = 0;

  /** Undefined, and a fault more, when the line cannot be read. */
  collect<Result>({ number, text }: Line, read: (text: string) => Result): Result | undefined {
    try {
      if (text === undefined) throw lineTooLong();
      return read(number === 1 ? withoutByteOrderMark(text) : text);
    } catch (error) {
      if (!(error instanceof KnownError)) throw error;
      this.failed += 1;
      if (text !== undefined && !looksLikeObject(text)) this.#noObjects += 1;
      const { code, message } = error;
      if (this.told.length < maxTold) this.told.push({ line: number, code, message });
      return undefined;
    }
  }

  /** Throws when not one of so many lines was an object. */
  refuseUnlessObjects(received: number): void {
    if (received === 0 || this.#noObjects < received) return;
    throw new KnownError(
      'InvalidRequestBody',
      `The body is not NDJSON: not one of its first ${received} lines is a JSON object. Write one inventory a line. Line ${this.told[0]?.line}: ${this.told[0]?.message}`,
    );
  }
}

function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function looksLikeObject(text: string): boolean {
  return /^\s*\{/.test(text) && /\}\s*$/.test(text.slice(-100));
}

function lineTooLong(): KnownError {
  return new KnownError('MaximumBatchSizeExceeded', `The line is too long, in bytes. Allowed: ${longestLineBytes}.`);
}

function tooManyLines(allowed: number): KnownError {
  return new KnownError(
    'MaximumBatchSizeExceeded',
    `The body has too many lines. Allowed: ${allowed}. Send it in parts.`,
  );
}

/** What a failure leaves behind belongs to its message. */
function tellTaken(error: unknown, { created, replaced, outdated }: SaveCounts): unknown {
  const taken = created + replaced + outdated;
  if (!(error instanceof KnownError) || taken === 0) return error;
  const message = `${error.message} ${taken} devices had been taken in by then and stay; whoever sends all again changes nothing twice.`;
  return error instanceof RetryLater
    ? new RetryLater(error.code, message, error.retryAfterSeconds, { cause: error })
    : new KnownError(error.code, message, { cause: error });
}
