/** Feeds damaged inventories to the reader and holds it to its promises: no crash, no hang, no made-up KB, nothing outside the contract. */

import { KnownError } from '../../src/errors.ts';
import { parseOsBuild } from '../../src/inventory/os-build.ts';
import { readContract } from '../../src/inventory/parsers/contract/parser.ts';
import { type ReadInventories, readInventories } from '../../src/inventory/read.ts';
import type { CorpusFile } from '../../src/inventory/testing/corpus.ts';
import { decodeText } from '../../src/inventory/text/decode.ts';
import { mutate, seededRandom } from './mutations.ts';

export interface FuzzReport {
  readonly runs: number;
  /** Inputs that still gave a device. */
  readonly read: number;
  /** Inputs that were refused with a message for people. */
  readonly refused: number;
  readonly slowestMs: number;
  readonly failures: readonly {
    readonly run: number;
    readonly file: string;
    readonly message: string;
    readonly bytes: Uint8Array;
  }[];
}

const longestMs = 2000;

/** Run n of a seed is always the same input, whatever `runs` is. */
export function fuzzInventories(corpus: readonly CorpusFile[], runs: number, seed: number): FuzzReport {
  const failures: { run: number; file: string; message: string; bytes: Uint8Array }[] = [];
  let read = 0;
  let slowestMs = 0;
  for (let run = 0; run < runs; run++) {
    const random = seededRandom(seed * 1_000_003 + run);
    const [file, other] = [corpus[random(corpus.length)], corpus[random(corpus.length)]] as [CorpusFile, CorpusFile];
    const bytes = mutate(file.bytes, other.bytes, random);
    const started = performance.now();
    const fault = judge(bytes);
    const tookMs = performance.now() - started;
    slowestMs = Math.max(slowestMs, tookMs);
    if (fault === undefined) read++;
    const message = tookMs > longestMs ? `took ${Math.round(tookMs)} ms` : fault;
    if (message !== undefined && message !== refusal) failures.push({ run, file: file.name, message, bytes });
  }
  const refused = runs - read - failures.length;
  return { runs, read, refused, slowestMs, failures };
}

const refusal = 'refused';

/** Undefined for an input that was read as promised, `refusal` for one that was refused, else what is wrong. */
function judge(bytes: Uint8Array): string | undefined {
  try {
    return findFault(readInventories(bytes, 'fuzzed'), decodeText(bytes));
  } catch (error) {
    if (error instanceof KnownError) return refusal;
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

function findFault({ readings }: ReadInventories, text: string): string | undefined {
  const numbers = new Set(text.match(/\d+/g));
  for (const reading of readings) {
    for (const kb of [
      ...(reading.installedKbs ?? []),
      ...(reading.windowsUpdateOffers ?? []).map((offer) => offer.kb),
    ]) {
      if (!numbers.has(kb)) return `made up KB${kb}`;
    }
    if (reading.osVersion !== undefined && !parseOsBuild(reading.osVersion)) return `osVersion ${reading.osVersion}`;
    try {
      readContract(JSON.parse(JSON.stringify(reading)), 'reading');
    } catch (error) {
      return `outside the contract: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
  return undefined;
}
