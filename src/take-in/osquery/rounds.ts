/**
 * Rounds of answers of osquery's agents into the store. A device is stored from all queries of one round or not at all: an
 * answer that lacks is never taken for an empty one. What came alone is kept until the others have come.
 */

import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { KnownError } from '../../errors.ts';
import type { JsonObject } from '../../inventory/text/json-values.ts';
import type { KeptResult, OsqueryNode } from '../../store/osquery-store.ts';
import type { Store } from '../../store/store.ts';
import { type QueryAnswer, type ReadAnswers, readDistributed, readLog } from './answers.ts';
import { inventoryOf } from './inventory-of.ts';
import { queriesOf, roundSeconds, splay } from './queries.ts';

/** An agent as it called. */
export interface CallingNode {
  readonly node: OsqueryNode;
  /** Of osquery, where it says so. */
  readonly version?: string;
}

export interface TakenRound {
  /** The device is stored from a whole round. */
  readonly saved: boolean;
  /** What could not be used, for the log. */
  readonly faults: readonly string[];
}

export interface RoundsParts {
  readonly store: Pick<Store, 'devices' | 'osquery'>;
  readonly now: () => number;
}

/** After so long without an answer the queries are given out again. */
const askAgainSeconds = 3_600;
/** The answers of one round lie no further apart: its interval as drawn, and some minutes for a slow device. */
const widestSeconds = roundSeconds * (1 + splay) + 900;
/** Unpacked, of one query. Agents send no longer line by default (`--logger_tls_max_linesize`). */
const longestKept = 1024 * 1024;

export class OsqueryRounds {
  readonly #store: RoundsParts['store'];
  readonly #now: () => number;

  constructor({ store, now }: RoundsParts) {
    this.#store = store;
    this.#now = now;
  }

  /** What the agent is to answer at once, and nothing until its next round is due. */
  async ask({ node, version }: CallingNode): Promise<Readonly<Record<string, string>>> {
    if (!this.#isBefore(node.answered, roundSeconds) || !this.#isBefore(node.asked, askAgainSeconds)) return {};
    await this.#store.osquery.markNode(node.keyHash, { asked: this.#iso() });
    return Object.fromEntries(queriesOf(version));
  }

  /** Answers to what was asked at once: all of them are a round by themselves. */
  async takeDistributed(caller: CallingNode, body: JsonObject): Promise<TakenRound> {
    const { answers, faults } = readDistributed(body);
    const { node } = caller;
    if (!isWhole(caller, answers)) return this.#keep(caller, { answers, faults });
    const fault = await this.#save(node, answers);
    if (fault !== undefined) return { saved: false, faults: [...faults.map(tell), fault] };
    await this.#store.osquery.markNode(node.keyHash, { answered: this.#iso() });
    await this.#store.osquery.dropResults(node.keyHash);
    return { saved: true, faults: faults.map(tell) };
  }

  /** Answers of the schedule, each for itself. Those of an agent that answers whole rounds tell nothing new. */
  async takeLog(caller: CallingNode, data: readonly unknown[]): Promise<TakenRound> {
    if (!this.#isBefore(caller.node.answered, 2 * roundSeconds)) return { saved: false, faults: [] };
    return this.#keep(caller, readLog(data));
  }

  async #keep(caller: CallingNode, { answers, faults }: ReadAnswers): Promise<TakenRound> {
    const told = faults.map(tell);
    if (answers.length === 0) return { saved: false, faults: told };
    const { keyHash } = caller.node;
    for (const answer of answers) {
      const text = JSON.stringify(answer.rows);
      if (text.length > longestKept) told.push(`${answer.query}: its rows are longer than ${longestKept} characters`);
      else await this.#store.osquery.keepResult(keyHash, this.#resultOf(answer, text));
    }
    const kept = await this.#store.osquery.keptResults(keyHash);
    const since = isWhole(caller, kept) ? sinceWhen(kept) : undefined;
    if (since === undefined) return { saved: false, faults: told };
    const fault = await this.#save(caller.node, kept.map(answerOf), since);
    return { saved: fault === undefined, faults: fault === undefined ? told : [...told, fault] };
  }

  /** Gives the reason when it cannot be saved. */
  async #save(node: OsqueryNode, answers: readonly QueryAnswer[], seen?: string): Promise<string | undefined> {
    try {
      const read = inventoryOf(node, answers, seen);
      if ('otherSystem' in read) return `it runs ${read.otherSystem}, not Windows`;
      await this.#store.devices.save(node.tenant, read.inventory, this.#iso());
      return undefined;
    } catch (error) {
      if (error instanceof KnownError && error.code === 'InvalidInput') return error.message;
      throw error;
    }
  }

  /** Nobody has answered in the future. */
  #resultOf({ query, seconds }: QueryAnswer, text: string): KeptResult {
    const taken = Math.min(seconds === undefined ? Number.POSITIVE_INFINITY : seconds * 1000, this.#now());
    return { query, taken: new Date(taken).toISOString(), packed: zstdCompressSync(text) };
  }

  #isBefore(instant: string | undefined, seconds: number): boolean {
    return instant === undefined || Date.parse(instant) + seconds * 1000 <= this.#now();
  }

  #iso(): string {
    return new Date(this.#now()).toISOString();
  }
}

function isWhole({ version }: CallingNode, answers: readonly { readonly query: string }[]): boolean {
  const answered = new Set(answers.map(({ query }) => query));
  return queriesOf(version).every(([name]) => answered.has(name));
}

/** All was so when the oldest answer was taken. Undefined when it is not of one round with the newest. */
function sinceWhen(kept: readonly KeptResult[]): string | undefined {
  const taken = kept.map((result) => result.taken).sort();
  const [oldest = '', newest = ''] = [taken[0], taken.at(-1)];
  return Date.parse(newest) - Date.parse(oldest) <= widestSeconds * 1000 ? oldest : undefined;
}

function answerOf({ query, packed }: KeptResult): QueryAnswer {
  return { query, rows: JSON.parse(zstdDecompressSync(packed).toString('utf8')) };
}

function tell({ query, reason }: { readonly query: string; readonly reason: string }): string {
  return `${query}: ${reason}`;
}
