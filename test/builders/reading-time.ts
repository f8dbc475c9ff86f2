/** How long an inventory takes to be read, and what comes of it. */

import { KnownError } from '../../src/errors.ts';
import { readInventories } from '../../src/inventory/read.ts';

export interface ReadingTime {
  readonly megabytes: number;
  /** Processor time of this process: what else runs on the machine counts little. */
  readonly ms: number;
  /** The format, or the code of the refusal. */
  readonly outcome: string;
}

/** A crash is thrown. */
export function timeReading(text: string): ReadingTime {
  const bytes = new TextEncoder().encode(text);
  const started = process.cpuUsage();
  const outcome = outcomeOf(bytes);
  const { user, system } = process.cpuUsage(started);
  return { megabytes: bytes.length / 1024 / 1024, ms: (user + system) / 1000, outcome };
}

function outcomeOf(bytes: Uint8Array): string {
  try {
    return readInventories(bytes, 'large text').format;
  } catch (error) {
    if (error instanceof KnownError) return error.code;
    throw error;
  }
}
